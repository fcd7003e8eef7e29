import * as z from 'zod'
import { environment } from '../environment'
import { callAs } from './authorized-call'
import type { WeChatContext } from './token'

const answerSchema = z.object({
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.number() }),
})

export type TextJudgement = z.infer<typeof answerSchema>['result']

/** 论坛: of the four scenes, the one in which people publish what others read. */
const scene = 3

type Text = { readonly title: string; readonly content: string }

/**
 * WeChat's check of a text of at most 2,500 characters, in the name of somebody who used the Mini Program within the
 * last two hours. It is an aid, and no approval.
 * @returns null when the Mini Program's account is not configured
 * @throws when WeChat refuses or does not answer within `patienceMs`
 */
export async function judgeText(
  ctx: WeChatContext,
  openId: string,
  text: Text,
  patienceMs: number,
): Promise<TextJudgement | null> {
  const account = environment().MINI_PROGRAM
  if (!account) return null
  const asked = { version: 2, openid: openId, scene, ...text }
  return answerSchema.parse(await callAs(ctx, account.appId, '/wxa/msg_sec_check', asked, patienceMs)).result
}
