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

/** The part of a file that a `Range` header asks for; the whole one without it, undefined if it lies outside. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return { start: 0, end: size }
  if (from === '') return { start: Math.max(0, size - Number(to)), end: size }
  const start = Number(from)
  const end = to === '' ? size : Math.min(size, Number(to) + 1)
  return start < end ? { start, end } : undefined
}

function escaped(text: string): string {
  return text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
