import { ok, type Call } from './call'
import { characters, group, text } from './fields'
import { refuse } from './refusal'
import { put } from './store'

/** What the value of each kind of field may be (wechat-facts 2.1). */
const fits: Record<string, (value: string) => boolean> = {
  thing: (value) => characters(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => characters(value) <= 5,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => /\d{1,2}:\d{2}/.test(value),
  date: (value) => /^\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})/.test(value),
  amount: (value) => /^[^\d\s]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+()*\-\s]{1,17}$/.test(value),
  car_number: (value) => characters(value) <= 8,
  name: (value) => /^\p{Script=Han}{1,10}$/u.test(value) || /^[A-Za-z ·.]{1,20}$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: () => true,
}

/** `message/subscribe/send`: one consent is one message (wechat-facts 2.1). */
export function sendSubscribeMessage(call: Call) {
  const { env, account, body } = call
  const touser = text(body, 'touser') || refuse(40003)
  const template = env.store.get('templates', templateKey(account.appid, text(body, 'template_id')))
  if (!template) refuse(40037)
  const page = text(body, 'page')
  if (page && !/^[\w-][\w/-]*(\?.*)?$/.test(page)) refuse(41030)
  const data = readData(call, template.fields)
  const consent = consentKey(account.appid, touser, template.templateId)
  const consents = env.store.get('consents', consent) ?? 0
  if (consents < 1) refuse(43101)
  const msgid = env.issueNumber('message', 3_000_000_000)
  const message = { appid: account.appid, touser, templateId: template.templateId, page, data, at: env.now() }
  env.store.commit(put('messages', String(msgid), message), put('consents', consent, consents - 1))
  return { ...ok, msgid }
}

export function templateKey(appid: string, templateId: string): string {
  return `${appid} ${templateId}`
}

export function consentKey(appid: string, openid: string, templateId: string): string {
  return `${appid} ${openid} ${templateId}`
}

function readData(call: Call, fields: string[]): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = text(group(group(call.body, 'data'), field), 'value')
      if (!value) refuse(47003, `data.${field}.value is empty`)
      if (!fits[field.replace(/\d+$/, '')]?.(value)) refuse(47003, `data.${field}.value invalid`)
      return [field, value]
    }),
  )
}
