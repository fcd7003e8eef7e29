import { plainValue } from './plain-value'

const blank = '•••'

const secretName =
  /secret|token|passw|authorization|signature|credential|cookie|session|sign$|(api|access|private|aes)_?key/i

/**
 * A call as a person may read it: the EJSON texts that the SDK sends become values, and what opens doors is blanked.
 */
export function readable(value: unknown): unknown {
  if (typeof value === 'string') return readableText(value)
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  return (
    plainValue(value) ??
    Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        secretName.test(name) ? blanked(inner) : readable(inner),
      ]),
    )
  )
}

/** The same for lines of a log. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\bBearer\s+(?!openid:)[\w.~+/=-]+/g, `Bearer ${blank}`)
    .replace(/(\/_cos\/[^/\s"]+\/)[\w.-]+/g, `$1${blank}`)
    .replace(/([?&][\w-]*(?:token|secret|sign(?:ature)?|key)=)[^&\s"\\]+/gi, `$1${blank}`)
    .replace(/(\\*"([\w-]+)\\*"\s*:\s*\\*")((?:[^"\\]|\\(?!"))+)/g, (whole, start: string, name: string) =>
      secretName.test(name) ? start + blank : whole,
    )
    .replace(/(\b([\w-]+)'?: ')[^']+/g, (whole, start: string, name: string) =>
      secretName.test(name) ? start + blank : whole,
    )
}

function readableText(text: string): unknown {
  if (/^\s*[[{]/.test(text)) {
    try {
      return readable(JSON.parse(text))
    } catch {
      // Cut short, or no JSON at all.
    }
  }
  return withoutSecrets(text)
}

function blanked(value: unknown): unknown {
  return value === '' || value === null || value === undefined ? value : blank
}
