import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Server = {
  readonly url: string
  /** From starting the process to its being ready. */
  readonly startMs: number
  memoryMb(): number
  stop(): Promise<void>
}

/** The local CloudBase as `npm start` runs it: durable, a process of its own. */
export async function startServer(dir: string): Promise<Server> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['dist/local/main.js', '--dir', dir, '--until-stdin-ends'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const startMs = performance.now() - startedAt
  return {
    url: (JSON.parse(line) as { url: string }).url,
    startMs,
    memoryMb: () => {
      const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })
      return Math.round(Number(kilobytes) / 1024)
    },
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}
