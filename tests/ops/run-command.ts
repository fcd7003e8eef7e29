import { spawn } from 'node:child_process'
import path from 'node:path'

const main = path.resolve('dist/ops/main.js')

/** Without a code it was killed. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** Ends a process as a power cut does: nothing of it runs any more. */
export type Kill = () => void

/**
 * Runs an operator's command as `npm run` does, with nothing of this process's environment but what it needs.
 * @param begun is handed what kills it
 */
export function runCommand(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  begun: (kill: Kill) => void = () => undefined,
): Promise<Ended> {
  const { PATH = '' } = process.env
  const env = { PATH, ...variables } as unknown as NodeJS.ProcessEnv
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  begun(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, out, err }))
  })
}
