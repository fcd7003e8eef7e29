import { neutralText } from '../../../shared/_kernel'
import type { TextBlock } from './draft'

type Part = Pick<TextBlock, 'kind' | 'text'>

/** How other programs mark the items of a list. A dash or star alone may begin a sentence: it needs its space. */
const bullet = /^\s*(?:[•●○▪■◆◇·]\s*|[-*–—]\s+)(?=\S)/
const numeral = /^\s*(?:\d{1,2}(?:[.．](?!\d)|[、)）])|[(（]\d{1,2}[)）]|[①-⑳])\s*(?=\S)/

/** Items from here on make a list; one alone stays a paragraph. */
const fewestItems = 2

/**
 * What was pasted into a text block, as blocks: lists where it has marked items. Paragraphs stay together in a text
 * block, one a line. Null when it was typed, or is paragraphs only: then it stays where it is.
 */
export function partsOfPaste(before: string, after: string): Part[] | null {
  if (!inserted(before, after).includes('\n')) return null
  const parts = partsOf(neutralText(after))
  return parts.some(({ kind }) => kind !== 'text') ? parts : null
}

/** Without what both texts begin and end with. */
function inserted(before: string, after: string): string {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return after.slice(start, after.length - end)
}

function partsOf(text: string): Part[] {
  const parts: { kind: Part['kind']; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const last = parts.at(-1)
    const kind = last && line.trim() === '' ? last.kind : kindOf(line)
    if (last?.kind === kind) last.lines.push(line)
    else parts.push({ kind, lines: [line] })
  }
  const isList = ({ lines }: { lines: string[] }) => lines.filter((line) => line.trim()).length >= fewestItems
  const meant = parts.map((part) => (isList(part) ? part : { ...part, kind: 'text' as const }))
  return joined(meant)
    .map(({ kind, lines }) => ({ kind, text: written(kind, lines) }))
    .filter(({ text: words }) => words !== '')
}

function kindOf(line: string): Part['kind'] {
  if (bullet.test(line)) return 'list'
  return numeral.test(line) ? 'numbered' : 'text'
}

function joined(parts: readonly { kind: Part['kind']; lines: string[] }[]): typeof parts {
  return parts.reduce<{ kind: Part['kind']; lines: string[] }[]>((before, part) => {
    const last = before.at(-1)
    if (last?.kind !== part.kind) return [...before, part]
    return [...before.slice(0, -1), { kind: last.kind, lines: [...last.lines, ...part.lines] }]
  }, [])
}

function written(kind: Part['kind'], lines: readonly string[]): string {
  if (kind === 'text') return lines.join('\n').trim()
  return lines
    .map((line) => unmarked(kind, line))
    .filter((line) => line !== '')
    .join('\n')
}

function unmarked(kind: Part['kind'], line: string): string {
  return line.replace(kind === 'list' ? bullet : numeral, '').trim()
}
