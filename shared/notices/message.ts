import { sayDay, sayInstant, type Id, type Instant, type Stored } from '../_kernel'
import { isQuiet, nextRoundup, quietUntil, type NoticeFigures } from './figures'
import { noticeKinds, type NoticeKind } from './kinds'
import type { Notice } from './notice'
import type { Opens } from './screens'
import type { MessageFacts, TemplateName } from './templates'
import type { Attempt, Way } from './way'

/** What carries one notice, or many of them, out of the inbox to a person. */
export type Message = Stored & {
  readonly personId: string
  readonly kind: NoticeKind | 'roundup'
  /** The notice that it carries; null for a roundup. */
  readonly noticeId: Id | null
  readonly count: number
  readonly template: TemplateName
  readonly facts: MessageFacts
  /** For ways that take sentences. */
  readonly text: string
  /** What it opens; null for the inbox. */
  readonly opens: Opens | null
  readonly urgent: boolean
  readonly at: Instant
  /** Of a roundup of what has been tried alone there is no further roundup. */
  readonly last: boolean
  /**
   * `under-way` the clock goes on with it · `delivered` somebody took it · `for-roundup` no way was open, its notice waits
   * for the roundup of the day · `unreached` no way was open to the roundup either · `needless` it was read meanwhile, or
   * the person has left
   */
  readonly state: 'under-way' | 'delivered' | 'for-roundup' | 'unreached' | 'needless'
  /** By which way it goes, or went. */
  readonly way: Way | null
  /** Of which template a credit was taken for it; a second attempt takes no second one. */
  readonly reserved: TemplateName | null
  /** How often the present way was tried. */
  readonly attempts: number
  /** The ways that brought nothing. */
  readonly failed: readonly Attempt[]
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
}

/** What becomes of notices whose time has come. */
export type Gathered = {
  /** Each of these goes into one message. */
  readonly messages: readonly { readonly notices: readonly Notice[]; readonly isRoundup: boolean }[]
  /** These wait for the end of the quiet hours. */
  readonly postponed: readonly Notice[]
  readonly until: Instant
}

/** Sorts what is due for one person, the oldest first. */
export function gather(due: readonly Notice[], now: Instant, figures: NoticeFigures): Gathered {
  const quiet = isQuiet(now, figures)
  const postponed = due.filter((notice) => quiet && !isUrgent(notice))
  const going = due.filter((notice) => !postponed.includes(notice))
  const alone = going.filter(({ forRoundup }) => !forRoundup)
  const triedAlone = going.filter(({ forRoundup }) => forRoundup)
  const together = alone.length > figures.roundupAbove ? going : triedAlone
  const single = alone.length > figures.roundupAbove ? [] : alone
  return {
    messages: [
      ...single.map((notice) => ({ notices: [notice], isRoundup: false })),
      ...(together.length > 0 ? [{ notices: together, isRoundup: true }] : []),
    ],
    postponed,
    until: quietUntil(now, figures),
  }
}

function isUrgent({ kind }: Pick<Notice, 'kind'>): boolean {
  return noticeKinds[kind].urgency === 'now'
}

const fresh = { schema: 1, version: 1 } as const

const notYetTried = {
  state: 'under-way',
  way: null,
  reserved: null,
  attempts: 0,
  failed: [],
  leasedUntil: null,
} as const

/** Opens the message of one notice. */
export function messageOf(notice: Notice, _id: Id, now: Instant): Message {
  const { personId, kind, title, body, about, day, by, opens, at } = notice
  const { template, state } = noticeKinds[kind]
  return {
    ...fresh,
    ...notYetTried,
    _id,
    personId,
    kind,
    noticeId: notice._id,
    count: 1,
    template,
    facts: {
      about,
      state,
      note: day ? `${title} ${sayDay(day)}` : title,
      by: by ?? '微规',
      at,
      number: notice._id,
    },
    // With its time: WeCom takes the same text within half an hour for a repetition.
    text: `${title}（${sayInstant(at)}）\n${body}`,
    opens,
    urgent: isUrgent(notice),
    at: now,
    last: false,
    dueAt: now,
  }
}

/** How many titles a roundup names. */
const titlesNamed = 5

/** Opens one message of many notices. */
export function roundupOf(notices: readonly Notice[], _id: Id, now: Instant): Message {
  const titles = [...new Set(notices.map(({ title }) => title))].slice(0, titlesNamed)
  return {
    ...fresh,
    ...notYetTried,
    _id,
    personId: notices[0]?.personId ?? '',
    kind: 'roundup',
    noticeId: null,
    count: notices.length,
    template: 'remind',
    facts: {
      about: `${notices.length} 条未读通知`,
      state: '有新通知',
      note: titles.join('、'),
      by: '微规',
      at: now,
      number: _id,
    },
    text: `您有 ${notices.length} 条未读通知：${titles.join('、')}${titles.length < notices.length ? '等' : ''}。\n请打开微规小程序，在“我的”里查看。`,
    opens: null,
    urgent: notices.some(isUrgent),
    at: now,
    last: notices.every(({ forRoundup }) => forRoundup),
    dueAt: now,
  }
}

/** A notice that its message did not bring to anybody: the roundup of the day tells of it once more. */
export function keptForRoundup(notice: Notice, now: Instant, figures: NoticeFigures): Notice {
  return { ...notice, forRoundup: true, dueAt: nextRoundup(now, figures) }
}
