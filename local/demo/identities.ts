import {
  accountSecrets,
  localSettings,
  secondSubscriptionAccount,
  serviceAccount,
  subscriptionAccount,
} from '../settings'

/** The WeChat identity of a demo person. */
export function openIdOf(personId: string): string {
  return `o-${personId}`
}

const accounts = [
  { appid: subscriptionAccount, kind: 'subscription', name: '青梧集团媒体号' },
  { appid: secondSubscriptionAccount, kind: 'subscription', name: '青梧综超号' },
  { appid: serviceAccount, kind: 'service', name: '青梧百货号' },
] as const

/** What an admin copies from WeChat's console. */
export function secretsOf(appId: string): (typeof accountSecrets)[keyof typeof accountSecrets] {
  const secrets = Object.entries(accountSecrets).find(([known]) => known === appId)?.[1]
  if (!secrets) throw new Error(`WeChat has no account ${appId}`)
  return secrets
}

/**
 * Tells WeChat's stand-in of the company's accounts, with the same secrets that its channels are given.
 * @param reportTo where each reports to, in place of the gateway
 */
export async function registerAccounts(
  tell: (verb: string, body: object) => Promise<unknown>,
  reportTo?: (appId: string) => string,
): Promise<void> {
  for (const account of accounts) {
    const { appSecret, callback } = accountSecrets[account.appid]
    const reports = reportTo ? { ...callback, url: reportTo(account.appid) } : callback
    await tell('accounts', { ...account, secret: appSecret, verified: true, callback: reports })
  }
  const { appId, secret } = JSON.parse(localSettings.MINI_PROGRAM ?? '{}') as Record<string, string>
  await tell('accounts', { appid: appId, secret, kind: 'mini-program', verified: true, name: '青梧微规' })
  const templates = JSON.parse(localSettings.NOTICE_TEMPLATES ?? '{}') as Record<string, Template>
  for (const { id, fields } of Object.values(templates))
    await tell('templates', { appid: appId, templateId: id, fields: Object.values(fields) })
}

/** The ids of the subscription messages that people consent to. */
export function noticeTemplateIds(): string[] {
  const templates = JSON.parse(localSettings.NOTICE_TEMPLATES ?? '{}') as Record<string, Template>
  return Object.values(templates).map(({ id }) => id)
}

type Template = { readonly id: string; readonly fields: Readonly<Record<string, string>> }
