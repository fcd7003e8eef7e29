import type { Environment } from '../environment'
import { FunctionError } from '../functions/function-error'
import type { Caller } from '../functions/invocation'
import { mayClientInvoke, type FunctionRules } from '../functions/security-rules'
import { miniProgramAppId } from '../settings'
import { cookie, json, jsonOf, Refused, type Call, type Reply } from './http'

/** How CloudBase's HTTP API names the failures of a function, and with which status. */
const httpFailures = {
  FUNCTION_NOT_FOUND: [404, 'FUNCTION_NOT_FOUND'],
  FUNCTION_PARAM_INVALID: [400, 'FUNCTION_PARAM_INVALID'],
  FUNCTIONS_EXECUTE_FAIL: [500, 'FUNCTION_INVOCATION_FAILED'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: [504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: [500, 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
} as const

/** `POST /v1/functions/{name}`: a client's call, bound by the security rules. The answer is the returned value. */
export async function answerClient(
  call: Call,
  name: string,
  { functions }: Pick<Environment, 'functions'>,
  rules: FunctionRules,
): Promise<Reply> {
  const caller = callerOf(call)
  if (!caller && call.headers.authorization)
    throw new Refused(403, 'ACTION_FORBIDDEN', 'the Authorization header names nobody')
  if (!mayClientInvoke(rules, name, caller ? { loginType: 'WECHAT' } : null)) {
    throw new Refused(
      403,
      'EXCEED_AUTHORITY',
      `clients may not call '${name}'${caller ? '' : ' without signing in'}`,
    )
  }
  const event = objectOf(call)
  try {
    return returned(await functions.invoke(name, { event, caller }, call.requestId), call.requestId)
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error
    const [status, code] = httpFailures[error.code]
    throw new Refused(status, code, error.message)
  }
}

function objectOf(call: Call): object {
  const event = jsonOf(call)
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw new Refused(400, 'FUNCTION_PARAM_INVALID', 'the body is no JSON object')
  return event
}

/** Text goes back as text, anything else as JSON. */
function returned(answer: string, requestId: string): Reply {
  const headers = { 'x-request-id': requestId }
  if (!answer.startsWith('"')) return json(200, answer, headers)
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: JSON.parse(answer) as string,
  }
}

/** A real client presents a token of its sign-in; on this machine the openid itself is the token. */
export function callerOf(call: Call): Caller | undefined {
  const openId =
    /^Bearer openid:(.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? cookie(call, 'weigui_openid')
  return openId ? callerWith(openId) : undefined
}

export function callerWith(openId: string): Caller {
  return { openId, appId: miniProgramAppId }
}
