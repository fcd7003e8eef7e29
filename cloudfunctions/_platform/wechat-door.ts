import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'
import type { Instant } from '../../shared/_kernel'
import { isClient, type PlatformContext } from './caller'
import { openContext, systemNow } from './open-context'
import type { Context } from './context'
import { environment } from './environment'
import { secureRandom } from './hash'
import { logCall, type Answer, type Rejected } from './log'
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
    const procedure = request.data?.httpMethod ?? 'unreadable'
    const log = (answer: Answer | Rejected) =>
      logCall(ctx, { door: 'wechat', procedure, ms: Date.now() - began, answer })
    try {
      const answered = isClient(platform)
        ? answer(403, 'not for clients')
        : request.success && request.data.body.length <= mostBodyCharacters
          ? await hearRequest(ctx, request.data, hear)
          : answer(400, 'not a callback')
      const { statusCode, body } = answered
      log(statusCode === 200 ? { data: null } : { rejected: `${statusCode} ${body}` })
      return answered
    } catch (fault) {
      log({ fault })
      // WeChat tries again when it is not answered with 200.
      return answer(500, 'try again')
    }
  }
}

async function hearRequest(
  ctx: Context,
  { path, httpMethod, queryStringParameters, body, isBase64Encoded }: HttpRequest,
  hear: WeChatOptions['hear'],
): Promise<HttpAnswer> {
  const appId = path.split('/').filter(Boolean).at(-1) ?? ''
  const callbacks = environment().WECHAT_CALLBACKS
  const secrets = Object.hasOwn(callbacks, appId) ? callbacks[appId] : null
  if (!secrets) return answer(403, 'no such account')
  const {
    signature = '',
    msg_signature = '',
    timestamp = '',
    nonce = '',
    echostr = '',
  } = queryStringParameters
  const signedWith = (signed: string, encrypted?: string) =>
    isSigned(secrets.token, { signature: signed, timestamp, nonce }, encrypted)
  if (httpMethod === 'GET') return signedWith(signature) ? answer(200, echostr) : answer(403, 'not signed')
  const { Encrypt } = parse(envelopes, isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
  if (typeof Encrypt !== 'string') return answer(400, 'not encrypted')
  if (!signedWith(msg_signature, Encrypt)) return answer(403, 'not signed')
  const xml = decrypt(secrets, appId, Encrypt)
  if (xml === null) return answer(403, 'not for this account')
  await hear(ctx, appId, parse(messages, xml))
  return answer(200, 'success')
}

/** What anybody can post: no entity of theirs is unfolded before the signature is checked. */
const envelopes = new XMLParser({ parseTagValue: false, processEntities: false })

/** What WeChat signed. Numbers stay text: message ids are longer than a JavaScript number is exact. */
const messages = new XMLParser({ parseTagValue: false, processEntities: true, htmlEntities: true })

function parse(parser: XMLParser, xml: string): WeChatEvent {
  try {
    const { xml: root } = parser.parse(xml) as { xml?: unknown }
    return typeof root === 'object' && root !== null ? (root as WeChatEvent) : {}
  } catch {
    return {}
  }
}

function answer(statusCode: number, body: string): HttpAnswer {
  return { statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}
