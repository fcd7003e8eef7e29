import { fillTemplate, pageOf, type Message, type Outcome, type TemplateName } from '../../shared/notices'
import type { Context } from '../_platform/context'
import { environment } from '../_platform/environment'
import { sendSubscribeMessage } from '../_platform/wechat'
import { outcomeOf } from './outcome'

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
