import * as fc from 'fast-check'
import {
  inLayout,
  hasLayout,
  titleInPlace,
  type Layout,
  type PostPlace,
  type PostState,
} from '../../shared/posts'
import { resolveRules, type EffectiveRules } from '../../shared/rulebooks'
import { dailyPlatform } from '../../shared/rulebooks/books/daily-platform'
import { groupMedia } from '../../shared/rulebooks/books/group-media'
import { isRefusal, type Day } from '../../shared/_kernel'

// D2: the form of the daily platform's posts, put on by a tap.

const forms = dailyPlatform.rules.flatMap((rule) => (rule.kind === 'form' ? [rule] : []))
const rules: Pick<EffectiveRules, 'forms'> = { forms }
const layout: Layout = { groupName: '青梧', footer: '青梧，与您同行' }
const monday = '2026-01-05'
const header = '新朋友点标题下的名称关注，老朋友点右上角菜单分享'
const place: PostPlace = {
  editionId: 'e',
  holdId: 'h',
  day: monday,
  opensAt: '2026-01-05T09:00:00.000Z',
}
const text = (said: string) => ({ kind: 'text', text: said })

const formed = (title: string, blocks = [text('正文')], known: Layout | null = layout) =>
  inLayout({ title, blocks }, rules, { layout: known, day: monday }, text)

test('the title gets group and weekday, the text its header and footer', () => {
  expect(formed('新店开业')).toEqual({
    title: '[青梧]周一:新店开业',
    blocks: [text(header), text('正文'), text('青梧，与您同行')],
  })
})

test('a title in the form of another day or another group gets those of this one', () => {
  for (const title of ['[青梧]周五:新店开业', '[青梧百货]周日:新店开业', '[青梧]周一:新店开业'])
    expect(formed(title).title).toBe('[青梧]周一:新店开业')
})

test('twice is as once, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, body) => {
      const once = formed(title, [text(body)])
      expect(formed(once.title, [...once.blocks])).toEqual(once)
    }),
  )
})

test('what the company has not said is left out: no title without the group, no footer', () => {
  expect(formed('新店开业', [text('正文')], null)).toEqual({
    title: '新店开业',
    blocks: [text(header), text('正文')],
  })
  expect(formed('', [text('正文')]).title).toBe('')
})

test('a title of another weekday than that of its place is told what it has to be; any other is left as it is', () => {
  const inPlace = (title: string, day: Day | null, state: PostState = 'scheduled') =>
    titleInPlace({ title, state, place: day === null ? null : { ...place, day } }, rules, layout)
  expect(inPlace('[青梧]周一:新店开业', '2026-01-07')).toBe('[青梧]周三:新店开业')
  expect(inPlace('[青梧]周三:新店开业', '2026-01-07')).toBeNull()
  expect(inPlace('[青梧]周一:新店开业', null)).toBeNull()
  for (const written of ['新店开业', '周一:新店开业', '[别家]周一:新店开业', '周一见，新店开业'])
    expect(inPlace(written, '2026-01-07')).toBeNull()
  expect(inPlace('[青梧]周一:新店开业', '2026-01-07', 'published')).toBeNull()
  const plain = {
    title: '[青梧]周一:新店开业',
    state: 'scheduled',
    place: { ...place, day: '2026-01-07' },
  } as const
  expect(titleInPlace(plain, {}, layout)).toBeNull()
})

test('only where a rulebook gives a form is there one', () => {
  const adopt = (rulebooks: (typeof groupMedia)[], channelKind: string) =>
    resolveRules({
      ...{ channelId: 'x', channelKind, rulebooks, since: '2026-01-01T00:00:00.000Z' },
      figures: {
        ...{ plannedPosts: 6, lockMinutes: 120, textsCloseMinutes: 30, testersUntilMinutes: 15 },
        ...{ urgeAfterHours: 4, unitHeadFirst: false, skipHolidays: false },
      },
    })
  const wechat = { ...groupMedia, rules: [...groupMedia.rules, ...capacity] }
  const plain = adopt([wechat], '集团媒体号')
  expect(!isRefusal(plain) && hasLayout(plain)).toBe(false)
  const both = adopt([{ ...wechat, rules: [...wechat.rules, ...forms] }], '集团媒体号')
  expect(!isRefusal(both) && hasLayout(both)).toBe(true)
})

const capacity = [
  {
    ...{ kind: 'capacity' as const, id: 'P1.posts', clause: 'P1', maxPosts: 8 },
    examples: { good: [{ posts: 8 }], bad: [{ posts: 9 }] },
  },
]
