import { bodyText, type Material } from '../posts'
import { fold } from '../rulebooks'

/** Two neighbouring signs: what an index can hold of Chinese, which has no spaces between words. */
const gramLength = 2

/** The longest text a post can have (P1) with its lines has fewer; what goes beyond is not found by its words. */
const mostGrams = 20_000

/** What is looked through when somebody searches for words: all that readers read, and whom it names. */
function searchedTexts(material: Material): string[] {
  const { title, digest, author, source } = material
  return [title, digest, author, source, bodyText(material)]
}

/** Every pair of neighbouring signs of a post, each once: stored with its revision. */
export function gramsOf(material: Material): string[] {
  return gramsOfTexts(searchedTexts(material))
}

/** The same of any texts, so that they are found by words. */
export function gramsOfTexts(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => pairs(fold(text))))].slice(0, mostGrams)
}

/** Pairs that stand in nearly every post of a company: to look one up finds everything. */
const common = new Set([
  '集团',
  '公司',
  '我们',
  '活动',
  '门店',
  '员工',
  '顾客',
  '青梧',
  '一个',
  '工作',
  '进行',
  '今年',
])

/**
 * Which stored pair leads to the posts that mention these words: one that is not in every post, if there is a choice.
 * Null when no word has two signs.
 * @param words folded, as `foldedWords` gives them
 */
export function leadingGram(words: readonly string[]): string | null {
  const grams = words.flatMap(pairs)
  return grams.find((gram) => !common.has(gram)) ?? grams[0] ?? null
}

/** What was typed, word by word, without spaces and whatever the width or case. */
export function foldedWords(typed: string): string[] {
  return typed.split(/\s+/).map(fold).filter(Boolean)
}

/** Whether the material mentions every one of these words. */
export function mentions(material: Material, words: readonly string[]): boolean {
  return mentionEvery(searchedTexts(material), words)
}

/** The same of any texts. */
export function mentionEvery(texts: readonly string[], words: readonly string[]): boolean {
  const folded = texts.map(fold)
  return words.every((word) => folded.some((text) => text.includes(word)))
}

function pairs(folded: string): string[] {
  const signs = Array.from(folded)
  return signs.slice(gramLength - 1).map((sign, index) => `${signs[index] ?? ''}${sign}`)
}
