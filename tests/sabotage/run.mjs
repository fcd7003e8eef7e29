import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// `node tests/sabotage/run.mjs [words]`: bundles `main.ts` and runs it.

const root = fileURLToPath(new URL('../..', import.meta.url))

await build({
  absWorkingDir: root,
  entryPoints: ['tests/sabotage/main.ts'],
  outfile: 'dist/sabotage.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
})
const run = spawn(process.execPath, ['dist/sabotage.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
run.once('exit', (code) => (process.exitCode = code ?? 1))
