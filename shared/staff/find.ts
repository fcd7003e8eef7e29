import type { Person } from './person'

/** Names are short; of a longer one the beginning of what is typed has to do. */
const longestKey = 8

/** Surnames that are read otherwise than the same character elsewhere. */
const surnames: Readonly<Record<string, string>> = {
  ...{ 曾: 'z', 单: 's', 仇: 'q', 解: 'x', 查: 'z', 翟: 'z', 覃: 'q', 区: 'o', 朴: 'p', 盖: 'g', 缪: 'm' },
  ...{ 尉: 'y', 种: 'c', 繁: 'p', 秘: 'b', 隗: 'k', 员: 'y', 召: 's', 乐: 'y', 郗: 'x', 逄: 'p', 冼: 'x' },
}

/**
 * By what somebody is found: any part of the name, of the first letters of its pinyin, and the beginning of the number.
 * @param initials the name by the first letters of its pinyin, sign by sign
 */
export function keysOf({ name, staffNo = '' }: Pick<Person, 'name' | 'staffNo'>, initials: string): string[] {
  const [surname = ''] = Array.from(name)
  const asSurname = surnames[surname]
  const spoken = asSurname === undefined ? [initials] : [initials, `${asSurname}${initials.slice(1)}`]
  const parts = [name, ...spoken].flatMap((text) => partsOf(folded(text)))
  return [...new Set([...parts, ...beginningsOf(folded(staffNo))])]
}

/** What was typed, as it is looked up; null where nothing was. */
export function keyOf(typed: string): string | null {
  return folded(typed).slice(0, longestKey) || null
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[\s·.]/g, '')
}

function partsOf(text: string): string[] {
  const signs = Array.from(text)
  return signs.flatMap((_, from) => beginningsOf(signs.slice(from).join('')))
}

function beginningsOf(text: string): string[] {
  return Array.from({ length: Math.min(longestKey, text.length) }, (_, n) => text.slice(0, n + 1))
}
