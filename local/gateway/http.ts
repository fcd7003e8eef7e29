import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'

export type Call = {
  readonly method: string
  readonly url: URL
  /** Path segments, decoded. */
  readonly segments: readonly string[]
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  readonly requestId: string
}

export type Reply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

/** An answer that says what is wrong, in CloudBase's form. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The largest file a person may hand in is far below this. */
const bodyLimitBytes = 300 * 1024 * 1024

export async function readCall(request: IncomingMessage, requestId: string): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://local')
  return {
    method: request.method ?? 'GET',
    url,
    segments: segmentsOf(url.pathname),
    headers: request.headers,
    body: await readBody(request),
    requestId,
  }
}

function segmentsOf(pathname: string) {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    throw new Refused(400, 'INVALID_PARAM', 'the path is not valid')
  }
}

async function readBody(request: IncomingMessage) {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > bodyLimitBytes) throw new Refused(413, 'INVALID_PARAM', 'the body is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export function jsonOf({ body }: Call): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Refused(400, 'FUNCTION_PARAM_INVALID', 'the body is not JSON')
  }
}

export function bodyOf<Schema extends z.ZodType>(call: Call, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(jsonOf(call))
  if (!parsed.success) throw new Refused(400, 'INVALID_PARAM', z.prettifyError(parsed.error))
  return parsed.data
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  const body = typeof value === 'string' ? value : JSON.stringify(value)
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
}

export function send(response: ServerResponse, reply: Reply, method: string) {
  const body = reply.body ?? ''
  response.writeHead(reply.status, { 'content-length': Buffer.byteLength(body), ...reply.headers })
  response.end(method === 'HEAD' ? undefined : body)
}

export function cookie({ headers }: Pick<Call, 'headers'>, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, ...value] = pair.split('=')
    if (key?.trim() === name) return decodeURIComponent(value.join('='))
  }
  return undefined
}
