import fc from 'fast-check'
import { addMinutes } from '../../shared/_kernel'
import {
  firstBreak,
  headOf,
  newTrail,
  nextEntry,
  record,
  theSystem,
  type Deed,
  type TrailEntry,
  type TrailHead,
} from '../../shared/trail'
import { aPost, sha256 } from '../_support/domain-builders'

const actions = [
  'submitted',
  'editor-approved',
  'reviewer-approved',
  'publisher-approved',
  'locked',
  'published',
]

const deeds = actions.map((action, n): Deed => ({
  action,
  by: n === 0 ? { id: 'lin', name: '林晓雨' } : theSystem,
  at: addMinutes('2026-01-01T02:00:00.000Z', n),
  details: { step: n, comment: '好', clause: null, late: false },
}))

/** The trail of a post through all its deeds, and its head. */
function aTrail(told: readonly Deed[] = deeds): { entries: TrailEntry[]; head: TrailHead } {
  const entries: TrailEntry[] = []
  const post = told.reduce(
    (before, deed) => {
      const { subject, entry } = record(before, deed, sha256)
      entries.push(entry)
      return subject
    },
    aPost({ _id: 'post' }),
  )
  return { entries, head: post.trail }
}

const { entries, head } = aTrail()
const breakIn = (chain: readonly TrailEntry[], end: TrailHead = head) => firstBreak(chain, end, sha256)

describe('X3: a trail', () => {
  it('tells of each deed in order, each entry naming the one before', () => {
    expect(entries.map(({ _id }) => _id)).toEqual(actions.map((_, n) => `post_${n + 1}`))
    expect(entries.map(({ action }) => action)).toEqual(actions)
    expect(entries.map(({ before }) => before)).toEqual(['', ...entries.slice(0, -1).map(({ hash }) => hash)])
    expect(head).toEqual({ n: actions.length, hash: entries.at(-1)!.hash })
  })

  it('that nobody touched is whole, however long', () => {
    expect(breakIn(entries)).toBeNull()
    expect(breakIn([], newTrail)).toBeNull()
  })

  it('leaves the subject as it was, but for its head', () => {
    const post = aPost()
    const { subject, entry } = record(post, deeds[0]!, sha256)
    expect(subject).toEqual({ ...post, trail: headOf(entry) })
  })

  it('of other deeds has another head', () => {
    const heads = [deeds, deeds.slice(1), [...deeds].reverse()].map((told) => aTrail(told).head.hash)
    expect(new Set(heads).size).toBe(3)
  })
})

describe('X3: tampering is noticed', () => {
  const numbered = entries.map((entry, n) => [entry.action, n] as const)

  it.each(numbered)('when “%s” is missing', (_, n) => {
    expect(breakIn(entries.filter((entry) => entry !== entries[n]))).not.toBeNull()
  })

  it.each(numbered)('when “%s” is there twice', (_, n) => {
    expect(breakIn([...entries.slice(0, n + 1), ...entries.slice(n)])).not.toBeNull()
  })

  it.each(numbered.slice(1))('when “%s” has changed places with the one before', (_, n) => {
    expect(
      breakIn([...entries.slice(0, n - 1), entries[n]!, entries[n - 1]!, ...entries.slice(n + 1)]),
    ).not.toBeNull()
  })

  const changes: [string, (entry: TrailEntry) => Partial<TrailEntry>][] = [
    ['what was done', () => ({ action: 'nothing' })],
    ['who did it', () => ({ by: { id: 'wu', name: '吴凡' } })],
    ['the name of who did it', ({ by }) => ({ by: { ...by, name: '郑毅' } })],
    ['when', ({ at }) => ({ at: addMinutes(at, 1) })],
    ['a detail', ({ details }) => ({ details: { ...details, comment: '不好' } })],
    ['a further detail', ({ details }) => ({ details: { ...details, more: true } })],
    ['a lost detail', () => ({ details: {} })],
    ['whom it is about', () => ({ subjectId: 'another' })],
    ['its number', ({ n }) => ({ n: n + 1 })],
    ['its id', () => ({ _id: 'another_1' })],
    ['the hash of the entry before', () => ({ before: sha256('another') })],
    ['its own hash', () => ({ hash: sha256('another') })],
  ]

  it.each(changes)('when %s was changed, in whatever entry', (_, change) => {
    const found = entries.map((entry, n) => breakIn(replaced(entries, n, { ...entry, ...change(entry) })))
    expect(found).toHaveLength(actions.length)
    expect(found).not.toContain(null)
  })

  it('when an entry was changed and hashed anew', () => {
    const rewritten = entries.map((entry, n) => {
      const reached = n === 0 ? newTrail : headOf(entries[n - 1]!)
      const forged = nextEntry('post', reached, { ...entry, action: 'forged' }, sha256)
      return breakIn(replaced(entries, n, forged))
    })
    expect(rewritten).not.toContain(null)
  })

  it('when its whole tail was rewritten, by the head of the subject', () => {
    const { entries: forged, head: forgedHead } = aTrail(
      replaced(deeds, 2, { ...deeds[2]!, action: 'forged' }),
    )
    expect(breakIn(forged, forgedHead)).toBeNull()
    expect(breakIn(forged)).not.toBeNull()
  })

  it('when its tail was cut off', () => {
    const cuts = entries.map((_, length) => breakIn(entries.slice(0, length)))
    expect(cuts).toHaveLength(actions.length)
    expect(cuts).not.toContain(null)
  })

  it('when the head was rewritten', () => {
    expect(breakIn(entries, { ...head, n: head.n + 1 })).not.toBeNull()
    expect(breakIn(entries, { ...head, hash: sha256('another') })).not.toBeNull()
    expect(breakIn(entries, newTrail)).not.toBeNull()
    expect(breakIn(entries, headOf(entries[2]!))).not.toBeNull()
  })

  it('when another subject’s entries are shown under its head', () => {
    const others = deeds.reduce<TrailEntry[]>((chain, deed) => {
      const reached = chain.length === 0 ? newTrail : headOf(chain.at(-1)!)
      return [...chain, nextEntry('another', reached, deed, sha256)]
    }, [])
    expect(breakIn(others)).not.toBeNull()
  })

  it('when any one character of its text was changed', () => {
    const text = JSON.stringify(entries)
    const places = fc.nat(text.length - 1)
    fc.assert(
      fc.property(places, fc.constantFrom('0', 'a', 'Z'), (place, sign) => {
        const changed = text.slice(0, place) + sign + text.slice(place + 1)
        const read = readAs(changed)
        fc.pre(read !== null && told(read) !== told(entries))
        expect(breakIn(read)).not.toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

function replaced<T>(list: readonly T[], at: number, by: T): T[] {
  return list.map((value, n) => (n === at ? by : value))
}

/** All but how the entries are stored. */
function told(chain: readonly TrailEntry[]): string {
  return JSON.stringify(chain.map(({ schema: _schema, version: _version, ...rest }) => rest))
}

/** The entries that the text still spells; null when it spells no entries any more. */
function readAs(text: string): TrailEntry[] | null {
  try {
    const read = JSON.parse(text) as TrailEntry[]
    const keys = Object.keys(entries[0]!).join()
    return read.every((entry) => Object.keys(entry).join() === keys) ? read : null
  } catch {
    return null
  }
}
