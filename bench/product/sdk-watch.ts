import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** When a call of the SDK was under way, in milliseconds of this process. */
type Span = { readonly from: number; to: number }

/** Stands between the SDK and the local CloudBase: counts, and makes each call wait as the way to a cloud would. */
export type SdkWatch = {
  /** The calls of the SDK while `work` runs: how many there were, and how many of them had to wait for another. */
  during(work: () => Promise<unknown>): Promise<{ readonly calls: number; readonly inSequence: number }>
  leave(): void
}

/** From now on the SDK of this process goes through it, each call delayed by so many milliseconds. */
export async function watchSdk(delayMs: number): Promise<SdkWatch> {
  const configuration = process.env.TCB_CONTEXT_CNFG ?? '{}'
  const target = new URL((JSON.parse(configuration) as { URL: string }).URL)
  let spans: Span[] = []
  const server = createServer((asked, answer) => {
    const span: Span = { from: performance.now(), to: Infinity }
    spans.push(span)
    pause(delayMs)
      .then(() => passOn(target, asked))
      .then((answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(answer)
        answer.once('finish', () => (span.to = performance.now()))
      })
      .catch(() => answer.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `http://127.0.0.1:${port}${target.pathname}` })
  return {
    async during(work) {
      spans = []
      await work()
      return { calls: spans.length, inSequence: longestChain(spans) }
    },
    leave() {
      process.env.TCB_CONTEXT_CNFG = configuration
      server.close()
      server.closeAllConnections()
    },
  }
}

function passOn(target: URL, asked: IncomingMessage): Promise<IncomingMessage> {
  const { method, headers, url = '' } = asked
  const options = { host: target.hostname, port: target.port, path: url, method, headers }
  return new Promise((resolve, reject) => {
    const sent = request(options, resolve)
    sent.once('error', reject)
    asked.pipe(sent)
  })
}

/** How many of the calls came one after the other: each began when the one before it had ended. */
function longestChain(spans: readonly Span[]): number {
  let ended = -Infinity
  let length = 0
  for (const { from, to } of [...spans].sort((a, b) => a.to - b.to)) {
    if (from < ended) continue
    length += 1
    ended = to
  }
  return length
}
