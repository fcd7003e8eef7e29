/** Reading loosely typed JSON as WeChat does: numbers may come as text, absent is empty. */
export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function text(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

export function whole(fields: Fields, name: string): number | undefined {
  const written = text(fields, name)
  return /^-?\d+$/.test(written) ? Number(written) : undefined
}

export function group(fields: Fields, name: string): Fields {
  const value = fields[name]
  return isFields(value) ? value : {}
}

export function list(fields: Fields, name: string): Fields[] {
  const value = fields[name]
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** 字: code points (wechat-facts 7). */
export function characters(written: string): number {
  return [...written].length
}
