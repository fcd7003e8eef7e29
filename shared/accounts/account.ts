import type { Day, Instant, Stored } from '../_kernel'
import type { PublishBy } from '../channels'
import type { TrailHead } from '../trail'
import type { Task } from './tasks'

/** Where an account lives (平台). */
export const platforms = [
  '公众号',
  '服务号',
  '小程序',
  '视频号',
  '微博',
  '企业微信',
  '抖音',
  '小红书',
  '其他平台',
] as const

export type Platform = (typeof platforms)[number]

/**
 * `unfiled`: found outside the registry (G14). `opening`: filed, and not yet open (G13). `closing`: agreed to be closed,
 * and not yet closed (O6).
 */
export const accountStates = ['unfiled', 'opening', 'in-use', 'closing', 'closed'] as const

export type AccountState = (typeof accountStates)[number]

export const accountStateNames: Readonly<Record<AccountState, string>> = {
  unfiled: '未备案',
  opening: '开通中',
  'in-use': '使用中',
  closing: '注销中',
  closed: '已注销',
}

export type Party = { readonly id: string; readonly name: string }

/** That the company agreed to it (备案, G13): the number, since when, and by when it is renewed. */
export type Filing = { readonly number: string; readonly on: Day; readonly renewBy: Day }

/** Who keeps the password and since when; never what it is (G16). */
export type Custody = {
  readonly holder: Party | null
  readonly since: Day
  /** By when it has to be another one (E6). */
  readonly changeBy: Day
  /** Why sooner than by itself: a handover, a loan that is over. */
  readonly why: string | null
}

/** The login lent to a unit for an event (W5); it is over by itself. */
export type Loan = {
  readonly to: Party
  readonly occasion: string
  readonly from: Instant
  readonly through: Instant
  readonly applicationId: string
}

/** One operator after another (O1): both sign, and every task is done. */
export type Handover = {
  readonly from: Party
  readonly to: Party
  readonly why: string
  readonly since: Day
  readonly tasks: readonly Task[]
  readonly signed: { readonly from: Instant | null; readonly to: Instant | null }
}

/** What the registry says of an account on a public platform (账号台账, G13). */
export type AccountFacts = {
  readonly platform: Platform
  readonly name: string
  /** As the platform knows it: 微信号, UID; empty as long as nobody has told. */
  readonly handle: string
  readonly description: string
  readonly unitId: string
  readonly unitName: string
  readonly legalEntity: string
  /** Until when the platform's verification holds; null without one. */
  readonly verifiedUntil: Day | null
  /** How posts go out; null where none do. */
  readonly publishBy: PublishBy | null
  readonly channelId: string | null
}

export type RegisteredAccount = Stored &
  AccountFacts & {
    readonly state: AccountState
    readonly operators: readonly Party[]
    readonly filing: Filing | null
    readonly custody: Custody
    readonly loan: Loan | null
    readonly handover: Handover | null
    /** What is to be done in its present state. */
    readonly tasks: readonly Task[]
    /** `<day of what is due next>_<id>`, beginning with `none` where nothing is. */
    readonly dueKey: string
    /** The ids of all operators, and of both who hand over. */
    readonly operatorIds: readonly string[]
    /** Pairs of signs, for searching. */
    readonly grams: readonly string[]
    readonly registeredAt: Instant
    /** `<registered at>_<id>` */
    readonly sortKey: string
    readonly dueAt: Instant | null
    readonly leasedUntil: Instant | null
    readonly trail: TrailHead
    readonly commands: readonly string[]
  }

export const accountLimits = {
  name: 30,
  handle: 60,
  description: 120,
  legalEntity: 60,
  operators: 10,
} as const
