import type { Outcome } from '../../shared/notices'
import { NoToken, WeChatError, WeChatUnreachable } from '../_platform/wechat'

/** "System busy", and the day's or minute's calls used up: another attempt may go through. */
const busy = [-1, 45009]

/** The person has used up, or taken back, what they consented to. */
const refusedByPerson = 43101

/** What a failed attempt means. @throws what is no answer of WeChat or WeCom */
export function outcomeOf(fault: unknown): Outcome {
  if (fault instanceof WeChatUnreachable || fault instanceof NoToken) return { kind: 'unanswered' }
  if (!(fault instanceof WeChatError)) throw fault
  const { errcode, message } = fault
  if (errcode === refusedByPerson) return { kind: 'no-consent' }
  if (busy.includes(errcode)) return { kind: 'unanswered' }
  const field = /data\.(\w+)\.value/.exec(message)?.[1] ?? null
  return { kind: 'refused', code: errcode, field }
}
