import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

const main = path.resolve('dist/local/main.js')

export type LocalProcess = {
  readonly url: string
  /** Kills it as `kill -9` does, and resolves when it has gone. */
  kill(): Promise<void>
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>
}

export type LocalProcessOptions = {
  readonly dir: string
  /** A folder with `cloudbaserc.json` and `functions/`, in place of the product's own functions. */
  readonly functionsOf?: string | undefined
  /** Removes the folder when it ends. */
  readonly temporary?: boolean
}

/** Starts the built local CloudBase. It ends with this process, however this process ends. */
export async function startLocalProcess({
  dir,
  functionsOf,
  temporary,
}: LocalProcessOptions): Promise<LocalProcess> {
  if (!existsSync(main))
    throw new Error('dist/local is missing: run `npm run build:local && npm run build:functions`')
  const own = functionsOf
    ? [
        '--functions',
        path.join(functionsOf, 'functions'),
        '--functions-file',
        path.join(functionsOf, 'cloudbaserc.json'),
      ]
    : []
  const child = spawn(
    process.execPath,
    [
      main,
      '--dir',
      dir,
      '--not-durable',
      '--keep-compiled',
      '--until-stdin-ends',
      ...(temporary ? ['--temporary'] : []),
      // Of functions that test the host itself, each environment has its own.
      ...(functionsOf === undefined ? ['--keep-instances'] : []),
      ...own,
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve((JSON.parse(line) as { url: string }).url),
    )
    child.once('exit', (code) => reject(new Error(`the local CloudBase ended (${code}) before it was ready`)))
  })
  // Nothing more is read from it; unreferenced, it lets the Jest worker go, and goes itself when the pipe closes.
  child.stdout.destroy()
  child.unref()
  ;(child.stdin as unknown as { unref(): void }).unref()

  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = (signal: NodeJS.Signals) => async () => {
    child.ref()
    child.kill(signal)
    await ended
  }
  return { url, kill: end('SIGKILL'), stop: end('SIGTERM') }
}
