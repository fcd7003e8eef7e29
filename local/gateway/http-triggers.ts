import type { Environment } from '../environment'
import { json, Refused, type Call, type Reply } from './http'

/** The functions that have an HTTP route in the cloud too. */
const routed = new Set(['wechat'])

type Integration = {
  statusCode?: number
  headers?: Record<string, string>
  body?: unknown
  isBase64Encoded?: boolean
}

/** `ANY /http/{env}/{function}/{rest}`: CloudBase's HTTP access service, which passes no identity on. */
export async function answerHttpTrigger(call: Call, environment: Environment): Promise<Reply> {
  const [, , name = '', ...rest] = call.segments
  if (!routed.has(name))
    throw new Refused(404, 'INVALID_PATH', `no function listens at '${call.url.pathname}'`)
  const event = integrationEvent(call, `/${rest.join('/')}`, environment.envId)
  const answer: unknown = JSON.parse(await environment.functions.invoke(name, { event }, call.requestId))
  return isIntegration(answer) ? integrationReply(answer) : plainReply(answer)
}

function integrationEvent(call: Call, path: string, envId: string) {
  const isText = /^$|text|json|xml|x-www-form-urlencoded/.test(call.headers['content-type'] ?? '')
  return {
    path,
    httpMethod: call.method,
    headers: call.headers,
    queryStringParameters: Object.fromEntries(call.url.searchParams),
    requestContext: { requestId: call.requestId, envId },
    body: call.body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

function isIntegration(answer: unknown): answer is Integration {
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer
}

function integrationReply({ statusCode, headers, body, isBase64Encoded }: Integration): Reply {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  return { status: statusCode ?? 200, headers, body: isBase64Encoded ? Buffer.from(text, 'base64') : text }
}

function plainReply(answer: unknown): Reply {
  return typeof answer === 'string'
    ? { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: answer }
    : json(200, answer)
}
