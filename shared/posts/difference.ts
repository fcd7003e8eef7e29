import { canonicalJson } from '../_kernel'
import { gaps, pieces } from './common-parts'
import type { Block, Material } from './material'

/** A piece of a text, and whether it stayed, came or went. */
export type Span = { readonly change: 'same' | 'added' | 'removed'; readonly text: string }

const lines = ['title', 'author', 'digest', 'source', 'category'] as const

/** What one revision has and another has not, in the order of the text. */
export type Difference =
  | { readonly kind: 'line'; readonly name: (typeof lines)[number]; readonly spans: readonly Span[] }
  | { readonly kind: 'cover'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'block-added' | 'block-removed'; readonly block: Block }
  | { readonly kind: 'block-changed'; readonly block: Block; readonly spans: readonly Span[] }

/** What has changed between two revisions of a post: blocks added, removed, changed, the words marked. */
export function differences(before: Material, after: Material): Difference[] {
  const changedLines = lines.filter((name) => before[name] !== after[name])
  return [
    ...changedLines.map((name): Difference => ({
      kind: 'line',
      name,
      spans: wordDifferences(before[name], after[name]),
    })),
    ...(before.coverId === after.coverId
      ? []
      : [{ kind: 'cover', before: before.coverId, after: after.coverId } as const]),
    ...blockDifferences(before.blocks, after.blocks),
  ]
}

function blockDifferences(before: readonly Block[], after: readonly Block[]): Difference[] {
  const found: Difference[] = []
  for (const { gone, come } of gaps(before, after, canonicalJson)) {
    const rest = [...come]
    for (const block of gone) {
      const next = rest[0]
      const spans = next && changedWords(block, next)
      if (next && spans) {
        found.push({ kind: 'block-changed', block: next, spans })
        rest.shift()
      } else found.push({ kind: 'block-removed', block })
    }
    found.push(...rest.map((block): Difference => ({ kind: 'block-added', block })))
  }
  return found
}

/** Null when the one is not the other changed, but another block. */
function changedWords(before: Block, after: Block): readonly Span[] | null {
  const texts = [textOf(before), textOf(after)] as const
  if (before.kind !== after.kind || texts[0] === null || texts[1] === null) return null
  const spans = wordDifferences(texts[0], texts[1])
  const kept = lengthOf(spans.filter(({ change }) => change === 'same'))
  return kept * 3 >= Math.max(texts[0].length, texts[1].length) ? spans : null
}

/** A picture has its caption; another picture is another block. */
function textOf(block: Block): string | null {
  if ('items' in block) return block.items.join('\n')
  return 'text' in block ? block.text : null
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0)
}

const sentence = /[^。！？；\n]*[。！？；\n]?/gu
const word = /[A-Za-z0-9]+|./gsu

/** Sentences first and then their words, so that long texts are compared quickly. */
export function wordDifferences(before: string, after: string): Span[] {
  const spans: Span[] = []
  for (const piece of pieces(split(before, sentence), split(after, sentence))) {
    if (piece.kind === 'same') add(spans, 'same', piece.value)
    else addWords(spans, piece.gone.join(''), piece.come.join(''))
  }
  return spans
}

function addWords(spans: Span[], gone: string, come: string): void {
  for (const piece of pieces(split(gone, word), split(come, word))) {
    if (piece.kind === 'same') add(spans, 'same', piece.value)
    else {
      add(spans, 'removed', piece.gone.join(''))
      add(spans, 'added', piece.come.join(''))
    }
  }
}

function add(spans: Span[], change: Span['change'], text: string): void {
  if (text === '') return
  const last = spans.at(-1)
  if (last?.change === change) spans[spans.length - 1] = { change, text: last.text + text }
  else spans.push({ change, text })
}

function split(text: string, pattern: RegExp): string[] {
  return text.match(pattern)?.filter((piece) => piece !== '') ?? []
}
