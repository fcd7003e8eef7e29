import { addMinutes, sayDay, type Day, type Instant } from '../_kernel'
import type { PublishBy } from '../channels'
import { freeEditions, missing, type Edition } from '../editions'
import type { Post } from '../posts'
import { clearanceOf, confirmerMinutes, isByHand, wayOf, type Send } from '../publishing'

/** What will happen by itself, and when: an instant of null is now. */
export type Foreseen = {
  readonly at: Instant | null
  readonly text: string
  readonly tone: 'plain' | 'warn' | 'bad' | 'good'
}

export type Outlook = {
  readonly edition: Edition
  /** The posts that have a place in it, in the order of submission. */
  readonly posts: readonly Pick<Post, 'title' | 'state' | 'held' | 'wishes'>[]
  readonly send: Send | null
  /** The open editions after it, in the order of their days. */
  readonly later: readonly Edition[]
  /** How the channel's editions go out. */
  readonly publishBy: PublishBy
  /** Whether every channel is stopped. */
  readonly allStopped: boolean
  readonly now: Instant
}

/** What the clock will do with an edition if nobody does anything more, in plain words. */
export function foresee(outlook: Outlook): Foreseen[] {
  const { edition, send } = outlook
  switch (edition.state) {
    case 'open':
    case 'locking':
      return beforeLock(outlook)
    case 'locked':
      return send ? afterLock(outlook, send) : []
    case 'empty':
      return [{ at: null, tone: 'bad', text: '截稿时没有已通过的稿件，这一期不发' }]
    case 'skipped':
      return [{ at: null, tone: 'warn', text: `本期停刊：${edition.shortfall?.reason ?? ''}` }]
    default:
      return edition.state satisfies never
  }
}

function beforeLock(outlook: Outlook): Foreseen[] {
  const { edition, posts, allStopped, publishBy } = outlook
  const staying = posts.filter(staysIn).length
  const lock = { at: edition.locksAt, tone: 'plain', text: `截稿：${sayLock(outlook)}` } as const
  if (staying === 0) return [lock]
  return [
    lock,
    textsClose(edition, staying),
    { at: edition.opensAt, ...(allStopped ? whileStopped : sending(staying, publishBy)) },
    windowCloses(edition, allStopped),
  ]
}

/** What passed goes out; what is held or has not passed moves on. */
function staysIn({ state, held }: Outlook['posts'][number]): boolean {
  return state === 'scheduled' && held === null
}

function sayLock(outlook: Outlook): string {
  const { posts } = outlook
  const staying = posts.filter(staysIn).length
  const leaving = sayMovingOn(outlook)
  if (posts.length === 0) return '没有稿件，这一期不发'
  if (staying === 0) return [`没有已通过的稿件，这一期不发`, ...leaving].join('，')
  return [`${staying} 篇已通过的编入`, ...leaving].join('，')
}

/** Whoever leaves, by where they go: in the order of submission, each into the first edition with a free place (G7). */
function sayMovingOn({ posts, later, now, edition }: Outlook): string[] {
  const room = new Map(later.map((each) => [each._id, each]))
  const titles = new Map<string, string[]>()
  for (const { title, state, wishes } of posts.filter((post) => !staysIn(post))) {
    const where =
      state === 'changes-asked' ? lapsing : nextPlace([...room.values()], edition.day, wishes.latest, now)
    if (typeof where !== 'string') room.set(where._id, { ...where, free: where.free - 1 })
    const how = typeof where === 'string' ? where : `顺延到${sayDay(where.day)}`
    titles.set(how, [...(titles.get(how) ?? []), title])
  }
  return [...titles].map(([how, named]) => `${sayTitles(named)}${how}`)
}

const lapsing = '没有交回修改稿，释放版位'

function nextPlace(
  later: readonly Edition[],
  day: Day,
  latest: Day | null,
  now: Instant,
): Edition | '过了最晚日期，作废' | '等待空位' {
  const [next] = freeEditions(later, day, now, { wished: null, latest })
  if (next) return next
  const [first] = later
  return latest !== null && (!first || first.day > latest) ? '过了最晚日期，作废' : '等待空位'
}

/** `《甲》`, `《甲》等 3 篇` */
function sayTitles(titles: readonly string[]): string {
  return titles.length === 1 ? `《${titles[0]}》` : `《${titles[0]}》等 ${titles.length} 篇`
}

function afterLock(outlook: Outlook, send: Send): Foreseen[] {
  const articles = send.articles.length
  const { decideBy, attemptedAt, closesAt, problem } = send
  switch (send.stage) {
    case 'assembling':
    case 'previewing':
    case 'waiting':
      return beforeSending(outlook, send)
    case 'sending':
    case 'confirming':
      return [{ at: null, tone: 'plain', text: '已提交微信，正在确认结果' }]
    case 'awaiting-admin':
      return [
        { at: null, tone: 'warn', text: '微信在等公众号管理员确认' },
        {
          at: attemptedAt && addMinutes(attemptedAt, confirmerMinutes),
          tone: 'bad',
          text: '仍没有确认的话，微信不再发出，由放行人决定补发或顺延',
        },
      ]
    case 'by-hand':
      return [
        { at: null, tone: 'warn', text: '等人工发表并贴回链接' },
        { at: closesAt, tone: 'bad', text: '发布窗口关闭：仍没有贴回链接的话，请人核实' },
      ]
    case 'undecided':
      return [
        { at: null, tone: 'bad', text: `没有发出：${problem?.what ?? '发布窗口已过'}` },
        { at: decideBy, tone: 'bad', text: '仍没有决定补发的话，稿件自动顺延' },
      ]
    case 'unconfirmed':
      return [{ at: null, tone: 'bad', text: sayLooking(send) }]
    case 'sent':
      if (send.removed) return [{ at: null, tone: 'bad', text: `发出过 ${articles} 篇，读者已看不到` }]
      return [{ at: null, tone: 'good', text: `已发出 ${articles} 篇` }]
    case 'not-sent':
      return [{ at: null, tone: 'bad', text: `没有发出：${problem?.what ?? '发布窗口已过'}；稿件已顺延` }]
    default:
      return send.stage satisfies never
  }
}

/** What is sent late (补发) has no time of texts any more, and a window of its own. */
function beforeSending({ edition, now }: Outlook, send: Send): Foreseen[] {
  const articles = send.articles.length
  const stopped = send.stopped !== null
  const { opensAt, closesAt, confirmBy, late } = send
  const way = wayOf(send)
  const at = now < opensAt ? opensAt : null
  const clearance = clearanceOf(send, now)
  const tested: Foreseen[] =
    clearance === 'awaiting' && !stopped
      ? [{ at: confirmBy, tone: 'warn', text: '预览答复截止：没有测试人确认的话，不会自动发出（W3）' }]
      : []
  const goes: Foreseen = stopped
    ? { at, ...whileStopped }
    : clearance === 'untested' || clearance === 'disapproved'
      ? { at, tone: 'bad', text: '不会自动发出，要有人决定照发' }
      : { at, ...sending(articles, way) }
  return [
    ...(now < edition.textsCloseAt && !late ? [textsClose(edition, articles)] : []),
    ...tested,
    goes,
    windowCloses({ closesAt }, stopped),
  ]
}

/** What a person publishes leaves nothing that could be looked for. */
function sayLooking(send: Send): string {
  const why = send.problem?.what ?? '没有得到微信确认'
  return isByHand(send) ? `${why}，等人核实` : `${why}，请到公众平台核实；系统继续查`
}

function textsClose(edition: Edition, posts: number): Foreseen {
  const lacking = missing(edition, posts)
  const at = edition.textsCloseAt
  if (lacking === 0 || edition.shortfall) return { at, tone: 'plain', text: '定稿：之后不能再调整次序和稿件' }
  const text = `定稿：之后不能再调整；差 ${lacking} 篇，仍没有写明原因的话会如实存档`
  return { at, tone: 'warn', text }
}

function sending(posts: number, way: PublishBy): Omit<Foreseen, 'at'> {
  return { tone: 'good', text: sayings[way](posts) }
}

const sayings: Readonly<Record<PublishBy, (posts: number) => string>> = {
  'mass-send': (posts) => `自动群发 ${posts} 篇`,
  publish: (posts) => `自动发布 ${posts} 篇（不通知粉丝）`,
  draft: (posts) => `草稿已备好，请人在公众平台发表 ${posts} 篇`,
  hand: (posts) => `请人工发表 ${posts} 篇`,
}

const whileStopped: Omit<Foreseen, 'at'> = { tone: 'bad', text: '已停发，不会发出；恢复后才发' }

function windowCloses({ closesAt }: Pick<Edition, 'closesAt'>, stopped: boolean): Foreseen {
  if (stopped) return { at: closesAt, tone: 'bad', text: '发布窗口关闭：仍停发的话，稿件顺延到下一期' }
  return { at: closesAt, tone: 'plain', text: '发布窗口关闭：仍未发出的话，由放行人决定补发或顺延' }
}
