import { answersForUnit, mayAskFor } from '../../shared/commissions'
import type { Holidays } from '../../shared/holidays'
import { insightOf } from '../../shared/insights'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { anyone, anyoneMeanwhile, router } from '../_platform/procedures'
import { waitingFor, type InboxItem } from '../approvals'
import { allChannels } from '../channels'
import { owedBy, type Owed } from '../commissions'
import { desksToLookAt, type DeskAlert } from '../desk'
import { desksAmong, readAhead, type Ahead, type EarliestDays, type EditionRow } from '../editions'
import { creditRows, noticePage, templateIds, unreadCount, type CreditRow, type NoticeRow } from '../notices'
import { ownPosts, type PostRow } from '../posts'
import { toRead, type ToRead } from '../readings'
import { presentMe, type Me } from '../staff'

export type Home = {
  readonly me: Me | null
  readonly badge: number
  readonly waiting: readonly InboxItem[]
  readonly editions: readonly EditionRow[]
  readonly holidays: Holidays
  readonly earliest: EarliestDays
  /** Channels whose desks this person may open. */
  readonly desks: readonly string[]
  /** Editions of today that want their editor. */
  readonly alerts: readonly DeskAlert[]
  readonly posts: readonly PostRow[]
  readonly unread: number
  /** What the person's unit was asked for; null for whoever does not answer for it. */
  readonly owed: Owed | null
  /** What this person is asked to read, and to confirm. */
  readonly toRead: readonly ToRead[]
  /** With what a phone asks for consent to messages. */
  readonly templates: TemplateIds
}

export type MyPage = {
  readonly me: Me | null
  readonly badge: number
  readonly unread: number
  readonly notices: readonly NoticeRow[]
  /** How many messages of each kind WeChat can still bring them. */
  readonly credits: readonly CreditRow[]
  readonly templates: TemplateIds
  /** What else there is for them to open. */
  readonly opens: { readonly commissions: boolean; readonly insights: boolean }
}

type TemplateIds = ReturnType<typeof templateIds>

const shown = { editions: 7, posts: 3, notices: 3 } as const

const forVisitors: Home = {
  me: null,
  badge: 0,
  waiting: [],
  editions: [],
  holidays: { years: [], days: [] },
  earliest: {},
  desks: [],
  alerts: [],
  posts: [],
  unread: 0,
  owed: null,
  toRead: [],
  templates: {},
}

/** 首页: what waits for me, the next editions, my latest posts. */
async function today(
  caller: Context & { readonly person: Person | null },
  { editions, holidays, channels, earliest }: Ahead,
): Promise<Home> {
  const { person } = caller
  if (!person) return forVisitors
  const ctx = { ...caller, person }
  const [waiting, alerts, posts, unread, owed, reading] = await Promise.all([
    waitingFor(ctx),
    desksToLookAt(ctx, channels),
    ownPosts(ctx, null, shown.posts),
    unreadCount(ctx),
    owedBy(ctx),
    toRead(ctx),
  ])
  return {
    me: presentMe(person),
    badge: waiting.length,
    waiting,
    editions,
    holidays,
    earliest,
    desks: desksAmong(ctx, channels),
    alerts,
    posts: posts.rows,
    unread,
    owed,
    toRead: reading,
    templates: templateIds(),
  }
}

/** 我的: who I am, and what I was told lately. */
async function myPage(caller: Context & { readonly person: Person | null }): Promise<MyPage> {
  const { person } = caller
  if (!person) {
    const nothing = { badge: 0, unread: 0, notices: [], credits: [], templates: {} }
    return { me: null, ...nothing, opens: { commissions: false, insights: false } }
  }
  const ctx = { ...caller, person }
  const [waiting, unread, notices, channels, credits] = await Promise.all([
    waitingFor(ctx),
    unreadCount(ctx),
    noticePage(ctx, null, shown.notices),
    allChannels(ctx),
    creditRows(ctx),
  ])
  const opens = {
    commissions: answersForUnit(person) || channels.some((channel) => mayAskFor(person, channel)),
    insights: insightOf(person, channels) !== null,
  }
  return {
    me: presentMe(person),
    badge: waiting.length,
    unread,
    notices: notices.rows,
    credits,
    templates: templateIds(),
    opens,
  }
}

/** The tabs that gather from several domains, each in one call. */
export const homeRouter = router({
  today: anyoneMeanwhile((ctx) => readAhead(ctx, shown.editions)).query(({ ctx }) => today(ctx, ctx.read)),
  mine: anyone.query(({ ctx }) => myPage(ctx)),
})
