import type { Environment } from '../environment'
import { FunctionError } from '../functions/function-error'
import { json, jsonOf, Refused, type Call, type Reply } from './http'
import { multipartFields } from './multipart'

type Params = Record<string, unknown>

/**
 * The wire protocol of `@cloudbase/node-sdk`: one address, `action` in the body. The answer is HTTP 200 whatever
 * happens; a failure is `{code, message}`, which the SDK throws.
 */
export async function answerAdmin(call: Call, findEnvironment: () => Environment): Promise<Reply> {
  const { requestId } = call
  try {
    const params = readParams(call)
    return json(200, { requestId, ...(await perform(params, findEnvironment())) })
  } catch (error) {
    return json(200, { requestId, ...failure(error) })
  }
}

function readParams(call: Call): Params {
  const contentType = call.headers['content-type'] ?? ''
  return contentType.startsWith('multipart/form-data')
    ? multipartFields(call.body, contentType)
    : (jsonOf(call) as Params)
}

async function perform(params: Params, environment: Environment): Promise<object> {
  const action = String(params.action)
  if (action.startsWith('database.')) return environment.database.call(action, params)
  if (action.startsWith('storage.')) return environment.storage.call(action, params)
  if (action === 'functions.invokeFunction') return invokeFunction(params, environment)
  throw new Refused(200, 'INVALID_PARAM', `'${action}' is not offered on this machine`)
}

/** A function that calls another speaks as the server: no person's identity goes with it. */
async function invokeFunction(params: Params, { functions }: Environment) {
  const sent = params.request_data
  const event: unknown = typeof sent === 'string' && sent !== '' ? JSON.parse(sent) : {}
  return { data: { response_data: await functions.invoke(String(params.function_name), { event }) } }
}

function failure(error: unknown): { code: string; message: string } {
  const { code, message } = error as { code?: unknown; message: string }
  if (error instanceof FunctionError || error instanceof Refused) return { code: error.code, message }
  if (typeof code === 'string' && /^[A-Z]+_[A-Z_]+$/.test(code) && !code.startsWith('ERR_'))
    return { code, message }
  console.error(error)
  return { code: 'SYS_ERR', message }
}
