import { spawn } from 'node:child_process'
import path from 'node:path'

const main = path.resolve('dist/local/main.js')

export type Ending = { readonly code: number | null; readonly said: string }

/** Starts the local CloudBase where no file may be written, as on a full disk, or as usual; resolves when it has ended. */
export function runToItsEnd(dir: string, { diskIsFull = false } = {}): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const { command, args } = commandFor(dir, diskIsFull ? 0 : undefined)
    const child = spawn(command, [...args, '--until-stdin-ends'], { stdio: ['pipe', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (part: Buffer) => (said += String(part)))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}

/** Starts it where no file may grow beyond `fileKilobytes`. */
export function startOnSmallDisk(dir: string, fileKilobytes: number) {
  const { command, args } = commandFor(dir, fileKilobytes)
  return spawn(command, [...args, '--until-stdin-ends'], { stdio: ['pipe', 'pipe', 'ignore'] })
}

function commandFor(dir: string, fileKilobytes?: number) {
  const args = [main, '--dir', dir]
  if (fileKilobytes === undefined) return { command: process.execPath, args }
  const limited = `ulimit -f ${fileKilobytes} && exec "$0" "$@"`
  return { command: 'bash', args: ['-c', limited, process.execPath, ...args] }
}
