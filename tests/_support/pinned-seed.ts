import fc from 'fast-check'

// A run of the tests says the same as the one before. `SEED=… npm test` looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20260101) })
