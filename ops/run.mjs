import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { installPackages, nodeTooOld } from '../config/install.mjs'

// `node ops/run.mjs NAME …`: an operator's command, with whatever it needs. Only Node's own modules may be imported here.

const root = fileURLToPath(new URL('..', import.meta.url))

try {
  const tooOld = nodeTooOld()
  if (tooOld) throw new Error(tooOld)
  installPackages()
  const { buildOps } = await import('../config/build-ops.mjs')
  await buildOps()
  const command = spawn(process.execPath, [`${root}dist/ops/main.js`, ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  command.once('exit', (code) => (process.exitCode = code ?? 1))
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}
