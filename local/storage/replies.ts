import { randomUUID } from 'node:crypto'

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A failure in the form of Tencent's object storage, which the SDK reads all four parts of. */
export function cosError(status: number, code: string, message: string, resource: string): Reply {
  const parts = {
    Code: code,
    Message: message,
    Resource: resource,
    RequestId: randomUUID(),
    TraceId: randomUUID(),
  }
  const lines = Object.entries(parts).map(([name, text]) => `  <${name}>${escaped(text)}</${name}>`)
  const xml = ["<?xml version='1.0' encoding='utf-8' ?>", '<Error>', ...lines, '</Error>'].join('\n')
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(xml) }
}

export type Range = { readonly start: number; readonly end: number }

/**
 * The part of a file that a `Range` header asks for, `end` not included. The whole file where it asks for none, or in
 * a way that is not understood, such as several parts.
 */
export function rangeOf(header: string | undefined, size: number): Range | 'whole' | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'whole'
  return start < end ? { start, end } : 'unsatisfiable'
}

function escaped(text: string): string {
  return text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
