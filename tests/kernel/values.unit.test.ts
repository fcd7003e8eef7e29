import fc from 'fast-check'
import {
  characters,
  idInput,
  isRefusal,
  newId,
  pageOf,
  refuse,
  remember,
  rememberedCommands,
  writtenCharacters,
} from '../../shared/_kernel'

describe('characters', () => {
  it.each([
    ['', 0, 0],
    ['abc', 3, 3],
    ['集团媒体号', 5, 5],
    ['周年庆 ！', 5, 4],
    ['😀', 1, 1],
    ['𠮷野家', 3, 3],
    ['\ud83d', 1, 1],
    ['第一行\r\n　第二行\t\u00a0', 11, 6],
    ['👨‍👩‍👧', 5, 3],
    ['\u200b\u200b', 2, 0],
  ])('%j has %i, of which %i are written', (text, all, written) => {
    expect(characters(text)).toBe(all)
    expect(writtenCharacters(text)).toBe(written)
  })

  it('add up when texts without halved signs are joined', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(characters(a + b)).toBe(characters(a) + characters(b))
        expect(writtenCharacters(a + b)).toBe(writtenCharacters(a) + writtenCharacters(b))
      }),
    )
  })
})

describe('an id', () => {
  it('has 22 letters and digits, whatever the randomness', () => {
    const draws = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 22,
      maxLength: 22,
    })
    fc.assert(
      fc.property(draws, (numbers) => {
        const left = [...numbers]
        const id = newId(() => left.shift()!)
        expect(id).toMatch(/^[0-9A-Za-z]{22}$/)
        expect(left).toEqual([])
      }),
    )
  })

  it('uses every sign', () => {
    const signs = Array.from({ length: 62 }, (_, n) => newId(() => (n + 0.5) / 62)[0])
    expect(new Set(signs).size).toBe(62)
  })

  it.each(['', 'a'.repeat(21), 'a'.repeat(23), `${'a'.repeat(21)}-`, `${'a'.repeat(22)}\n`, '中'.repeat(22)])(
    'is not read from %j',
    (text) => {
      expect(idInput.safeParse(text).success).toBe(false)
    },
  )
})

describe('a page of a list', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ sortKey: `row-${n + 1}` }))

  it.each([
    [0, 0, null],
    [1, 1, null],
    [3, 3, null],
    [4, 3, 'row-3'],
  ])('of three, with %i found, shows %i and goes on after %s', (found, shown, next) => {
    const page = pageOf(rows(found), 3)
    expect(page.shown).toEqual(rows(shown))
    expect(page.next).toBe(next)
  })

  it('after page shows every row once and in order', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 9 }), (count, limit) => {
        const all = rows(count)
        const seen: typeof all = []
        for (let cursor: string | null = ''; cursor !== null;) {
          const from: number = cursor === '' ? 0 : all.findIndex((row) => row.sortKey === cursor) + 1
          const page = pageOf(all.slice(from, from + limit + 1), limit)
          seen.push(...page.shown)
          cursor = page.next
        }
        expect(seen).toEqual(all)
      }),
    )
  })
})

describe('a refusal', () => {
  it('is told from a value', () => {
    expect(isRefusal(refuse('stale', '稿件内容已有变化。', { clause: 'G11' }))).toBe(true)
    expect([null, undefined, 'refusal', {}, { kind: 'decide' }, []].filter(isRefusal)).toEqual([])
  })
})

describe('remembered commands', () => {
  it('are the latest, in order', () => {
    const ids = Array.from({ length: rememberedCommands + 5 }, (_, n) => `command-${n}`)
    const kept = ids.reduce<string[]>(remember, [])
    expect(kept).toEqual(ids.slice(5))
  })
})
