import {
  breakInSeal,
  headsOf,
  lastSealableDay,
  seal,
  sealableAt,
  type Seal,
  type SealKey,
} from '../../shared/trail'
import { sha256 } from '../_support/domain-builders'

const aKey = (secret: string): SealKey => ({ id: secret, mac: (content) => sha256(secret + content) })
const key = aKey('first')
const heads = [{ subjectId: 'post', n: 3, hash: 'h3' }]
const monday = seal('2026-01-05', null, heads, key)
const tuesday = seal('2026-01-06', monday, [], key)
const wednesday = seal('2026-01-07', tuesday, heads, key)

describe('X3: the seal of a day', () => {
  it('names the last entry of each subject, whatever the order they are read in', () => {
    const told = (subjectId: string, n: number) => ({ subjectId, n, hash: `${subjectId}-${n}` })
    expect(headsOf([told('b', 2), told('a', 1), told('b', 10), told('b', 1)])).toEqual([
      told('a', 1),
      told('b', 10),
    ])
  })

  it('can be made five minutes after midnight, Beijing time', () => {
    expect(sealableAt('2026-02-28')).toBe('2026-02-28T16:05:00.000Z')
    expect(lastSealableDay('2026-02-28T16:04:59.999Z')).toBe('2026-02-27')
    expect(lastSealableDay('2026-02-28T16:05:00.000Z')).toBe('2026-02-28')
  })

  it('holds as long as nobody touches it', () => {
    expect([
      breakInSeal(monday, null, [key]),
      breakInSeal(tuesday, monday, [aKey('later'), key]),
      breakInSeal(wednesday, tuesday, [key]),
    ]).toEqual([null, null, null])
  })

  const changes: [string, (whole: Seal) => Seal, RegExp][] = [
    ['a head', (whole) => ({ ...whole, heads: [{ ...heads[0]!, hash: 'other' }] }), /was changed/],
    ['its heads', (whole) => ({ ...whole, heads }), /was changed/],
    ['its id', (whole) => ({ ...whole, _id: '2026-01-08' }), /was changed/],
    ['its mac', (whole) => ({ ...whole, mac: sha256('guess') }), /was changed/],
    ['its key, to one that is not ours', (whole) => ({ ...whole, keyId: 'forged' }), /another key/],
    ['the day before, to another', () => seal('2026-01-06', { mac: 'other' }, [], key), /does not follow/],
    ['its day', () => seal('2026-01-08', monday, [], key), /are missing/],
  ]

  it.each(changes)('shows when somebody changed %s', (_, change, what) => {
    expect(breakInSeal(change(tuesday), monday, [key])).toMatch(what)
  })

  it('shows when those before the first were removed', () => {
    expect(breakInSeal(tuesday, null, [key])).toMatch(/does not follow/)
  })
})
