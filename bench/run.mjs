import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildApp } from '../config/build-app.mjs'
import { buildFunctions } from '../config/build-functions.mjs'
import { buildLocal } from '../config/build-local.mjs'

// `node bench/run.mjs product`: builds what is measured and the measuring, `bench/product/main.ts`, and runs it.

const root = fileURLToPath(new URL('..', import.meta.url))
const [name, ...args] = process.argv.slice(2)

await Promise.all([buildFunctions(), buildLocal()])
if (name === 'product') await buildApp('weapp')
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
const bench = spawn(process.execPath, [`dist/bench/${name}.js`, ...args], { cwd: root, stdio: 'inherit' })
bench.once('exit', (code) => (process.exitCode = code ?? 1))
