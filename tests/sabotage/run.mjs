import { runBundled } from '../../config/run-bundled.mjs'

// `node tests/sabotage/run.mjs [words]`: bundles `main.ts` and runs it.

await runBundled('tests/sabotage/main.ts', 'dist/sabotage.js', process.argv.slice(2))
