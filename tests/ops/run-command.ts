import { spawn } from 'node:child_process'
import path from 'node:path'

const main = path.resolve('dist/ops/main.js')

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs an operator's command as `npm run` does, with nothing of this process's environment but what it needs. */
export function runCommand(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { PATH = '' } = process.env
  const env = { PATH, ...variables } as unknown as NodeJS.ProcessEnv
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, out, err }))
  })
}
