import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { WeappHost } from '../host'
import { appMethods } from './app-methods'
import { messageOf, reportEvents } from './events'
import { elementMethods } from './element-methods'
import { pageMethods } from './page-methods'
import { createReferences } from './references'

type Method = (params: unknown) => unknown
type Request = { id: string; method: string; params?: object }

export type AutomatorServer = { wsEndpoint: string; close(): Promise<void> }

/**
 * Speaks the protocol of DevTools' automation, so that the unmodified npm client drives the host.
 * Each answer waits until the app has settled: scripts need no waiting of their own.
 */
export async function serveAutomator(
  host: WeappHost,
  options: { screenshot?: () => Promise<Buffer> } = {},
): Promise<AutomatorServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const events = reportEvents(host, server)
  const references = createReferences(host)
  const methods = {
    ...appMethods(host, events, options.screenshot),
    ...pageMethods(host, references),
    ...elementMethods(host, references),
  } as unknown as Record<string, Method>

  const answer = async ({ id, method, params = {} }: Request) => {
    try {
      const handler = methods[method]
      if (!handler) throw new Error(`${method} is not supported`)
      const result = (await handler(params)) ?? {}
      await host.settle()
      return { id, result }
    } catch (error) {
      return { id, error: { message: messageOf(error) } }
    }
  }
  server.on('connection', (socket) => answerInOrder(socket, answer))

  const { port } = server.address() as AddressInfo
  return { wsEndpoint: `ws://127.0.0.1:${port}`, close: () => closeServer(server) }
}

function answerInOrder(socket: WebSocket, answer: (request: Request) => Promise<unknown>) {
  let last: Promise<unknown> = Promise.resolve()
  socket.on('message', (frame) => {
    const request = JSON.parse((frame as Buffer).toString()) as Request
    last = last.then(async () => socket.send(JSON.stringify(await answer(request))))
  })
}

function closeServer(server: WebSocketServer): Promise<void> {
  for (const socket of server.clients) socket.terminate()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}
