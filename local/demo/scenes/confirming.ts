import type { Day, TimeOfDay } from '../../../shared/_kernel'
import type { Audience } from '../../../shared/readings'
import { idFor } from '../company-at-work'
import { at } from './scene-at'

const admin = 'he-jing'

type When = `${string} ${TimeOfDay}`

const readingId = (rulebook: string) => idFor(`reading ${rulebook}`)

const start = (when: When, rulebook: string, audience: Audience, dueOn: Day) =>
  at(when, ({ office }) =>
    office.as(admin)('readings', 'start', { readingId: readingId(rulebook), rulebook, audience, dueOn }),
  )

const confirm = (when: When, rulebook: string, people: readonly string[]) =>
  at(when, async ({ office }) => {
    for (const personId of people)
      await office.as(personId)('readings', 'confirm', { readingId: readingId(rulebook) })
  })

const act = (when: When, does: 'remind' | 'end', rulebook: string) =>
  at(when, ({ office }) => office.as(admin)('readings', does, { readingId: readingId(rulebook) }))

const everybody = { of: 'all' } as const
const stores = {
  of: 'units',
  units: ['zhongshan-store', 'binjiang-store', 'yunxi-store', 'department-stores'],
} as const
const heads = { of: 'roles', roles: ['head'] } as const

/** Rulebooks that are being read (阅读确认, X1): half way, past the last day, ended, and overtaken by the next version. */
export const confirming = [
  start('06-02 08:40', 'account-ops@1', stores, '2026-06-12'),
  confirm('06-03 12:10', 'account-ops@1', ['chen-mo', 'jiang-tao']),
  start('06-03 08:45', 'common@1', heads, '2026-06-10'),
  confirm('06-04 12:20', 'common@1', [
    'zheng-yi',
    'sun-li',
    'song-yang',
    'tang-yue',
    'liu-fang',
    'jiang-tao',
  ]),
  confirm('06-05 18:05', 'common@1', ['ma-chao', 'tian-yu', 'luo-cheng', 'du-ruo', 'shi-lei', 'yan-ming']),
  confirm('06-08 12:30', 'common@1', ['jiang-yue', 'ye-qing', 'lu-shan', 'ge-ping']),
  act('06-11 09:05', 'end', 'common@1'),
  start('06-05 08:50', 'corporate-groups@1', stores, '2026-06-12'),
  confirm('06-08 12:40', 'corporate-groups@1', ['chen-mo', 'he-ting', 'gu-bei', 'fang-qing', 'jiang-tao']),
  confirm('06-11 18:15', 'corporate-groups@1', ['ma-chao', 'shen-man']),
  act('06-15 09:10', 'remind', 'corporate-groups@1'),
  start('06-09 08:55', 'account-ops@2', everybody, '2026-06-19'),
  confirm('06-09 12:15', 'account-ops@2', [
    'zhou-ning',
    'feng-yue',
    'wu-fan',
    'zheng-yi',
    admin,
    'song-yang',
  ]),
  confirm('06-10 12:25', 'account-ops@2', [
    'qin-chuan',
    'lu-zhen',
    'tang-yue',
    'qiu-shi',
    'wen-ya',
    'sun-li',
  ]),
  confirm('06-12 18:20', 'account-ops@2', ['chen-mo', 'gu-bei', 'fang-qing', 'bai-lu', 'su-mei', 'ye-qing']),
  act('06-15 09:15', 'remind', 'account-ops@2'),
  confirm('06-15 12:35', 'account-ops@2', ['yuan-ye', 'peng-an', 'wen-ning', 'han-dong']),
]
