import { fold } from '../../shared/rulebooks'

/**
 * The common characters stand in GB 2312 in the order of their pinyin, from 0xB0A1 to 0xD7F9: where each letter begins.
 * (No pinyin begins with i, u or v.)
 */
const begins: readonly (readonly [letter: string, code: number])[] = [
  ...([
    ['a', 0xb0a1],
    ['b', 0xb0c5],
    ['c', 0xb2c1],
    ['d', 0xb4ee],
    ['e', 0xb6ea],
    ['f', 0xb7a2],
  ] as const),
  ...([
    ['g', 0xb8c1],
    ['h', 0xb9fe],
    ['j', 0xbbf7],
    ['k', 0xbfa6],
    ['l', 0xc0ac],
    ['m', 0xc2e8],
  ] as const),
  ...([
    ['n', 0xc4c3],
    ['o', 0xc5b6],
    ['p', 0xc5be],
    ['q', 0xc6da],
    ['r', 0xc8bb],
    ['s', 0xc8f6],
  ] as const),
  ...([
    ['t', 0xcbfa],
    ['w', 0xcdda],
    ['x', 0xcef4],
    ['y', 0xd1b9],
    ['z', 0xd4d1],
  ] as const),
]

const last = 0xd7f9
const rowBegins = 0xa1
const rowEnds = 0xfe

/** Of the regulations' characters those that are not common ones. */
const rare = [
  ['昵', 'n'],
  ['诿', 'w'],
] as const

let letters: ReadonlyMap<string, string> | null = null

/** The first letter of each character's pinyin; made once, when it is first needed. */
function lettersOfCharacters(): ReadonlyMap<string, string> {
  const gbk = new TextDecoder('gbk')
  const found = new Map<string, string>(rare)
  begins.forEach(([letter, from], n) => {
    const end = begins[n + 1]?.[1] ?? last + 1
    for (let code = from; code < end; code++) {
      const low = code & 0xff
      if (low >= rowBegins && low <= rowEnds) found.set(gbk.decode(new Uint8Array([code >> 8, low])), letter)
    }
  })
  return found
}

/**
 * A text by the first letters of its pinyin, so that `tqzt` finds 提前整天: one sign for each, so that places stay known.
 * What has no pinyin stays as it is folded; a blank stays one.
 */
export function initialsOf(text: string): string {
  letters ??= lettersOfCharacters()
  const known = letters
  return Array.from(text, (sign) => known.get(sign) ?? (fold(sign) || ' ')).join('')
}
