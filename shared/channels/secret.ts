import { refuse, type Refusal } from '../_kernel'

/** What WeChat's console gives out for an account, and an admin enters here (凭证). Nobody is shown it again. */
export type AccountSecret =
  | { readonly kind: 'app-secret'; readonly appSecret: string }
  | { readonly kind: 'callback'; readonly token: string; readonly encodingAesKey: string }

export type SecretKind = AccountSecret['kind']

export const secretNames: Readonly<Record<SecretKind, string>> = {
  'app-secret': 'AppSecret',
  callback: '消息推送密钥',
}

export type SecretField = 'appSecret' | 'token' | 'encodingAesKey'

type Form = { readonly name: string; readonly looks: RegExp; readonly told: string }

/** What WeChat makes, or takes, for each. */
export const secretForms: Readonly<Record<SecretField, Form>> = {
  appSecret: { name: 'AppSecret', looks: /^[0-9A-Za-z]{32}$/, told: '32 位字母和数字' },
  token: { name: 'Token', looks: /^[0-9A-Za-z]{3,32}$/, told: '3 到 32 位字母和数字' },
  encodingAesKey: { name: 'EncodingAESKey', looks: /^[0-9A-Za-z]{43}$/, told: '43 位字母和数字' },
}

export const longestSecret = 100

/** Copying often takes a blank along. */
export function cleanSecret(secret: AccountSecret): AccountSecret {
  return secret.kind === 'app-secret'
    ? { ...secret, appSecret: secret.appSecret.trim() }
    : { ...secret, token: secret.token.trim(), encodingAesKey: secret.encodingAesKey.trim() }
}

/** Whether each part looks as WeChat makes it. Whether WeChat takes it shows with the first call. */
export function checkSecret(secret: AccountSecret): Refusal | null {
  const wrong = partsOf(cleanSecret(secret)).find(
    ([field, part]) => !secretForms[field].looks.test(part),
  )?.[0]
  if (!wrong) return null
  const { name, told } = secretForms[wrong]
  const message = `${name} 应为 ${told}，填写的不是。请到微信开发者平台重新复制，完整粘贴后再保存。`
  return refuse('bad-input', message, { path: `secret.${wrong}` })
}

function partsOf(secret: AccountSecret): [SecretField, string][] {
  if (secret.kind === 'app-secret') return [['appSecret', secret.appSecret]]
  return [
    ['token', secret.token],
    ['encodingAesKey', secret.encodingAesKey],
  ]
}
