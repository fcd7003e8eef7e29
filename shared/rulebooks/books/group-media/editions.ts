import type { RuleOf } from '../../rule'

const window = { opens: '17:00', closes: '17:30' } as const

/** When each channel sends, how many posts, and what may change that (G2–G7). */
export const editions: readonly RuleOf<'cadence' | 'adjustment' | 'lead-time' | 'wishes'>[] = [
  {
    kind: 'cadence',
    id: 'G2.cadence',
    clause: 'G2',
    channelKind: '集团媒体号',
    cadence: { kind: 'every-day' },
    window,
    minPosts: 6,
    examples: {
      good: [
        { day: '2026-01-04', at: '17:00', posts: 6 },
        { day: '2026-01-05', at: '17:30', posts: 8 },
      ],
      bad: [
        { day: '2026-01-04', at: '17:00', posts: 5 },
        { day: '2026-01-04', at: '16:59', posts: 6 },
        { day: '2026-01-04', at: '17:31', posts: 6 },
      ],
    },
  },
  {
    kind: 'cadence',
    id: 'G3.cadence',
    clause: 'G3',
    channelKind: '综超号',
    cadence: { kind: 'every-n-days', n: 2, anchor: '2026-01-01' },
    window,
    minPosts: 4,
    examples: {
      good: [{ day: '2026-01-03', at: '17:00', posts: 4 }],
      bad: [
        { day: '2026-01-04', at: '17:00', posts: 4 },
        { day: '2026-01-03', at: '17:00', posts: 3 },
      ],
    },
  },
  {
    kind: 'cadence',
    id: 'G4.cadence',
    clause: 'G4',
    channelKind: '百货号',
    cadence: { kind: 'days-of-month', days: [8, 16, 24, 30] },
    window,
    minPosts: 1,
    examples: {
      good: [
        { day: '2026-01-30', at: '17:00', posts: 1 },
        { day: '2026-02-28', at: '17:00', posts: 1 },
        { day: '2028-02-29', at: '17:30', posts: 1 },
      ],
      bad: [
        { day: '2026-01-31', at: '17:00', posts: 1 },
        { day: '2028-02-28', at: '17:00', posts: 1 },
        { day: '2026-01-08', at: '17:00', posts: 0 },
      ],
    },
  },
  {
    kind: 'adjustment',
    id: 'G5.adjustment',
    clause: 'G5',
    changes: ['posts', 'window'],
    approvedBy: 'head',
    examples: {
      good: [{ report: '春节期间稿件较多', approvedBy: 'head', from: '2026-02-15', through: '2026-02-23' }],
      bad: [
        { report: '春节期间稿件较多', approvedBy: 'editor', from: '2026-02-15', through: '2026-02-23' },
        { report: '春节期间稿件较多', approvedBy: 'head', from: '2026-02-15', through: null },
        { report: ' ', approvedBy: 'head', from: '2026-02-15', through: '2026-02-23' },
        { report: '春节期间稿件较多', approvedBy: 'head', from: '2026-02-23', through: '2026-02-15' },
      ],
    },
  },
  {
    kind: 'lead-time',
    id: 'G6.lead-time',
    clause: 'G6',
    clearDays: 2,
    examples: {
      good: [
        { reached: '2026-01-01', appears: '2026-01-04' },
        { reached: '2026-02-27', appears: '2026-03-02' },
      ],
      bad: [{ reached: '2026-01-01', appears: '2026-01-03' }],
    },
  },
  {
    kind: 'wishes',
    id: 'G7.wishes',
    clause: 'G7',
    pastLatest: 'expires',
    examples: {
      good: [
        { notBefore: '2026-01-05', latest: '2026-01-08', appears: '2026-01-05' },
        { notBefore: null, latest: '2026-01-08', appears: '2026-01-08' },
        { notBefore: null, latest: null, appears: '2026-03-01' },
      ],
      bad: [
        { notBefore: '2026-01-05', latest: null, appears: '2026-01-04' },
        { notBefore: null, latest: '2026-01-08', appears: '2026-01-09' },
      ],
    },
  },
]
