import { sayDay } from '../_kernel'
import type { EditionChange, Span } from '../editions'

/** `每期计划 4 篇、最少 3 篇；19:00–19:30 发出` */
export function sayChange({ posts, window }: EditionChange): string {
  const parts = [
    ...(posts ? [`每期计划 ${posts.planned} 篇、最少 ${posts.min} 篇`] : []),
    ...(window ? [`${window.opens}–${window.closes} 发出`] : []),
  ]
  return parts.join('；')
}

/** `2月15日 周日至2月23日 周一`, or the one day. */
export function saySpan({ from, through }: Span): string {
  return from === through ? sayDay(from) : `${sayDay(from)}至${sayDay(through)}`
}
