import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { handleApi, isEndpoint } from './api'
import { ControlError, handleControl } from './control'
import type { Environment } from './environment'
import { environmentsIn, type Environments } from './environments'
import { isFields, text, type Fields } from './fields'
import { readPage, type Shown } from './shown-pages'

const bodyMost = 12 * 1024 * 1024

export type StandIn = { url: string; close: () => Promise<void> }

export type StandInOptions = {
  dir: string
  /** 0 takes any free one. */
  port: number
  /** Callbacks without an address of their own go to `<gatewayUrl>/http/<envId>/wechat/<appid>`. */
  gatewayUrl?: string | undefined
  /** False gives up safety at a power cut for speed; a killed process loses nothing either way. */
  durable?: boolean
}

/** Starts the stand-in on the loopback address; what it accepted before is in `dir`. */
export async function startStandIn({
  dir,
  port,
  gatewayUrl = '',
  durable = true,
}: StandInOptions): Promise<StandIn> {
  const addresses = { origin: '', gatewayUrl }
  const environments = environmentsIn(dir, addresses, durable)
  const server = createServer((request, response) => {
    answer(environments, request, response).catch((fault: unknown) => {
      console.error(fault)
      response.destroy()
    })
  })
  await listen(server, port).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return listen(server, 0)
  })
  addresses.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  environments.resumeAll()
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
    environments.closeAll()
  }
  return { url: addresses.origin, close }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function answer(
  environments: Environments,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const path = url.pathname.split('/').slice(1)
  const isControl = path[0] === '_stand-in'
  const [id = '', ...rest] = isControl ? path.slice(1) : path
  const bytes = await readBody(request)
  const env = environments.open(id)
  if (!bytes) sendText(response, 413, 'body too large')
  else if (!env) sendText(response, 404, 'no such environment')
  else if (isControl && isOfTheWhole(request, rest)) {
    changeWhole(environments, id, rest[0], controlBody(bytes))
    sendJson(response, 200, { done: true })
  } else if (isControl) await answerControl(env, request, rest.join('/'), bytes, response)
  else if (rest[0] === 'cgi-bin' || rest[0] === 'wxa') await answerApi(env, request, url, bytes, response)
  else sendPage(response, readPage(env, rest))
}

/** Whether it concerns an environment with all that it has. */
function isOfTheWhole({ method }: IncomingMessage, [verb]: readonly string[]): boolean {
  return verb === undefined ? method === 'DELETE' : verb === 'put-aside' || verb === 'begin'
}

function changeWhole(environments: Environments, id: string, verb: string | undefined, body: Fields): void {
  if (verb === undefined) environments.forget(id)
  else if (verb === 'begin') environments.begin(id, text(body, 'dir'))
  else environments.putAside(id, text(body, 'dir'))
}

async function answerApi(
  env: Environment,
  request: IncomingMessage,
  url: URL,
  bytes: Buffer,
  response: ServerResponse,
): Promise<void> {
  const endpoint = url.pathname.replace(/^\/[^/]+\/(cgi-bin|wxa)\//, '')
  if (!isEndpoint(endpoint)) {
    sendJson(response, 200, { errcode: 40066, errmsg: 'invalid url' })
    return
  }
  const outcome = await handleApi(env, {
    endpoint,
    method: request.method ?? '',
    query: url.searchParams,
    contentType: request.headers['content-type'] ?? '',
    bytes,
  })
  if (outcome === 'cut') request.socket.destroy()
  else if (outcome !== 'hold') sendJson(response, 200, outcome.answer)
}

async function answerControl(
  env: Environment,
  request: IncomingMessage,
  verb: string,
  bytes: Buffer,
  response: ServerResponse,
): Promise<void> {
  try {
    sendJson(response, 200, await handleControl(env, request.method ?? '', verb, controlBody(bytes)))
  } catch (fault) {
    if (!(fault instanceof ControlError)) throw fault
    sendJson(response, 400, { error: fault.message })
  }
}

function controlBody(bytes: Buffer): Fields {
  if (bytes.length === 0) return {}
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    if (isFields(body)) return body
  } catch {
    // falls through to the refusal
  }
  throw new ControlError('the body is a JSON object')
}

/** Undefined when it is more than the limit; the rest is read and thrown away, so that the answer arrives. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= bodyMost) chunks.push(chunk)
  }
  return length <= bodyMost ? Buffer.concat(chunks) : undefined
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, 'application/json; encoding=utf-8', JSON.stringify(body))
}

function sendText(response: ServerResponse, status: number, body: string): void {
  send(response, status, 'text/plain; charset=utf-8', body)
}

function sendPage(response: ServerResponse, page: Shown | undefined): void {
  if (page) send(response, 200, page.type, page.body)
  else sendText(response, 404, '这里没有内容')
}

/** Pages come from handed-in HTML: nothing in them may run. */
function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-security-policy': "script-src 'none'" })
  response.end(body)
}
