import { element } from './dom.js'

const dent = '  '

/** A value as indented JSON, coloured. */
export function jsonView(value) {
  return element('pre', { className: 'json', tabIndex: 0 }, ...parts(value, ''))
}

function parts(value, margin) {
  if (Array.isArray(value))
    return group(
      '[',
      ']',
      value.map((inner) => [[], inner]),
      margin,
    )
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, inner]) => [
      [coloured('name', JSON.stringify(name)), ': '],
      inner,
    ])
    return group('{', '}', entries, margin)
  }
  const kind = value === null ? 'null' : typeof value
  return [coloured(kind, value === undefined ? '—' : JSON.stringify(value))]
}

function group(open, close, entries, margin) {
  if (entries.length === 0) return [open + close]
  const inner = margin + dent
  const lines = entries.flatMap(([label, value], at) => [
    `${at === 0 ? '' : ','}\n${inner}`,
    ...label,
    ...parts(value, inner),
  ])
  return [open, ...lines, `\n${margin}${close}`]
}

function coloured(kind, text) {
  return element('span', { className: `json-${kind}` }, text)
}
