import { environment } from '../environment'
import { callWeChat } from './request'

type Token = { readonly value: string; readonly goodUntil: number }

/** Kept per instance: in its normal mode WeChat gives every asker the same token until shortly before it expires. */
const tokens = new Map<string, Token>()

const marginMs = 5 * 60_000

/** @param how 'anew' forgets the token that WeChat no longer takes */
export async function tokenFor(appId: string, how: 'kept' | 'anew' = 'kept'): Promise<string> {
  const kept = tokens.get(appId)
  if (how === 'kept' && kept && kept.goodUntil > Date.now()) return kept.value
  const secret = environment().WECHAT_SECRETS[appId]
  if (!secret) throw new Error(`WECHAT_SECRETS has no secret for ${appId}`)
  const answer = await callWeChat(`${environment().WECHAT_API_URL}/cgi-bin/stable_token`, null, {
    grant_type: 'client_credential',
    appid: appId,
    secret,
  })
  const token = {
    value: String(answer.access_token),
    goodUntil: Date.now() + Number(answer.expires_in) * 1000 - marginMs,
  }
  tokens.set(appId, token)
  return token.value
}
