import * as z from 'zod'
import type { Instant } from '../../shared/_kernel'
import { isClient, type PlatformContext } from './caller'
import type { Context } from './context'
import { secureRandom } from './hash'
import { logCall, logFault, type Answer, type Rejected } from './log'
import { openContext, systemNow } from './open-context'
import { openSecret } from './secrets/open-secret'
import {
  decrypt,
  hearMessage,
  isSigned,
  keepMessage,
  readXml,
  type CallbackKeys,
  type CallbackMessage,
  type Hearing,
  type Listener,
  type XmlElement,
} from './wechat'

export type WeChatOptions = {
  readonly listener: Listener
  readonly now?: () => Instant
  readonly random?: () => number
}

export type HttpAnswer = {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: string
}

const requestSchema = z.object({
  path: z.string(),
  httpMethod: z.enum(['GET', 'POST']),
  queryStringParameters: z.record(z.string(), z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

type HttpRequest = z.infer<typeof requestSchema>

/** A report of eight articles has a few thousand. */
const mostBodyCharacters = 128 * 1024

/** Builds the door for WeChat's servers: only what they signed and encrypted for one of our accounts gets in. */
export function makeWeChatDoor({ listener, now = systemNow, random = secureRandom }: WeChatOptions) {
  return async function main(event: unknown, platform: PlatformContext): Promise<HttpAnswer> {
    const began = Date.now()
    const ctx = { ...openContext(now(), random, null, platform?.request_id), clock: now }
    const request = requestSchema.safeParse(event)
    const procedure = request.data?.httpMethod ?? 'unreadable'
    const log = (answer: Answer | Rejected) =>
      logCall(ctx, { door: 'wechat', procedure, ms: Date.now() - began, answer })
    try {
      const heard = isClient(platform)
        ? reject(403, 'not for clients')
        : request.success && (request.data.body?.length ?? 0) <= mostBodyCharacters
          ? await hearRequest(ctx, request.data, listener)
          : reject(400, 'not a callback')
      log(heard.outcome === null ? { data: null } : { rejected: heard.outcome })
      return heard.answer
    } catch (fault) {
      log({ fault })
      // WeChat tries again when it is not answered with 200.
      return answer(500, 'try again')
    }
  }
}

/** An answer, and for the log what was not as it should be. */
type Heard = { readonly answer: HttpAnswer; readonly outcome: string | null }

async function hearRequest(ctx: Context, request: HttpRequest, listener: Listener): Promise<Heard> {
  const { path, httpMethod, queryStringParameters } = request
  const appId = path.split('/').filter(Boolean).at(-1) ?? ''
  if (!accountId.test(appId)) return reject(403, 'no such account')
  const query = querySchema.safeParse(queryStringParameters ?? {})
  if (!query.success) return reject(400, 'not a callback')
  if (!isOfNow(ctx, query.data)) return reject(403, 'too old')
  const keys = await openSecret(ctx, 'callback', appId)
  if (keys.length === 0) return reject(403, 'no such account')
  return httpMethod === 'GET'
    ? echo(keys, appId, query.data)
    : hearPosted(ctx, { keys, appId, query: query.data, body: bodyOf(request) }, listener)
}

const accountId = /^w[wx][0-9a-zA-Z]{16}$/

const querySchema = z.object({
  timestamp: z.string().regex(/^\d{10}$/),
  nonce: z.string().regex(/^[\w-]{1,64}$/),
  signature: z.string().max(100).default(''),
  msg_signature: z.string().max(100).default(''),
  echostr: z
    .string()
    .regex(/^[\w+/=-]{1,512}$/)
    .optional(),
})

type Query = z.infer<typeof querySchema>

/**
 * What was signed longer ago, or will be, is not heard: a copy of it is worth nothing afterwards. WeChat signs anew
 * whenever it tries again, which it does within a minute; the rest allows for clocks that go wrong. It follows from
 * WeChat's ways and from nothing that differs among companies.
 */
const replayWindowSeconds = 10 * 60

function isOfNow({ now }: Pick<Context, 'now'>, { timestamp }: Query): boolean {
  return Math.abs(Date.parse(now) / 1000 - Number(timestamp)) <= replayWindowSeconds
}

/** The question that comes when the address is entered in WeChat's console; WeCom asks with an encrypted one. */
function echo(keys: readonly CallbackKeys[], appId: string, query: Query): Heard {
  const { echostr, signature, msg_signature } = query
  if (echostr === undefined) return reject(400, 'no question')
  for (const each of keys) {
    if (msg_signature && isSigned(each.token, { ...query, signature: msg_signature }, echostr)) {
      const opened = decrypt(each, appId, echostr)
      return opened === null ? reject(403, 'not for this account') : accept(opened)
    }
    if (isSigned(each.token, { ...query, signature })) return accept(echostr)
  }
  return reject(403, 'not signed')
}

type Posted = {
  readonly keys: readonly CallbackKeys[]
  readonly appId: string
  readonly query: Query
  readonly body: string
}

async function hearPosted(ctx: Context, posted: Posted, listener: Listener): Promise<Heard> {
  const envelope = readXml(posted.body)
  const encrypted = typeof envelope === 'object' ? envelope?.Encrypt : undefined
  if (typeof encrypted !== 'string') return reject(400, 'not encrypted')
  const text = open(posted, encrypted)
  if (typeof text !== 'string') return text
  const message = readXml(text)
  if (message === null) return reject(400, 'not a message')
  const { appId } = posted
  const hearing = listenTo(listener, appId, message)
  if (hearing === 'unreadable') return { ...accept('success'), outcome: 'a report in an unknown form' }
  if (hearing === null) return accept('success')
  const kept = await keepMessage(ctx, appId, message)
  if (!kept) return { ...accept('success'), outcome: 'heard before' }
  await hearInTime(ctx, kept, hearing)
  return accept('success')
}

/** While keys are being changed, the one before still counts. */
function open({ keys, appId, query }: Posted, encrypted: string): string | Heard {
  const signed = keys.filter(({ token }) =>
    isSigned(token, { ...query, signature: query.msg_signature }, encrypted),
  )
  if (signed.length === 0) return reject(403, 'not signed')
  const texts = signed.map((each) => decrypt(each, appId, encrypted))
  return texts.find((text) => text !== null) ?? reject(403, 'not for this account')
}

function listenTo(listener: Listener, appId: string, message: XmlElement): Hearing | 'unreadable' | null {
  try {
    return listener(appId, message)
  } catch {
    return 'unreadable'
  }
}

/** WeChat waits five seconds, the database included; what takes longer, or fails, is heard by the clock. */
const hearMs = 2_500

async function hearInTime(ctx: Context, kept: CallbackMessage, hearing: Hearing): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, hearMs).unref())
  try {
    await Promise.race([hearMessage(ctx, kept, hearing), late])
  } catch (fault) {
    logFault(ctx, `callback ${kept._id}`, fault)
  }
}

function bodyOf({ body, isBase64Encoded }: HttpRequest): string {
  return isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString() : (body ?? '')
}

function accept(body: string): Heard {
  return { answer: answer(200, body), outcome: null }
}

function reject(statusCode: number, why: string): Heard {
  return { answer: answer(statusCode, why), outcome: `${statusCode} ${why}` }
}

function answer(statusCode: number, body: string): HttpAnswer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  return { statusCode, headers, body }
}
