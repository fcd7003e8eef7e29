import Taro from '@tarojs/taro'
import type { Opens } from '../../shared/notices'
import { keep } from './storage'

const to = (url: string) => void Taro.navigateTo({ url })

/** A commission that somebody begins to write for. */
export type WrittenFor = { readonly id: string; readonly channelId: string; readonly topic: string }

export const writtenForKey = 'written-for'
/** The screens of requests by their kind; all others are about a post, and open its own. */
const requestScreens: Readonly<Record<string, string>> = {
  urgent: '/urgent/request/index',
  adjustment: '/adjustments/report/index',
  amendment: '/amendments/amendment/index',
  application: '/applications/detail/index',
}

const screenOf = (kind: string, id: string) => `${requestScreens[kind] ?? '/posts/detail/index'}?id=${id}`

const tabs = {
  home: 'home/today/index',
  compose: 'posts/compose/index',
  approvals: 'approvals/inbox/index',
  rules: 'rulebooks/library/index',
  me: 'staff/me/index',
} as const

const toTab = (screen: string) => void Taro.switchTab({ url: `/${screen}` })

const isTab = (screen: string) => Object.values<string>(tabs).includes(screen)

/** @param of the version of the rulebook, which a link tells */
export const clauseAt = (id: string, of?: string) =>
  `/rulebooks/clause/index?id=${id}${of === undefined ? '' : `&of=${of}`}`

const accountAt = (id: string) => `/accounts/detail/index?id=${id}`

/** Every way from one screen to another. */
export const go = {
  home: () => toTab(tabs.home),
  compose: () => toTab(tabs.compose),
  approvals: () => toTab(tabs.approvals),
  rules: () => toTab(tabs.rules),
  me: () => toTab(tabs.me),
  /** @param clause where it is opened */
  rulebook: (id: string, clause?: string) =>
    to(`/rulebooks/book/index?id=${id}${clause === undefined ? '' : `&clause=${clause}`}`),
  /** Its own page, in whatever rulebook it stands. */
  clause: (id: string) => to(clauseAt(id)),
  /** Where an errand is done: a screen as `app.config.ts` has it, with what it is told. */
  errand: (screen: string) => (isTab(screen) ? toTab(screen) : to(`/${screen}`)),
  post: (postId: string) => to(`/posts/detail/index?id=${postId}`),
  /** What a request of this kind is about. */
  request: (kind: string, subjectId: string) => to(screenOf(kind, subjectId)),
  insteadToRequest: (kind: string, subjectId: string) =>
    void Taro.redirectTo({ url: screenOf(kind, subjectId) }),
  urgent: (postId: string) => to(screenOf('urgent', postId)),
  adjust: (channelId: string) => to(`/adjustments/ask/index?channel=${channelId}`),
  insteadToAdjustment: (id: string) => void Taro.redirectTo({ url: screenOf('adjustment', id) }),
  /** Instead of the present screen: going back leads past it. */
  insteadToPost: (postId: string) => void Taro.redirectTo({ url: `/posts/detail/index?id=${postId}` }),
  revise: (postId: string) => to(`/posts/revise/index?id=${postId}`),
  deputies: () => to('/approvals/deputies/index'),
  edit: (postId: string) => to(`/posts/edit/index?id=${postId}`),
  myPosts: () => to('/posts/mine/index'),
  drafts: () => to('/posts/drafts/index'),
  calendar: () => to('/editions/calendar/index'),
  desk: (editionId: string) => to(`/desk/edition/index?id=${editionId}`),
  /** Where a tester answers an edition's preview. */
  preview: (editionId: string) => to(`/desk/preview/index?id=${editionId}`),
  byHand: (editionId: string) => to(`/desk/by-hand/index?id=${editionId}`),
  commissions: () => to('/commissions/list/index'),
  commission: (commissionId: string) => to(`/commissions/detail/index?id=${commissionId}`),
  insteadToCommission: (commissionId: string) =>
    void Taro.redirectTo({ url: `/commissions/detail/index?id=${commissionId}` }),
  /** @param editionId the edition that lacks material, when it is known */
  askForMaterial: (editionId: string | null) =>
    to(`/commissions/ask/index${editionId === null ? '' : `?edition=${editionId}`}`),
  /** 投稿 takes no parameters, being a tab: it finds there what it is opened for. */
  composeFor: ({ id, channelId, topic }: WrittenFor) => {
    keep(writtenForKey, { id, channelId, topic } satisfies WrittenFor)
    toTab(tabs.compose)
  },
  insights: () => to('/insights/ahead/index'),
  unitMonths: () => to('/insights/units/index'),
  archive: () => to('/archive/search/index'),
  exportTable: () => to('/archive/export/index'),
  notices: () => to('/notices/inbox/index'),
  signIn: () => to('/staff/sign-in/index'),
  /** All that can be applied for. */
  applications: () => to('/applications/kinds/index'),
  /** @param accountId the registered account that it is for, where it was opened from one */
  apply: (kind: string, accountId: string | null = null) =>
    to(`/applications/form/index?kind=${kind}${accountId === null ? '' : `&account=${accountId}`}`),
  registry: () => to('/accounts/registry/index'),
  account: (accountId: string) => to(accountAt(accountId)),
  insteadToAccount: (accountId: string) => void Taro.redirectTo({ url: accountAt(accountId) }),
  registerAccount: () => to('/accounts/register/index'),
  correctAccount: (accountId: string) => to(`/accounts/register/index?id=${accountId}`),
  reportAccount: () => to('/accounts/report/index'),
  channels: () => to('/admin/channels/index'),
  offices: () => to('/admin/offices/index'),
  shelf: () => to('/admin/rulebooks/index'),
  /** @param rulebook by its versioned id */
  adoption: (rulebook: string) => to(`/admin/adoption/index?rulebook=${rulebook}`),
  /** Where the next version is written; by its versioned id. */
  amend: (id: string) => to(`/amendments/edit/index?id=${id}`),
  insteadToAmend: (id: string) => void Taro.redirectTo({ url: `/amendments/edit/index?id=${id}` }),
  amendment: (id: string) => to(screenOf('amendment', id)),
  /** Who is asked to read what; beginning with a version, where it is known. */
  readings: (rulebook?: string) =>
    to(`/readings/list/index${rulebook === undefined ? '' : `?rulebook=${rulebook}`}`),
  campaign: (readingId: string) => to(`/readings/campaign/index?id=${readingId}`),
  holidays: () => to('/admin/holidays/index'),
  noticeSettings: () => to('/admin/notices/index'),
  people: () => to('/admin/people/index'),
  person: (personId: string) => to(`/admin/person/index?id=${personId}`),
  units: () => to('/admin/units/index'),
  unit: (unitId: string) => to(`/admin/unit/index?id=${unitId}`),
  roster: () => to('/admin/roster/index'),
  back: () => void Taro.navigateBack(),
} as const

const openers: Readonly<Record<Opens['screen'], (id: string) => void>> = {
  post: go.post,
  deputies: go.deputies,
  commission: go.commission,
  urgent: go.urgent,
  adjustment: (id) => go.request('adjustment', id),
  amendment: go.amendment,
  application: (id) => go.request('application', id),
  account: go.account,
  rulebook: (id) => go.rulebook(id),
  edition: go.desk,
  preview: go.preview,
  me: go.me,
}

/** What a notice is of, or a use of a clause. */
export function open({ screen, id }: Opens) {
  openers[screen](id)
}

export function scrollToTop() {
  scroll({ scrollTop: 0, duration: 0 })
}

/** Brings the element into view, below the navigation bar. */
export function scrollTo(selector: string) {
  scroll({ selector, duration: 250, offsetTop: -16 })
}

function scroll(where: Taro.pageScrollTo.Option) {
  // Whoever has left the screen meanwhile misses nothing.
  Taro.pageScrollTo(where).catch(() => undefined)
}
