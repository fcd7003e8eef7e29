import type { Instant } from '../_kernel'

/**
 * How a message leaves the inbox: WeChat's subscription message, or the company's second channel, which is an app of
 * WeCom (企业微信) or a robot in one of its groups.
 */
export type Way = 'subscription' | SecondWay

export type SecondWay = 'wecom' | 'robot'

/** Why a way was not open, or closed. */
export type Obstacle =
  | 'not-set-up' // the company has chosen no template for it, or no second channel
  | 'not-bound' // nobody in WeChat is this person
  | 'no-consent' // they have not consented, or no longer
  | 'not-in-wecom' // who they are there is not known
  | 'refused' // by a code that another attempt would not change
  | 'unreachable' // nobody answered, or "busy", each time

/** One way that did not bring a message to its person. */
export type Attempt = {
  readonly way: Way
  readonly why: Obstacle
  readonly at: Instant
  /** The platform's own code, and the field it names (47003). */
  readonly code: number | null
  readonly field: string | null
}

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'no-consent' }
  /** By a code that another attempt would not change. */
  | { readonly kind: 'refused'; readonly code: number | null; readonly field: string | null }
  /** Nobody knows, or WeChat is busy: it is tried again, and may arrive twice. */
  | { readonly kind: 'unanswered' }
