import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Bundles a program of this repository and runs it to its end, whose code becomes this process's; what ends this
 * process ends it as well.
 * @param {string} entry
 * @param {string} outfile
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 */
export async function runBundled(entry, outfile, args, env = {}) {
  await bundle(entry, outfile)
  const program = spawn(process.execPath, [outfile, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => program.kill(signal))
  program.once('exit', (code) => (process.exitCode = code ?? 1))
}
