import { fillTemplate, pageOf, type Message, type Outcome, type TemplateName } from '../../shared/notices'
import type { Context } from '../_platform/context'
import { environment } from '../_platform/environment'
import { NoToken, sendSubscribeMessage, WeChatError, WeChatUnreachable } from '../_platform/wechat'

/** "System busy", and the day's or minute's calls used up: another attempt may go through. */
const busy = [-1, 45009]

/** The person has used up, or taken back, what they consented to. */
const refusedByPerson = 43101

/** The templates that messages can be sent of. */
export function templatesInUse(): TemplateName[] {
  const { MINI_PROGRAM, NOTICE_TEMPLATES } = environment()
  return MINI_PROGRAM ? (Object.keys(NOTICE_TEMPLATES) as TemplateName[]) : []
}

/** Tries once to send a message as a subscription message. */
export async function sendBySubscription(
  ctx: Context,
  openId: string,
  name: TemplateName,
  { facts, opens, noticeId }: Message,
): Promise<Outcome> {
  const template = environment().NOTICE_TEMPLATES[name]
  if (!template) return { kind: 'refused', code: null, field: null }
  const page = withNotice(pageOf(opens), noticeId)
  const data = fillTemplate(template, facts)
  try {
    await sendSubscribeMessage(ctx, { openId, templateId: template.id, page, data })
    return { kind: 'sent' }
  } catch (fault) {
    return outcomeOf(fault)
  }
}

/** The screen that it opens marks the notice as read. */
function withNotice(page: string, noticeId: string | null): string {
  return noticeId === null ? page : `${page}${page.includes('?') ? '&' : '?'}notice=${noticeId}`
}

function outcomeOf(fault: unknown): Outcome {
  if (fault instanceof WeChatUnreachable || fault instanceof NoToken) return { kind: 'unanswered' }
  if (!(fault instanceof WeChatError)) throw fault
  const { errcode, message } = fault
  if (errcode === refusedByPerson) return { kind: 'no-consent' }
  if (busy.includes(errcode)) return { kind: 'unanswered' }
  const field = /data\.(\w+)\.value/.exec(message)?.[1] ?? null
  return { kind: 'refused', code: errcode, field }
}
