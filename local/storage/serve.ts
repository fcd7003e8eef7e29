import { contentTypeOf, headBytes } from './content-type'
import type { Files } from './files'
import { cosError, rangeOf, type Reply } from './replies'
import { openTicket, type Ticket } from './tickets'

export type FileRequest = {
  readonly method: string
  /** The URL's path, as it came. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array
}

/** Answers a request for one file; `sealed` is the ticket in its URL. */
export function serveFile(files: Files, request: FileRequest, sealed: string, now: number): Reply {
  const ticket = openTicket(sealed, files.key)
  const refuse = (status: number, code: string, message: string) =>
    cosError(status, code, message, request.path)
  if (!ticket) return refuse(403, 'SignatureDoesNotMatch', 'The URL was not signed here')
  if (ticket.expires <= now) return refuse(403, 'AccessDenied', 'Request has expired')
  if (request.method === 'PUT' && ticket.right === 'write') return upload(files, ticket, request)
  if ((request.method === 'GET' || request.method === 'HEAD') && ticket.right === 'read')
    return download(files, ticket, request)
  return refuse(405, 'MethodNotAllowed', `${request.method} is not what this URL is for`)
}

function upload(files: Files, { path, creator }: Ticket, request: FileRequest): Reply {
  files.write(path, request.body, creator)
  return { status: 200, headers: {}, body: Buffer.alloc(0) }
}

function download(files: Files, { path }: Ticket, request: FileRequest): Reply {
  const size = files.size(path)
  if (size === undefined) return cosError(404, 'NoSuchKey', 'The specified key does not exist.', request.path)
  const asked = request.headers.range
  const range = rangeOf(typeof asked === 'string' ? asked : undefined, size)
  if (range === 'unsatisfiable') return outside(request, size)
  const { start, end } = range === 'whole' ? { start: 0, end: size } : range
  const headers = {
    'content-type': contentTypeOf(files.read(path, 0, Math.min(size, headBytes))),
    'content-length': String(end - start),
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=300',
    'x-content-type-options': 'nosniff',
  }
  const body = request.method === 'HEAD' ? Buffer.alloc(0) : files.read(path, start, end)
  if (range === 'whole') return { status: 200, headers, body }
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end - 1}/${size}` }, body }
}

function outside(request: FileRequest, size: number): Reply {
  const reply = cosError(416, 'InvalidRange', 'The requested range is not satisfiable', request.path)
  return { ...reply, headers: { ...reply.headers, 'content-range': `bytes */${size}` } }
}
