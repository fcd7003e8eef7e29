import { problemOfError } from '../../shared/publishing'
import { foresee, troubleOf, type Outlook } from '../../shared/desk'
import { noWishes, type Post } from '../../shared/posts'
import { anAnswer, anArticle, anEdition, aPlace, aPost, aSend } from '../_support/domain-builders'

// What the desk says will happen by itself.

const held = { by: 'zhou', byName: '周宁', reason: '价格待核实', at: '2026-01-03T02:00:00.000Z' } as const
const passed = (title: string, change: Partial<Post> = {}) => aPost({ title, state: 'scheduled', ...change })
const waiting = (title: string, change: Partial<Post> = {}) => aPost({ title, ...change })

function say(change: Partial<Outlook> = {}): string[] {
  const posts = change.posts ?? []
  const places = posts.map(() => aPlace())
  const outlook: Outlook = {
    edition: anEdition({ places, minPosts: 4 }),
    posts,
    send: null,
    later: [anEdition({ day: '2026-01-05' }), anEdition({ day: '2026-01-06' })],
    allStopped: false,
    publishBy: 'mass-send',
    now: '2026-01-04T04:00:00.000Z',
    ...change,
  }
  return foresee(outlook).map(({ at, text }) => `${at?.slice(11, 16) ?? '--'} ${text}`)
}

const four = ['甲', '乙', '丙', '丁'].map((title) => passed(title))
const three = four.slice(1)

it('before the lock: who goes out, who moves on and where to, and when what happens', () => {
  expect(say({ posts: [...four, waiting('戊'), waiting('己')] })).toEqual([
    '07:00 截稿：4 篇已通过的编入，《戊》等 2 篇顺延到1月5日 周一',
    '08:30 定稿：之后不能再调整次序和稿件',
    '09:00 自动群发 4 篇',
    '09:30 发布窗口关闭：仍未发出的话，由放行人决定补发或顺延',
  ])
})

it('G7: they move on into what has room, in the order of submission', () => {
  const later = [anEdition({ day: '2026-01-05', free: 1 }), anEdition({ day: '2026-01-06', free: 1 })]
  const posts = [...four, waiting('戊'), waiting('己'), waiting('庚')]
  expect(say({ posts, later })[0]).toBe(
    '07:00 截稿：4 篇已通过的编入，《戊》顺延到1月5日 周一，《己》顺延到1月6日 周二，《庚》等待空位',
  )
})

it('what is held moves on as well, and what is past its latest day ends', () => {
  const wishes = { ...noWishes, latest: '2026-01-04' } as const
  const posts = [...three, passed('戊', { held }), waiting('己', { wishes })]
  expect(say({ posts }).slice(0, 2)).toEqual([
    '07:00 截稿：3 篇已通过的编入，《戊》顺延到1月5日 周一，《己》过了最晚日期，作废',
    '08:30 定稿：之后不能再调整；差 1 篇，仍没有写明原因的话会如实存档',
  ])
})

it('nothing has passed, or nothing is there', () => {
  expect(say({ posts: [waiting('戊')] })).toEqual([
    '07:00 截稿：没有已通过的稿件，这一期不发，《戊》顺延到1月5日 周一',
  ])
  expect(say()).toEqual(['07:00 截稿：没有稿件，这一期不发'])
})

it('while every channel is stopped', () => {
  expect(say({ posts: four, allStopped: true }).slice(2)).toEqual([
    '09:00 已停发，不会发出；恢复后才发',
    '09:30 发布窗口关闭：仍停发的话，稿件顺延到下一期',
  ])
})

describe('after the lock', () => {
  const articles = four.map(({ _id }) => anArticle({ postId: _id }))
  const edition = anEdition({ state: 'locked', minPosts: 4 })
  const after = (change: object, now: Outlook['now'] = '2026-01-04T08:00:00.000Z') =>
    say({
      edition,
      send: aSend({ articles, stage: 'waiting', answers: [anAnswer('tester')], ...change }),
      now,
    })

  it('counts down to what is left', () => {
    expect(after({})).toEqual([
      '08:30 定稿：之后不能再调整次序和稿件',
      '09:00 自动群发 4 篇',
      '09:30 发布窗口关闭：仍未发出的话，由放行人决定补发或顺延',
    ])
    expect(after({}, '2026-01-04T09:01:00.000Z')).toEqual([
      '-- 自动群发 4 篇',
      '09:30 发布窗口关闭：仍未发出的话，由放行人决定补发或顺延',
    ])
  })

  it('W3: says until when testers answer, and what happens if nobody does', () => {
    expect(after({ answers: [] })).toEqual([
      '08:30 定稿：之后不能再调整次序和稿件',
      '08:45 预览答复截止：没有测试人确认的话，不会自动发出（W3）',
      '09:00 自动群发 4 篇',
      '09:30 发布窗口关闭：仍未发出的话，由放行人决定补发或顺延',
    ])
    expect(after({ answers: [] }, '2026-01-04T08:45:00.000Z')).toEqual([
      '09:00 不会自动发出，要有人决定照发',
      '09:30 发布窗口关闭：仍未发出的话，由放行人决定补发或顺延',
    ])
  })

  it.each([
    ['publish', '09:00 自动发布 4 篇（不通知粉丝）'],
    ['draft', '09:00 草稿已备好，请人在公众平台发表 4 篇'],
    ['hand', '09:00 请人工发表 4 篇'],
  ])('of a channel that goes out by %s', (publishBy, text) => {
    expect(after({ publishBy })[1]).toBe(text)
  })

  it('says that it is stopped', () => {
    const stopped = { ...held, scope: 'edition' }
    expect(after({ stopped }, '2026-01-04T09:01:00.000Z')[0]).toBe('-- 已停发，不会发出；恢复后才发')
  })

  it.each([
    ['confirming', '-- 已提交微信，正在确认结果'],
    ['unconfirmed', '-- 没有得到微信确认，请到公众平台核实；系统继续查'],
    ['sent', '-- 已发出 4 篇'],
    ['not-sent', '-- 没有发出：发布窗口已过；稿件已顺延'],
  ])('of a send that is %s', (stage, text) => {
    expect(after({ stage })).toEqual([text])
  })
})

describe('首页 calls for the editor', () => {
  const now = '2026-01-04T04:00:00.000Z'
  const short = anEdition({ places: [aPlace()], minPosts: 2 })
  const enough = { ...short, minPosts: 1 }

  it.each<[string, string | null, Parameters<typeof troubleOf>]>([
    ['when posts are missing', '差 1 篇', [short, [passed('甲')], null, now]],
    ['when they are missing and late', '差 1 篇，1 篇还没有通过', [short, [waiting('甲')], null, now]],
    ['not long before the lock', null, [enough, [waiting('甲')], null, '2026-01-04T02:59:00.000Z']],
    ['not when all is well', null, [enough, [passed('甲')], null, now]],
    ['not when fewer were wanted', null, [{ ...short, shortfall: held }, [passed('甲')], null, now]],
    [
      'when it is stopped',
      '已停发：价格待核实',
      [{ ...enough, state: 'locked' }, [], aSend({ stopped: { ...held, scope: 'all' } }), now],
    ],
    [
      'when WeChat refuses',
      '公众号的群发次数已用完（错误码 45028）',
      [{ ...enough, state: 'locked' }, [], aSend({ stage: 'waiting', problem: problemOfError(45028) }), now],
    ],
    ['not once it is sent', null, [{ ...short, state: 'locked' }, [], aSend({ stage: 'sent' }), now]],
  ])('%s', (_when, text, args) => {
    expect(troubleOf(...args)).toBe(text)
  })
})
