import type { WebSocketServer } from 'ws'
import type { WeappHost } from '../host'
import { plain } from './values'

/** What the client is told without having asked. */
export type AppEvents = { emit(method: string, params: unknown): void; enableLog(): void }

export function reportEvents(host: WeappHost, server: WebSocketServer): AppEvents {
  let logging = false
  const emit = (method: string, params: unknown) => {
    for (const socket of server.clients) socket.send(JSON.stringify({ method, params }))
  }
  host.problems.onFail((error) => {
    const { stack } = (error ?? {}) as { stack?: string }
    emit('App.exceptionThrown', { exception: { message: messageOf(error), stack } })
  })
  host.problems.onLog(({ type, args }) => {
    if (logging) emit('App.logAdded', { type, args: args.map(printable) })
  })
  return { emit, enableLog: () => void (logging = true) }
}

function printable(value: unknown): unknown {
  try {
    return plain(value)
  } catch {
    return String(value)
  }
}

/** Errors of the app's context are not `instanceof Error` here; wx failures carry errMsg. */
export function messageOf(error: unknown): string {
  const { message, errMsg } = (error ?? {}) as { message?: string; errMsg?: string }
  return message ?? errMsg ?? String(error)
}
