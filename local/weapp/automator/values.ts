/** What the protocol can carry; undefined becomes null. */
export function plain(value: unknown): unknown {
  return value === undefined || typeof value === 'function'
    ? null
    : (JSON.parse(JSON.stringify(value)) as unknown)
}

/** The value at a path such as `list[0].title`; the whole value without a path. */
export function valueAt(value: unknown, path?: string): unknown {
  if (!path) return value
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.')
  return steps.reduce<unknown>((found, step) => (found as Record<string, unknown> | null)?.[step], value)
}
