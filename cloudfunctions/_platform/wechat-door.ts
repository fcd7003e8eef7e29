import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'
import type { Instant } from '../../shared/_kernel'
import { openContext, systemNow, type PlatformContext } from './api-door'
import type { Context } from './context'
import { environment } from './environment'
import { secureRandom } from './hash'
import { logCall } from './log'
import { decrypt, isSigned } from './wechat'

/** An event of an official account, as its XML says it. */
export type WeChatEvent = Readonly<Record<string, unknown>>

export type WeChatOptions = {
  readonly hear: (ctx: Context, appId: string, event: WeChatEvent) => Promise<void>
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
  queryStringParameters: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
})

type HttpRequest = z.infer<typeof requestSchema>

const mostBodyCharacters = 1024 * 1024

/** Builds the door for WeChat's servers: only what they signed and encrypted for one of our accounts gets in. */
export function makeWeChatDoor({ hear, now = systemNow, random = secureRandom }: WeChatOptions) {
  return async function main(event: unknown, platform: PlatformContext): Promise<HttpAnswer> {
    const began = Date.now()
    const ctx = openContext(now(), random, null, platform?.request_id)
    const request = requestSchema.safeParse(event)
    if (!request.success || request.data.body.length > mostBodyCharacters)
      return answer(400, 'not a callback')
    try {
      const answered = await hearRequest(ctx, request.data, hear)
      logCall(ctx, {
        door: 'wechat',
        procedure: request.data.httpMethod,
        ms: Date.now() - began,
        answer: { data: null },
      })
      return answered
    } catch (fault) {
      logCall(ctx, {
        door: 'wechat',
        procedure: request.data.httpMethod,
        ms: Date.now() - began,
        answer: { fault },
      })
      // WeChat tries again when it is not answered with 200.
      return answer(500, 'try again')
    }
  }
}

async function hearRequest(
  ctx: Context,
  request: HttpRequest,
  hear: WeChatOptions['hear'],
): Promise<HttpAnswer> {
  const appId = request.path.split('/').filter(Boolean).at(-1) ?? ''
  const secrets = Object.hasOwn(environment().WECHAT_CALLBACKS, appId)
    ? environment().WECHAT_CALLBACKS[appId]
    : null
  if (!secrets) return answer(403, 'no such account')
  const {
    signature = '',
    msg_signature = '',
    timestamp = '',
    nonce = '',
    echostr = '',
  } = request.queryStringParameters
  if (request.httpMethod === 'GET') {
    return isSigned(secrets.token, { signature, timestamp, nonce })
      ? answer(200, echostr)
      : answer(403, 'not signed')
  }
  const body = request.isBase64Encoded ? Buffer.from(request.body, 'base64').toString() : request.body
  const { Encrypt } = parse(body)
  if (typeof Encrypt !== 'string') return answer(400, 'not encrypted')
  if (!isSigned(secrets.token, { signature: msg_signature, timestamp, nonce }, Encrypt))
    return answer(403, 'not signed')
  const xml = decrypt(secrets, appId, Encrypt)
  if (xml === null) return answer(403, 'not for this account')
  await hear(ctx, appId, parse(xml))
  return answer(200, 'success')
}

/** Numbers stay text: message ids are longer than a JavaScript number is exact. Entities are not resolved. */
const parser = new XMLParser({ parseTagValue: false, processEntities: false })

function parse(xml: string): WeChatEvent {
  const { xml: root } = parser.parse(xml) as { xml?: unknown }
  return typeof root === 'object' && root !== null ? (root as WeChatEvent) : {}
}

function answer(statusCode: number, body: string): HttpAnswer {
  return { statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}
