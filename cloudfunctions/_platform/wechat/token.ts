import { environment } from '../environment'
import { callWeChat, NoToken } from './request'

type Token = { readonly value: string; readonly goodUntil: number }

/** Kept per instance: in its normal mode WeChat gives every asker the same token until shortly before it expires. */
const tokens = new Map<string, Token>()

const marginMs = 5 * 60_000

/**
 * @param how 'anew' forgets the token that WeChat no longer takes
 * @throws NoToken
 */
export async function tokenFor(appId: string, how: 'kept' | 'anew' = 'kept'): Promise<string> {
  const kept = tokens.get(appId)
  if (how === 'kept' && kept && kept.goodUntil > Date.now()) return kept.value
  const token = await askForToken(appId)
  tokens.set(appId, token)
  return token.value
}

/** The function for people knows the Mini Program's secret and no other. */
function secretOf(appId: string): string | undefined {
  const { MINI_PROGRAM, WECHAT_SECRETS } = environment()
  return MINI_PROGRAM?.appId === appId ? MINI_PROGRAM.secret : WECHAT_SECRETS[appId]
}

async function askForToken(appId: string): Promise<Token> {
  const secret = secretOf(appId)
  if (!secret) throw new Error(`there is no secret for ${appId}`)
  const url = `${environment().WECHAT_API_URL}/cgi-bin/stable_token`
  const asked = { grant_type: 'client_credential', appid: appId, secret }
  try {
    const { access_token, expires_in } = await callWeChat(url, null, asked)
    return {
      value: String(access_token),
      goodUntil: Date.now() + Number(expires_in) * 1000 - marginMs,
    }
  } catch (fault) {
    throw new NoToken(fault)
  }
}
