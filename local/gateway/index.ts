import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FunctionRules } from '../functions/security-rules'
import { answerInspector, type InspectorContext } from '../inspector'
import type { StandIn } from '../stand-in'
import { answerAdmin } from './admin'
import { answerClient } from './client-functions'
import { answerClientStorage } from './client-storage'
import { answerControl } from './control'
import { guardAgainstForeignPages } from './guard'
import { cookie, json, readCall, Refused, send, type Call, type Reply } from './http'
import { answerHttpTrigger } from './http-triggers'
import { answerStatic, pageHeaders } from './static-files'

export type GatewayOptions = InspectorContext & {
  readonly dir: string
  readonly rules: FunctionRules
  readonly standIn: () => StandIn | undefined
  /** The page at `/`: `index.html` and what it needs. */
  readonly pageDir: string
}

export type Gateway = {
  /** Resolves with the address once it listens, on loopback only; port 0 takes any free one. */
  listen(port: number): Promise<string>
  close(): Promise<void>
}

/** The HTTP front of the local CloudBase. */
export function openGateway(options: GatewayOptions): Gateway {
  const server = createServer((request, response) => void serve(request, response, options))
  // The SDK and the stand-in keep connections open between calls; closing them first would lose a call in flight.
  server.keepAliveTimeout = 65_000
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => {
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(request: IncomingMessage, response: ServerResponse, options: GatewayOptions) {
  const requestId = randomUUID()
  try {
    guardAgainstForeignPages(request)
    const call = await readCall(request, requestId)
    const reply = await route(call, options)
    send(response, reply, request.method ?? 'GET')
  } catch (error) {
    send(response, refusal(error, requestId), request.method ?? 'GET')
  }
}

async function route(call: Call, options: GatewayOptions): Promise<Reply> {
  const [first, second, third] = call.segments
  switch (first) {
    case 'admin':
      return answerAdmin(call, () => environmentOf(call, options))
    case 'v1':
      if (third === undefined || call.method !== 'POST') break
      if (second === 'functions')
        return answerClient(call, third, environmentOf(call, options), options.rules)
      if (second === 'storages') return answerClientStorage(call, third, environmentOf(call, options))
      break
    case 'http':
      return answerHttpTrigger(call, environmentOf(call, options, second))
    case '_cos':
      return environmentOf(call, options, second).storage.handle({
        method: call.method,
        path: call.url.pathname,
        headers: call.headers,
        body: call.body,
      })
    case '_local':
      return answerControl(call, options)
    case '_inspect':
      return answerInspector(call, options)
    case 'app':
      return answerStatic(options.appDir, call.segments.slice(1))
    case 'page':
      return answerStatic(options.pageDir, call.segments.slice(1), pageHeaders)
    case undefined:
      return answerStatic(options.pageDir, ['index.html'], pageHeaders)
    default:
  }
  throw new Refused(404, 'INVALID_PATH', `nothing is at '${call.url.pathname}'`)
}

/** The SDK names the environment in the query, a browser by cookie; whoever names none gets the first. */
function environmentOf(call: Call, { environments }: GatewayOptions, inPath?: string) {
  const envId = inPath ?? (call.url.searchParams.get('env') || cookie(call, 'weigui_env'))
  const environment = envId === undefined ? environments.first() : environments.get(envId)
  if (!environment) throw new Refused(404, 'INVALID_ENV', `no environment is called '${envId ?? ''}'`)
  return environment
}

function refusal(error: unknown, requestId: string): Reply {
  const { message } = error as Error
  if (error instanceof Refused) return json(error.status, { code: error.code, message, requestId })
  console.error(error)
  return json(500, { code: 'SYS_ERR', message, requestId })
}
