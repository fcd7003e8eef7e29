import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Kill } from './run-command'

/** A way to a server on which whoever comes along can be killed. */
export type DeadlyWay = {
  readonly url: string
  /** Kills at the `n`th request from now on: before it arrives there, or after it was carried out and before the answer. */
  killAt(n: number, when: 'before' | 'after', kill: Kill): void
  close(): Promise<void>
}

export async function openDeadlyWay(target: string): Promise<DeadlyWay> {
  let left = Infinity
  let deadly: { when: 'before' | 'after'; kill: Kill } | null = null
  const server: Server = createServer((asked, answer) => {
    left -= 1
    const now = left === 0 ? deadly : null
    if (now?.when === 'before') {
      now.kill()
      answer.destroy()
      return
    }
    const { method, headers, url = '/' } = asked
    const on = request(new URL(url, target), { method, headers }, (answered) => {
      if (now) {
        now.kill()
        answer.destroy()
        answered.resume()
        return
      }
      // What a command is told of the server's own address has to lead along this way as well.
      if (url.startsWith('/_local/'))
        return void rewritten(answered, target, way()).then((body) => answer.end(body))
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
    })
    on.once('error', () => answer.destroy())
    asked.pipe(on)
  })
  const way = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: way(),
    killAt: (n, when, kill) => {
      left = n
      deadly = { when, kill }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function rewritten(answer: IncomingMessage, from: string, to: string): Promise<string> {
  return (await text(answer)).replaceAll(from, to)
}
