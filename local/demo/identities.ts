import { localSettings, subscriptionAccount } from '../settings'

/** The WeChat identity of a demo person. */
export function openIdOf(personId: string): string {
  return `o-${personId}`
}

/** Tells WeChat's stand-in of the company's account, with the same secrets that the functions hold. */
export async function registerAccount(tell: (verb: string, body: object) => Promise<unknown>): Promise<void> {
  const secrets = JSON.parse(localSettings.WECHAT_SECRETS ?? '{}') as Record<string, string>
  const callbacks = JSON.parse(localSettings.WECHAT_CALLBACKS ?? '{}') as Record<string, object>
  await tell('accounts', {
    appid: subscriptionAccount,
    secret: secrets[subscriptionAccount],
    kind: 'subscription',
    verified: true,
    name: '青梧集团媒体号',
    callback: callbacks[subscriptionAccount],
  })
}
