import { ok, type Call } from './call'
import { characters, text, whole } from './fields'
import { refuse } from './refusal'

// wechat-facts 2.2
const contentMost = 2500
const scenes = [1, 2, 3, 4]
const fine = 100

/**
 * `wxa/msg_sec_check` version 2: judges a text in the name of somebody who was in the Mini Program within two hours
 * (wechat-facts 2.2). Whether they were is not known here: dial 61010.
 */
export function checkText({ env, account, body }: Call) {
  // An openid belongs to one account: to an official account, that of the Mini Program is somebody else's.
  if (account.kind !== 'mini-program') refuse(43104)
  if (!text(body, 'openid')) refuse(40003)
  if (whole(body, 'version') !== 2) refuse(47001, 'version')
  if (!scenes.includes(whole(body, 'scene') ?? 0)) refuse(40129)
  const content = text(body, 'content')
  if (!content) refuse(44002)
  if (characters(content) > contentMost) refuse(45002)
  const read = [content, text(body, 'title'), text(body, 'nickname'), text(body, 'signature')].join('\n')
  const verdict = env.dials.verdictOn(read)
  const result = verdict
    ? { suggest: verdict.suggest, label: verdict.label }
    : { suggest: 'pass', label: fine }
  const detail = [
    { strategy: 'content_model', errcode: 0, ...result, prob: 90 },
    ...(verdict ? [{ strategy: 'keyword', errcode: 0, ...result, keyword: verdict.word }] : []),
  ]
  return { ...ok, result, detail, trace_id: env.issueId('trace', 24) }
}
