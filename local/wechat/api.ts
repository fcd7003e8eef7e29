import { setTimeout as wait } from 'node:timers/promises'
import type { Call } from './call'
import { countCall } from './call-limits'
import { addDraft, countDrafts, deleteDraft, getDraft, listDrafts, updateDraft } from './drafts'
import type { Environment } from './environment'
import { isFields, type Fields } from './fields'
import { deletePublication, getArticle, getPublication, listPublications, submitDraft } from './freepublish'
import { deleteSend, getSend, previewSend, sendToAll } from './mass'
import { addMaterial, uploadArticleImage } from './media'
import { refuse, Refusal } from './refusal'
import { accountOfToken, giveStableToken } from './stable-token'
import { sendSubscribeMessage } from './subscribe'
import { checkText } from './text-check'
import { giveCorpToken, sendAppMessage, speakAsRobot } from './wecom'

type Endpoint = { takes: 'json' | 'form' | 'nothing'; run: (call: Call) => object | Promise<object> }

const endpoints: Record<string, Endpoint> = {
  'media/uploadimg': { takes: 'form', run: uploadArticleImage },
  'material/add_material': { takes: 'form', run: addMaterial },
  'draft/add': { takes: 'json', run: addDraft },
  'draft/get': { takes: 'json', run: getDraft },
  'draft/update': { takes: 'json', run: updateDraft },
  'draft/delete': { takes: 'json', run: deleteDraft },
  'draft/count': { takes: 'nothing', run: countDrafts },
  'draft/batchget': { takes: 'json', run: listDrafts },
  'message/mass/sendall': { takes: 'json', run: sendToAll },
  'message/mass/preview': { takes: 'json', run: previewSend },
  'message/mass/get': { takes: 'json', run: getSend },
  'message/mass/delete': { takes: 'json', run: deleteSend },
  'freepublish/submit': { takes: 'json', run: submitDraft },
  'freepublish/get': { takes: 'json', run: getPublication },
  'freepublish/getarticle': { takes: 'json', run: getArticle },
  'freepublish/batchget': { takes: 'json', run: listPublications },
  'freepublish/delete': { takes: 'json', run: deletePublication },
  'message/subscribe/send': { takes: 'json', run: sendSubscribeMessage },
  msg_sec_check: { takes: 'json', run: checkText },
}

/** WeCom's: their tokens are not those of WeChat's accounts. */
const wecomEndpoints: Record<string, (env: Environment, query: URLSearchParams, body: Fields) => object> = {
  gettoken: giveCorpToken,
  'message/send': sendAppMessage,
  'webhook/send': speakAsRobot,
}

export function isEndpoint(name: string): boolean {
  return name === 'stable_token' || Object.hasOwn(endpoints, name) || Object.hasOwn(wecomEndpoints, name)
}

export type ApiRequest = {
  endpoint: string
  method: string
  query: URLSearchParams
  contentType: string
  bytes: Buffer
}

/** What happens on the wire: an answer, or the connection held open or cut. */
export type ApiOutcome = { answer: object } | 'hold' | 'cut'

export async function handleApi(env: Environment, request: ApiRequest): Promise<ApiOutcome> {
  const withinLimits = countCall(env, callerOf(env, request), request.endpoint)
  const fault = env.dials.takeFault(request.endpoint)
  if (fault?.kind === 'timeout-before') return hold(env, request)
  if (fault?.kind === 'drop') return 'cut'
  const answer = await answerOf(env, async () => {
    if (fault?.kind === 'error') refuse(fault.errcode)
    if (!withinLimits) refuse(45009)
    const done = await run(env, request)
    return fault?.kind === 'error-after-accept' ? refuse(fault.errcode) : done
  })
  const late = env.settings.latencyMs + (fault?.kind === 'delay' ? fault.ms : 0)
  if (late > 0) await wait(late)
  if (fault?.kind === 'timeout-after-accept') return hold(env, request)
  return fault?.kind === 'drop-after-accept' ? 'cut' : { answer }
}

function hold(env: Environment, { endpoint }: ApiRequest): 'hold' {
  env.dials.hold(endpoint)
  return 'hold'
}

async function run(env: Environment, request: ApiRequest): Promise<object> {
  if (request.endpoint === 'stable_token') {
    if (request.method !== 'POST') refuse(43002)
    return giveStableToken(env, readJson(request.bytes))
  }
  const wecom = wecomEndpoints[request.endpoint]
  if (wecom) return wecom(env, request.query, request.method === 'POST' ? readJson(request.bytes) : {})
  const account = accountOfToken(env, request.query.get('access_token'))
  const endpoint = endpoints[request.endpoint] ?? refuse(40066)
  if (endpoint.takes !== 'nothing' && request.method !== 'POST') refuse(43002)
  const body = endpoint.takes === 'json' ? readJson(request.bytes) : {}
  const form = endpoint.takes === 'form' ? await readForm(request) : new FormData()
  return endpoint.run({ env, account, query: request.query, body, form })
}

async function answerOf(env: Environment, work: () => Promise<object>): Promise<object> {
  try {
    return await work()
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    const errmsg = `${refusal.message} rid: ${requestId(env)}`
    return { errcode: refusal.errcode, errmsg, ...refusal.fields }
  }
}

/** `rid` as WeChat writes it, the same in every run (wechat-facts 1.10). */
function requestId(env: Environment): string {
  const digits = env.issueId('rid', 24)
  return Buffer.from(digits)
    .toString('hex')
    .replace(/^(.{8})(.{8})(.{8}).*$/, '$1-$2-$3')
}

function callerOf(env: Environment, request: ApiRequest): string {
  const token = env.store.get('tokens', request.query.get('access_token') ?? '')
  return token?.appid ?? '-'
}

function readJson(bytes: Buffer): Fields {
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    return isFields(body) ? body : refuse(47001)
  } catch {
    return refuse(47001)
  }
}

async function readForm(request: ApiRequest): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(request.bytes), {
      headers: { 'content-type': request.contentType },
    }).formData()
  } catch {
    return refuse(41005)
  }
}
