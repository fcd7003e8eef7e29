import { isUtf8 } from 'node:buffer'
import type { Environment } from '../environment'
import { FunctionError } from '../functions/function-error'
import { json, Refused, type Call, type Reply } from './http'

/** The functions that have an HTTP route in the cloud too. */
const routed = new Set(['wechat'])

/** What a function returns that answers as HTTP; lists in headers become headers of the same name. */
type Integration = {
  statusCode: number
  headers?: Record<string, unknown>
  multiValueHeaders?: Record<string, unknown>
  body?: unknown
  isBase64Encoded?: boolean
}

/** How HTTP access names the failures of a function, and with which status. */
const failures = {
  FUNCTION_NOT_FOUND: [404, 'FUNCTION_NOT_FOUND'],
  FUNCTION_PARAM_INVALID: [413, 'FUNCTION_PARAM_INVALID'],
  FUNCTIONS_EXECUTE_FAIL: [500, 'FUNCTION_EXECUTE_FAIL'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: [504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: [500, 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
} as const

/** `ANY /http/{env}/{function}/{rest}`: CloudBase's HTTP access service, which passes no identity on. */
export async function answerHttpTrigger(
  call: Call,
  { envId, functions }: Pick<Environment, 'envId' | 'functions'>,
): Promise<Reply> {
  const [, , name = ''] = call.segments
  if (!routed.has(name))
    throw new Refused(404, 'INVALID_PATH', `no function listens at '${call.url.pathname}'`)
  const event = integrationEvent(call, envId)
  try {
    const answer: unknown = JSON.parse(await functions.invoke(name, { event }, call.requestId))
    return isIntegration(answer) ? integrationReply(answer) : plainReply(answer)
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error
    const [status, code] = failures[error.code]
    throw new Refused(status, code, error.message)
  }
}

function integrationEvent(call: Call, envId: string) {
  // As it was written, behind the route: `/http/{env}/{function}` stands for a domain and a route.
  const [, , , , ...path] = call.url.pathname.split('/')
  const isText = isTextual(call)
  const headers: Record<string, string> = {}
  const multiValueHeaders: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(call.headers)) {
    const values = Array.isArray(value) ? value : [value ?? '']
    multiValueHeaders[name] = values
    headers[name] = values.join(', ')
  }
  return {
    path: `/${path.join('/')}`,
    httpMethod: call.method,
    headers,
    multiValueHeaders,
    queryStringParameters: Object.fromEntries(call.url.searchParams),
    requestContext: { requestId: call.requestId, envId, appId: 1250000000, uin: 100000000000 },
    body: call.body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

function isTextual({ headers, body }: Call): boolean {
  const type = headers['content-type']
  return isUtf8(body) && (!type || /^text\/|json|xml|x-www-form-urlencoded/.test(type))
}

function isIntegration(answer: unknown): answer is Integration {
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer
}

function integrationReply(answer: Integration): Reply {
  const { statusCode, body, isBase64Encoded } = answer
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599)
    throw new Refused(502, 'FUNCTION_EXECUTE_FAIL', `${JSON.stringify(statusCode)} is no HTTP status`)
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  return {
    status: statusCode,
    headers: headersOf(answer),
    body: isBase64Encoded ? Buffer.from(text, 'base64') : text,
  }
}

function headersOf({ headers = {}, multiValueHeaders = {} }: Integration): Record<string, string> {
  const written: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries({ ...headers, ...multiValueHeaders })) {
    // The gateway counts the bytes itself.
    if (/^(content-length|transfer-encoding|connection)$/i.test(name)) continue
    written[name.toLowerCase()] = Array.isArray(value) ? value.map(String) : String(value)
  }
  // Node sends a list as several headers; the type of Reply knows single ones only.
  return written as Record<string, string>
}

/** An object goes back as JSON, text and numbers as text. */
function plainReply(answer: unknown): Reply {
  if (typeof answer === 'object' && answer !== null) return json(200, answer)
  const body = typeof answer === 'string' ? answer : answer === null ? '' : JSON.stringify(answer)
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}
