import { record, theSystem, newTrail, type TrailEntry, type TrailHead } from '../../shared/trail'
import { followTrails } from '../../ops/trails'
import { sha256 } from '../_support/domain-builders'

type Subject = { _id: string; schema: number; version: number; trail: TrailHead }

/** A subject to which `deeds` things happened, with their entries. */
function aSubject(_id: string, deeds = 3): { subject: Subject; entries: TrailEntry[] } {
  let subject: Subject = { _id, schema: 1, version: 1, trail: newTrail }
  const entries: TrailEntry[] = []
  for (let n = 1; n <= deeds; n += 1) {
    const at = `2026-01-0${n}T00:00:00.000Z` as const
    const recorded = record(subject, { action: `deed ${n}`, by: theSystem, at, details: { n } }, sha256)
    subject = recorded.subject
    entries.push(recorded.entry)
  }
  return { subject, entries }
}

function brokenOf(subjects: readonly Subject[], entries: readonly TrailEntry[]): string[] {
  const trails = followTrails(sha256)
  // In the order of their ids, as they come from the database: entry 10 before entry 2.
  const sorted = [...entries].sort((a, b) => (a._id < b._id ? -1 : 1))
  sorted.forEach(trails.entry)
  subjects.forEach(trails.subject)
  return trails.broken()
}

test('trails that are whole, whatever the order of their entries', () => {
  const { subject, entries } = aSubject('group-media', 12)
  const other = aSubject('group-media_2026-01-04_1', 2)
  expect(brokenOf([subject, other.subject], [...other.entries, ...entries])).toEqual([])
})

const { subject, entries } = aSubject('post')
const [first, second, third] = entries as [TrailEntry, TrailEntry, TrailEntry]

test.each<[string, readonly Subject[], readonly TrailEntry[], string]>([
  ['an entry changed', [subject], [first, { ...second, action: 'other' }, third], 'entry 2 was changed'],
  ['an entry gone', [subject], [first, third], 'entry 2 is missing'],
  ['a tail cut off', [subject], [first, second], 'the trail ends at 2, not at 3'],
  ['no entry left', [subject], [], 'the trail ends at 0, not at 3'],
  ['the subject gone', [], entries, 'its subject is missing'],
  [
    'a head set back',
    [{ ...subject, trail: { n: 2, hash: second.hash } }],
    entries,
    'the trail ends at 3, not at 2',
  ],
  [
    'a chain written anew from the second entry on',
    [subject],
    [
      first,
      ...aSubject('post')
        .entries.slice(1)
        .map((entry) => ({ ...entry, before: 'elsewhere' })),
    ],
    'entry 2 was changed',
  ],
])('%s', (_what, subjects, given, why) => {
  expect(brokenOf(subjects, given)).toEqual([`post: ${why}`])
})
