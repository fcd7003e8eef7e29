import type { Stored } from '../_kernel'
import { templateNames, type TemplateName } from './templates'

/**
 * How many messages of one template a person has consented to and not yet been sent: one consent is one message
 * (wechat-facts 2.1). A document of its own for each, because it changes with every message.
 */
export type Credit = Stored & {
  readonly personId: string
  readonly template: TemplateName
  /** Who consented: of somebody else's consents nothing can be sent after a person is bound anew. */
  readonly openId: string
  readonly left: number
  readonly commands: readonly string[]
}

/** What WeChat says of each template that a tap asked for: 允许, 拒绝, 被后台封禁, 因标题相同被过滤. */
export const consentAnswers = ['accept', 'reject', 'ban', 'filter'] as const

export type ConsentAnswer = (typeof consentAnswers)[number]

/** More than anybody will be sent before their next tap. */
export const mostCredits = 200

export function creditId(personId: string, template: TemplateName): string {
  return `${personId}_${template}`
}

/** How many are left by template. */
export type CreditsLeft = Readonly<Record<TemplateName, number>>

/** @param openId whom the person is bound to now */
export function creditsLeft(credits: readonly Credit[], openId: string | null): CreditsLeft {
  const left = (name: TemplateName) =>
    credits.find((credit) => credit.template === name && credit.openId === openId)?.left ?? 0
  return Object.fromEntries(templateNames.map((name) => [name, left(name)])) as CreditsLeft
}
