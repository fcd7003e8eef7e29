import type { Environment } from './environment'
import { text, type Fields } from './fields'
import { refuse } from './refusal'
import { put } from './store'

// 企业微信 (wechat-facts 4). Its addresses are its own; here they stand beside WeChat's under one environment.

const lifetime = 7200_000
const tokenLength = 214
/** What a member gets from one app beyond these is dropped, and nobody is told (wechat-facts 4). */
const perMinute = 30
const robotPerMinute = 20
const duplicateCheckMs = 1800_000
const robotTextBytes = 2048

/** `GET gettoken?corpid&corpsecret`: the same token until it expires. */
export function giveCorpToken(env: Environment, query: URLSearchParams) {
  const corp = env.store.get('corps', query.get('corpid') ?? '') ?? refuse(40013)
  if (corp.secret !== query.get('corpsecret')) refuse(40001)
  const kept = env.store
    .all('corpTokens')
    .find((each) => each.corpid === corp.corpid && each.expiresAt > env.now())
  const token = kept ?? {
    token: env.issueId('corp-token', tokenLength),
    corpid: corp.corpid,
    expiresAt: env.now() + lifetime,
  }
  if (!kept) env.store.commit(put('corpTokens', token.token, token))
  const expires_in = Math.floor((token.expiresAt - env.now()) / 1000)
  return { errcode: 0, errmsg: 'ok', access_token: token.token, expires_in }
}

/** `POST message/send?access_token`: a text to one member of the app. */
export function sendAppMessage(env: Environment, query: URLSearchParams, body: Fields) {
  const token = env.store.get('corpTokens', query.get('access_token') ?? '') ?? refuse(40014)
  if (token.expiresAt <= env.now()) refuse(42001)
  const corp = env.store.get('corps', token.corpid) ?? refuse(40014)
  if (Number(text(body, 'agentid')) !== corp.agentId) refuse(40056)
  const content = textOf(body) || refuse(44004)
  const to = text(body, 'touser').toLowerCase()
  // All recipients unknown is an error, some of them are only told.
  if (!corp.members.some((member) => member.toLowerCase() === to)) refuse(81013)
  const already = env.store
    .all('corpMessages')
    .filter((each) => each.corpid === corp.corpid && each.to === to)
  const repeated =
    text(body, 'enable_duplicate_check') === '1' &&
    already.some((each) => each.content === content && env.now() - each.at < duplicateCheckMs)
  const tooMany = already.filter(({ at }) => env.now() - at < 60_000).length >= perMinute
  const id = env.issueId('corp-message', 32)
  if (!repeated && !tooMany)
    env.store.commit(put('corpMessages', id, { corpid: corp.corpid, to, content, at: env.now() }))
  return { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: id }
}

/** `POST webhook/send?key`: a text in the robot's group. */
export function speakAsRobot(env: Environment, query: URLSearchParams, body: Fields) {
  const robot = env.store.get('robots', query.get('key') ?? '') ?? refuse(93000)
  const content = textOf(body) || refuse(44004)
  if (Buffer.byteLength(content) > robotTextBytes) refuse(40058)
  const lately = env.store
    .all('robotMessages')
    .filter(({ key, at }) => key === robot.key && env.now() - at < 60_000)
  if (lately.length >= robotPerMinute) refuse(45009)
  const mentioned = mentionedIn(body)
  env.store.commit(
    put('robotMessages', env.issueId('robot-message', 32), {
      key: robot.key,
      content,
      mentioned,
      at: env.now(),
    }),
  )
  return { errcode: 0, errmsg: 'ok' }
}

function textOf(body: Fields): string {
  if (text(body, 'msgtype') !== 'text') refuse(40008)
  const part = body['text']
  return typeof part === 'object' && part !== null ? text(part as Fields, 'content') : ''
}

function mentionedIn(body: Fields): string[] {
  const list = (body['text'] as Fields)['mentioned_list']
  return Array.isArray(list) ? list.map(String) : []
}
