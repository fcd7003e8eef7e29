/** What is in an element: text, or its children by their names; several of one name as a list. */
export type XmlElement = string | { readonly [name: string]: XmlElement | readonly XmlElement[] }

/** The XML that WeChat writes: elements, CDATA and text. Deeper than any of its messages is nobody's message. */
const mostDepth = 10

const opening = /<([A-Za-z_][\w.-]{0,63})\s*(\/?)>/y
const closing = /<\/([A-Za-z_][\w.-]{0,63})\s*>/y
const declaration = /^\s*<\?xml [^<>]*\?>/

type Open = {
  readonly name: string
  text: string
  children: Record<string, XmlElement | XmlElement[]> | null
}

/**
 * Reads a message whose outermost element is `xml`. There are no attributes, comments, instructions and, above all, no
 * DOCTYPE: nobody declares an entity here, and none but XML's own five and numbers is unfolded.
 * @returns null for everything else
 */
export function readXml(written: string): XmlElement | null {
  const document: Open = { name: '', text: '', children: null }
  const open = [document]
  let at = declaration.exec(written)?.[0].length ?? 0
  while (at < written.length) {
    const within = open.at(-1)
    if (!within) return null
    const next = readNext(written, at, within)
    if (!next) return null
    at = next.at
    if (next.opened && open.length > mostDepth) return null
    if (next.opened) open.push(next.opened)
    if (next.closed && !closeInto(open)) return null
  }
  const root = open.length === 1 ? contentOf(document) : null
  return typeof root === 'object' && root?.xml !== undefined && !Array.isArray(root.xml)
    ? (root.xml as XmlElement)
    : null
}

type Read = { readonly at: number; readonly opened?: Open; readonly closed?: true }

/** One mark, or the text up to the next one. */
function readNext(written: string, at: number, within: Open): Read | null {
  if (written.startsWith('<![CDATA[', at)) return readCdata(written, at, within)
  if (written[at] !== '<') return readText(written, at, within)
  const closed = matchAt(closing, written, at)
  if (closed) return closed[1] === within.name ? { at: closing.lastIndex, closed: true } : null
  const opened = matchAt(opening, written, at)
  if (!opened?.[1]) return null
  const element = { name: opened[1], text: '', children: null }
  return { at: opening.lastIndex, opened: element, ...(opened[2] && { closed: true }) }
}

function readCdata(written: string, at: number, within: Open): Read | null {
  const from = at + '<![CDATA['.length
  const to = written.indexOf(']]>', from)
  if (to < 0) return null
  within.text += written.slice(from, to)
  return { at: to + ']]>'.length }
}

function readText(written: string, at: number, within: Open): Read | null {
  const next = written.indexOf('<', at)
  const to = next < 0 ? written.length : next
  const text = unfolded(written.slice(at, to))
  if (text === null) return null
  within.text += text
  return { at: to }
}

function matchAt(pattern: RegExp, written: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(written)
}

/** Puts the innermost element into the one around it. */
function closeInto(open: Open[]): boolean {
  const closed = open.pop()
  const around = open.at(-1)
  const content = closed && contentOf(closed)
  if (!closed || !around || content == null) return false
  // Names come from outside: in an object without a prototype, none of them means anything but itself.
  around.children ??= Object.create(null) as Record<string, XmlElement | XmlElement[]>
  const before = around.children[closed.name]
  if (before === undefined) around.children[closed.name] = content
  else if (Array.isArray(before)) before.push(content)
  else around.children[closed.name] = [before, content]
  return true
}

/** Null when text stands among children. */
function contentOf({ text, children }: Open): XmlElement | null {
  if (!children) return text
  return text.trim() === '' ? children : null
}

const ownEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const references = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,10}));|&/gi

/** Null when it refers to what is nobody's. */
function unfolded(text: string): string | null {
  let plain = ''
  let at = 0
  for (const { 0: reference, 1: decimal, 2: hex, 3: name, index } of text.matchAll(references)) {
    const character = referredTo(decimal, hex, name)
    if (character === null) return null
    plain += text.slice(at, index) + character
    at = index + reference.length
  }
  return plain + text.slice(at)
}

function referredTo(
  decimal: string | undefined,
  hex: string | undefined,
  name: string | undefined,
): string | null {
  if (name !== undefined) return (Object.hasOwn(ownEntities, name) && ownEntities[name]) || null
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : 0
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : null
}
