import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildApp } from '../../config/build-app.mjs'
import { buildFunctions } from '../../config/build-functions.mjs'
import { buildLocal } from '../../config/build-local.mjs'
import { ensureChromium } from '../_support/chromium.mjs'

// `npm run pictures`: builds all that is looked at, and what looks, `tests/looks/main.ts`, and runs it.

const root = fileURLToPath(new URL('../..', import.meta.url))

await Promise.all([buildFunctions(), buildLocal()])
for (const type of ['h5', 'weapp']) await buildApp(type)
await build({
  absWorkingDir: root,
  entryPoints: ['tests/looks/main.ts'],
  outfile: 'dist/looks.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
const looks = spawn(process.execPath, ['dist/looks.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM: ensureChromium() },
})
looks.once('exit', (code) => (process.exitCode = code ?? 1))
