/** What is kept of one request or one answer at most, in characters. */
const mostCharacters = 12_000

/** A copy that is small whatever it is a copy of, and says what it leaves out. */
export function excerptOf(value: unknown): unknown {
  let left = mostCharacters
  return copy(value, 0)

  function copy(part: unknown, depth: number): unknown {
    left -= 8
    if (typeof part === 'string') return copyText(part)
    if (typeof part !== 'object' || part === null) return part
    if (ArrayBuffer.isView(part)) return `<${part.byteLength} bytes>`
    if (depth > 20) return '…'
    if (Array.isArray(part)) return copyList(part, depth)
    const fields: Record<string, unknown> = {}
    for (const [name, inner] of Object.entries(part)) {
      if (left <= 0) return { ...fields, '…': 'more fields' }
      left -= name.length
      fields[name] = copy(inner, depth + 1)
    }
    return fields
  }

  function copyList(list: readonly unknown[], depth: number): unknown[] {
    const items: unknown[] = []
    for (const item of list) {
      if (left <= 0) return [...items, `… ${list.length - items.length} more`]
      items.push(copy(item, depth + 1))
    }
    return items
  }

  function copyText(text: string): string {
    const room = Math.max(left, 0)
    left -= Math.min(text.length, room)
    if (text.length <= room) return text
    // By way of bytes, because a slice of a long string keeps the whole of it in memory.
    return `${Buffer.from(text.slice(0, room)).toString()}… (${text.length} characters)`
  }
}
