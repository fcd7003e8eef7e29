import type { Instant } from '../../shared/_kernel'
import { weiboCharacters } from '../../shared/posts'
import { checkRule, rulesOf, type RuleKind, type RuleOf, type Told } from '../../shared/rulebooks'
import { knownRulebooks } from '../../shared/rulebooks/books'
import { textOf } from '../_support/builders'

const megabyte = 1024 * 1024

function verdict<K extends RuleKind>(kind: K, id: string, told: Told<K>): string {
  const rule = knownRulebooks.flatMap((book) => rulesOf(book, kind)).find((each) => each.id === id)
  return checkRule(rule as RuleOf<K>, told).verdict
}

describe('a Weibo', () => {
  const judged = (text: string) => verdict('material', 'W2.text', { weiboCharacters: weiboCharacters(text) })

  it('W2: of 140 characters by Weibo’s counting is taken, of 141 it is not', () => {
    expect(judged(textOf(140))).toBe('met')
    expect(judged(textOf(141))).toBe('not-met')
  })

  it('W2: counts two signs of half width as one, and half a one at the end as a whole one', () => {
    expect(judged('a'.repeat(280))).toBe('met')
    expect(judged('a'.repeat(281))).toBe('not-met')
    expect(weiboCharacters('abc')).toBe(2)
    expect(weiboCharacters('é。')).toBe(2)
  })

  it.each([
    ['', 0],
    ['  两边的空格  ', 5],
    ['😀', 2],
    [`看这里 https://mp.weixin.qq.com/s/${'a'.repeat(40)}`, 14],
    [`看这里https://mp.weixin.qq.com/s/${'a'.repeat(40)}，再看`, 16],
    [`https://example.com/${'a'.repeat(120)}`, 10],
    [`https://example.com/${'a'.repeat(122)}`, 11],
    ['http://t.cn/abcdefg', 10],
    ['http://weibo.com/12345', 11],
    [`http://weibo.com/${'1'.repeat(40)}`, 10],
    ['https://notweibo.com/1', 10],
  ])('W2: %j has as many characters as Weibo counts: %i', (text, expected) => {
    expect(weiboCharacters(text)).toBe(expected)
  })

  it.each([
    [megabyte - 1, 'not-met'],
    [megabyte, 'not-met'],
    [megabyte + 1, 'met'],
  ])('W2: with a picture of %i bytes: over 1 MB is %s', (bytes, expected) => {
    expect(verdict('material', 'W2.bytes.over', { pictureBytes: [bytes] })).toBe(expected)
  })

  it.each([
    [5 * megabyte - 1, 'met'],
    [5 * megabyte, 'not-met'],
    [5 * megabyte + 1, 'not-met'],
  ])('W2: with a picture of %i bytes: under 5 MB is %s', (bytes, expected) => {
    expect(verdict('material', 'W2.bytes.under', { pictureBytes: [bytes] })).toBe(expected)
  })
})

describe('the daily platform', () => {
  it.each([
    ['2026-01-05', '15:59', 'not-met'],
    ['2026-01-05', '16:00', 'met'],
    ['2026-01-09', '16:20', 'met'],
    ['2026-01-09', '16:21', 'not-met'],
    ['2026-01-10', '10:00', 'met'],
    ['2026-01-10', '16:00', 'not-met'],
    ['2026-01-11', '09:59', 'not-met'],
    ['2026-01-12', '10:00', 'not-met'],
  ] as const)('D1: on %s at %s is %s', (day, at, expected) => {
    expect(verdict('cadence', 'D1.cadence', { day, at, posts: 4 })).toBe(expected)
  })

  it('D1: has four posts, neither three nor five', () => {
    const both = (posts: number) => [
      verdict('cadence', 'D1.cadence', { day: '2026-01-05', at: '16:00', posts }),
      verdict('capacity', 'D1.posts', { posts }),
    ]
    expect(both(4)).toEqual(['met', 'met'])
    expect(both(3)).toContain('not-met')
    expect(both(5)).toContain('not-met')
  })

  it.each([
    ['[青梧]周一:标题', 'met'],
    ['[青梧]周一:带:冒号的标题', 'met'],
    ['[青梧]周一: ', 'not-met'],
    ['[青梧]周一：标题', 'not-met'],
    ['[梧桐]周一:标题', 'not-met'],
    [' [青梧]周一:标题', 'not-met'],
  ])('D2: a title %j is %s', (written, expected) => {
    expect(verdict('form', 'D2.title', { written, known: { 集团名: '青梧', 周几: '周一' } })).toBe(expected)
  })

  it('D2: a title is in no form while the group’s name is not known', () => {
    expect(verdict('form', 'D2.title', { written: '[]周一:标题', known: { 周几: '周一' } })).toBe('not-met')
  })
})

describe('an answer in the consulting group', () => {
  const from: Instant = '2026-01-05T02:00:00.000Z'

  it.each<[Instant, string]>([
    ['2026-01-05T02:29:59.999Z', 'met'],
    ['2026-01-05T02:30:00.000Z', 'met'],
    ['2026-01-05T02:30:00.001Z', 'not-met'],
  ])('C5: at %s, asked at 02:00, is %s', (until, expected) => {
    expect(verdict('time-limit', 'C5.response', { from, until })).toBe(expected)
    expect(verdict('time-limit', 'C5.response', { from, until, provided: true })).toBe(expected)
  })

  it('C5: is not asked of somebody who cannot be reached', () => {
    const until: Instant = '2026-01-05T09:00:00.000Z'
    expect(verdict('time-limit', 'C5.response', { from, until, provided: false })).toBe('not-applicable')
  })

  it('C5: says how late it was', () => {
    const [rule] = knownRulebooks
      .flatMap((book) => rulesOf(book, 'time-limit'))
      .filter(({ id }) => id === 'C5.response')
    expect(checkRule(rule!, { from, until: '2026-01-05T02:30:01.000Z' })).toEqual({
      rule: 'C5.response',
      clause: 'C5',
      question: '响应群内消息：能联系上时，30 分钟内',
      verdict: 'not-met',
      measured: '用了 31 分钟',
      limit: '30 分钟内',
    })
  })
})

describe('days', () => {
  it.each([
    ['2026-01-11', 'not-met'],
    ['2026-01-12', 'met'],
    ['2026-01-13', 'met'],
  ] as const)('E8: a mass send on %s, asked for on 5 January, is %s', (wanted, expected) => {
    expect(verdict('ahead', 'E8B.week', { asked: '2026-01-05', wanted })).toBe(expected)
  })

  it('C2: the same day ends at midnight in Beijing', () => {
    const until = (instant: Instant) =>
      verdict('time-limit', 'C2.same-day', { from: '2026-01-04T16:00:00.000Z', until: instant })
    expect(until('2026-01-05T15:59:59.999Z')).toBe('met')
    expect(until('2026-01-05T16:00:00.000Z')).toBe('not-met')
  })

  it('C4: the evening of every weekday begins at 19:00 and ends at 21:00', () => {
    const week = [
      '2026-01-05',
      '2026-01-06',
      '2026-01-07',
      '2026-01-08',
      '2026-01-09',
      '2026-01-10',
      '2026-01-11',
    ] as const
    for (const day of week) {
      const at = (['18:59', '19:00', '21:00', '21:01'] as const).map((time) =>
        verdict('hours', 'C4.evening', { day, at: time }),
      )
      expect(at).toEqual(['not-met', 'met', 'met', 'not-met'])
    }
  })
})

describe('what follows upon what', () => {
  const done = (...steps: string[]) => verdict('sequence', 'E5.measures', { done: steps })

  it('E5: goes on step by step, and leaves none out', () => {
    expect(done('口头警告')).toBe('met')
    expect(done('口头警告', '书面警告', '停用账号')).toBe('met')
    expect(done('口头警告', '停用账号')).toBe('not-met')
    expect(done('解除劳动合同')).toBe('not-met')
  })
})

describe('who is in a group', () => {
  it('C4: managers have to be, others may', () => {
    const judged = (who: string, isIn: boolean) => verdict('membership', 'C4.members', { who, isIn })
    expect([judged('班组长', true), judged('班组长', false)]).toEqual(['met', 'not-met'])
    expect([judged('员工', true), judged('员工', false)]).toEqual(['met', 'met'])
  })

  it('C6: members may be, others not', () => {
    const judged = (who: string, isIn: boolean) => verdict('membership', 'C6.members', { who, isIn })
    expect([judged('商会会员', true), judged('商会会员', false)]).toEqual(['met', 'met'])
    expect([judged('客户', true), judged('客户', false)]).toEqual(['not-met', 'met'])
  })
})
