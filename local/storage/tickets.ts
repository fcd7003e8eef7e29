import { createHmac, timingSafeEqual } from 'node:crypto'
import { isCloudPath, type CloudPath } from './paths'

/** The right to read or write one file until an instant; it travels inside the URL. */
export type Ticket = {
  readonly path: CloudPath
  readonly right: 'read' | 'write'
  /** Milliseconds. */
  readonly expires: number
  /** The person who was given the right to write; undefined for the server. */
  readonly creator?: string | undefined
}

export function sealTicket(ticket: Ticket, key: Buffer): string {
  const { right, expires, path, creator } = ticket
  const text = Buffer.from(JSON.stringify([right, expires, path, creator])).toString('base64url')
  return `${text}.${signature(text, key).toString('base64url')}`
}

/** Undefined when the ticket was not made with this key. */
export function openTicket(sealed: string, key: Buffer): Ticket | undefined {
  const [text = '', signed = ''] = sealed.split('.')
  const given = Buffer.from(signed, 'base64url')
  const wanted = signature(text, key)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  const [right, expires, path, creator] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
  if ((right !== 'read' && right !== 'write') || typeof expires !== 'number' || !isCloudPath(path))
    return undefined
  return { right, expires, path, creator: typeof creator === 'string' ? creator : undefined }
}

function signature(text: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
