import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { handleApi, isEndpoint } from './api'
import { resume } from './completion'
import { ControlError, handleControl } from './control'
import { Environment } from './environment'
import { isFields, type Fields } from './fields'
import { showArticle, showDraftArticle, showReceived } from './shown-pages'

const bodyMost = 12 * 1024 * 1024
const environmentName = /^[A-Za-z0-9][\w-]{0,63}$/

export type StandIn = { url: string; close: () => Promise<void> }

/** Starts the stand-in on the loopback address; port 0 takes any free one. State lives in `dir`. */
export async function startStandIn({ dir, port }: { dir: string; port: number }): Promise<StandIn> {
  const environments = new Map<string, Environment>()
  let origin = ''
  const open = (id: string): Environment => {
    const known = environments.get(id)
    if (known) return known
    const env = new Environment(id, dir, () => origin)
    environments.set(id, env)
    return env
  }
  const server = createServer((request, response) => {
    answer(open, request, response).catch((fault: unknown) => {
      console.error(fault)
      response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  mkdirSync(dir, { recursive: true })
  for (const id of readdirSync(dir).filter((name) => environmentName.test(name))) resume(open(id))
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
    for (const env of environments.values()) env.close()
  }
  return { url: origin, close }
}

async function answer(
  open: (id: string) => Environment,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const path = url.pathname.split('/').slice(1).map(decodeURIComponent)
  const isControl = path[0] === '_stand-in'
  const [id = '', ...rest] = isControl ? path.slice(1) : path
  if (!environmentName.test(id)) return send(response, 404, 'text/plain', 'no such environment')
  const bytes = await readBody(request)
  if (!bytes) return send(response, 413, 'text/plain', 'body too large')
  const env = open(id)
  if (isControl) return answerControl(env, request.method ?? '', rest.join('/'), bytes, response)
  if (rest[0] !== 'cgi-bin') return answerReader(env, rest, response)
  const endpoint = rest.slice(1).join('/')
  if (!isEndpoint(endpoint)) return sendJson(response, 200, { errcode: 40066, errmsg: 'invalid url' })
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
  method: string,
  verb: string,
  bytes: Buffer,
  response: ServerResponse,
): Promise<void> {
  try {
    sendJson(response, 200, await handleControl(env, method, verb, controlBody(bytes)))
  } catch (fault) {
    if (!(fault instanceof ControlError)) throw fault
    sendJson(response, 400, { error: fault.message })
  }
}

function answerReader(
  env: Environment,
  [kind, name = '', index = '']: string[],
  response: ServerResponse,
): void {
  if (kind === 'mmbiz') return answerPicture(env, name, response)
  const page =
    kind === 's'
      ? showArticle(env, name)
      : kind === 'draft'
        ? showDraftArticle(env, name, Number(index))
        : kind === '' || kind === undefined
          ? showReceived(env)
          : undefined
  if (page) send(response, 200, 'text/html; charset=utf-8', page)
  else send(response, 404, 'text/plain; charset=utf-8', '这里没有内容')
}

function answerPicture(env: Environment, file: string, response: ServerResponse): void {
  const media = env.store.get('media', file.replace(/\.\w+$/, ''))
  if (!media) return send(response, 404, 'text/plain', 'no such picture')
  send(response, 200, media.mime, readFileSync(join(env.mediaDir, media.file)))
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

/** Undefined when there is more than the limit; the rest is read and thrown away, so that the answer arrives. */
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

/** Pages come from handed-in HTML: nothing in them may run. */
function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-security-policy': "script-src 'none'" })
  response.end(body)
}
