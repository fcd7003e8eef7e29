/** A document with EJSON's spelled-out numbers and dates as a person writes them. */
export function plainDocument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainDocument)
  if (typeof value !== 'object' || value === null) return value
  return (
    plainValue(value) ??
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainDocument(inner)]))
  )
}

/** 5 for `{"$numberInt": "5"}`; undefined for what is no such thing, or would lose digits. */
export function plainValue(value: object): unknown {
  const [entry, ...others] = Object.entries(value) as [string, unknown][]
  if (!entry || others.length > 0) return undefined
  const [type, written] = entry
  if (type === '$date') return { $date: instantOf(written) }
  if (!/^\$number(Int|Long|Double)$/.test(type)) return undefined
  const number = Number(written)
  return String(number) === String(written) ? number : undefined
}

function instantOf(written: unknown): unknown {
  const [milliseconds] =
    typeof written === 'object' && written !== null ? (Object.values(written) as unknown[]) : [written]
  const date = new Date(Number(milliseconds))
  return Number.isNaN(date.getTime()) ? written : date.toISOString()
}
