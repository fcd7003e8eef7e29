import { addMinutes, type Instant } from '../_kernel'
import type { CreditsLeft } from './credit'
import type { Message } from './message'
import type { Attempt, Obstacle, Outcome, SecondWay, Way } from './way'
import { templateNames, type TemplateName } from './templates'

/** What is open to a person at present. */
export type Reach = {
  readonly bound: boolean
  /** The templates that the company has chosen. */
  readonly templates: readonly TemplateName[]
  readonly credits: CreditsLeft
  readonly second: SecondWay | null
  readonly inWecom: boolean
}

/** What to do with a message that is due. */
export type Step =
  | { readonly by: 'subscription'; readonly template: TemplateName }
  | { readonly by: SecondWay }
  | { readonly by: null; readonly state: 'for-roundup' | 'unreached' }

/** The next way for a message, and the ways that were found closed on the way there. */
export function nextStep(
  message: Pick<Message, 'kind' | 'template' | 'failed' | 'last' | 'reserved'>,
  reach: Reach,
): { readonly step: Step; readonly closed: readonly Pick<Attempt, 'way' | 'why'>[] } {
  const closed: Pick<Attempt, 'way' | 'why'>[] = []
  const failed = (way: Way) => message.failed.some((attempt) => attempt.way === way)
  if (!failed('subscription')) {
    const template = message.reserved ?? templateFor(message, reach)
    if (template) return { step: { by: 'subscription', template }, closed }
    closed.push({ way: 'subscription', why: obstacleTo(message, reach) })
  }
  const { second } = reach
  if (second && !failed(second)) {
    if (second === 'robot' || reach.inWecom) return { step: { by: second }, closed }
    closed.push({ way: second, why: 'not-in-wecom' })
  }
  return { step: { by: null, state: message.last ? 'unreached' : 'for-roundup' }, closed }
}

/** Its own; a roundup, which tells of all kinds, takes whichever the person has consented to. */
function templateFor(
  { kind, template }: Pick<Message, 'kind' | 'template'>,
  { bound, templates, credits }: Reach,
): TemplateName | null {
  const usable = kind === 'roundup' ? [template, ...templateNames] : [template]
  return (bound && usable.find((name) => templates.includes(name) && credits[name] > 0)) || null
}

function obstacleTo({ kind, template }: Pick<Message, 'kind' | 'template'>, reach: Reach): Obstacle {
  const chosen = kind === 'roundup' ? reach.templates.length > 0 : reach.templates.includes(template)
  if (!chosen) return 'not-set-up'
  return reach.bound ? 'no-consent' : 'not-bound'
}

/** Minutes to the next attempt by the same way; after the last of them the next way is taken. */
export const retryMinutes = [1, 5, 15] as const

/** A message after an attempt that is on record. */
export function afterAttempt(message: Message, outcome: Outcome, now: Instant): Message {
  switch (outcome.kind) {
    case 'sent':
      return { ...message, state: 'delivered', reserved: null, dueAt: null, leasedUntil: null }
    case 'no-consent':
      return closing(message, { why: 'no-consent', code: null, field: null }, now)
    case 'refused':
      return closing(message, { why: 'refused', code: outcome.code, field: outcome.field }, now)
    case 'unanswered': {
      const minutes = retryMinutes[message.attempts - 1]
      if (minutes === undefined) return closing(message, { why: 'unreachable', code: null, field: null }, now)
      return { ...message, dueAt: addMinutes(now, minutes), leasedUntil: null }
    }
    default:
      return outcome satisfies never
  }
}

function closing(message: Message, why: Omit<Attempt, 'way' | 'at'>, now: Instant): Message {
  const { way, failed } = message
  if (!way) throw new Error(`message ${message._id} was attempted by no way`)
  return { ...message, way: null, reserved: null, attempts: 0, failed: [...failed, { way, at: now, ...why }] }
}
