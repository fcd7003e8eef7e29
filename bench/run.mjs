import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildFunctions } from '../config/build-functions.mjs'
import { buildLocal } from '../config/build-local.mjs'

// `node bench/run.mjs local`: builds what is measured and the measuring, `bench/local/main.ts`, and runs it.

const root = fileURLToPath(new URL('..', import.meta.url))
const name = process.argv[2]

await Promise.all([buildFunctions(), buildLocal()])
await build({
  absWorkingDir: root,
  entryPoints: [`bench/${name}/main.ts`],
  outfile: `dist/bench/${name}.js`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
const bench = spawn(process.execPath, [`dist/bench/${name}.js`], { cwd: root, stdio: 'inherit' })
bench.once('exit', (code) => (process.exitCode = code ?? 1))
