import type { Environment } from '../environment'
import { FunctionError, type FunctionErrorCode } from '../functions/function-error'
import { callJsonApi, callOpenApi } from '../open-api'
import { json, jsonOf, Refused, type Call, type Reply } from './http'
import { multipartFields } from './multipart'
import { userInfo } from './users'

type Params = Record<string, unknown>

/**
 * The wire protocol of `@cloudbase/node-sdk`: one address, `action` in the body. The answer is HTTP 200 whatever
 * happens; a failure is `{code, message}`, which the SDK throws.
 */
export async function answerAdmin(call: Call, findEnvironment: () => Environment): Promise<Reply> {
  const { requestId } = call
  try {
    const params = readParams(call)
    const answer = await perform(params, findEnvironment(), call)
    return Buffer.isBuffer(answer) ? bytes(answer) : json(200, { requestId, ...answer })
  } catch (error) {
    return json(200, { requestId, ...failure(error) })
  }
}

/** Of what comes as a form, only `requestData` is bytes. */
function readParams(call: Call): Params {
  const contentType = call.headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data')) return jsonOf(call) as Params
  const { requestData, ...texts } = multipartFields(call.body, contentType)
  const decoded = Object.entries(texts).map(([name, value]) => [name, value.toString()])
  return { ...(Object.fromEntries(decoded) as Params), requestData }
}

async function perform(params: Params, environment: Environment, call: Call): Promise<object> {
  const action = String(params.action)
  if (action.startsWith('database.')) return environment.database.call(action, params, call.requestId)
  if (action.startsWith('storage.')) return environment.storage.call(action, params, call.requestId)
  switch (action) {
    case 'functions.invokeFunction':
      return invokeFunction(params, environment, call)
    case 'auth.getUserInfoForAdmin':
      return userInfo(environment, params)
    case 'wx.openApi':
      return callOpenApi(environment, openApiOf(params), bytesOf(params.requestData))
    case 'wx.api': {
      const requestData = typeof params.requestData === 'string' ? params.requestData : ''
      return { data: { responseData: await callJsonApi(environment, openApiOf(params), requestData) } }
    }
    default:
      throw new Refused(200, 'INVALID_PARAM', `'${action}' is not offered on this machine`)
  }
}

/** A function that calls another speaks as the server: no person's identity goes with it. */
async function invokeFunction(params: Params, { functions }: Environment, { headers }: Call) {
  const sent = params.request_data
  const event: unknown = typeof sent === 'string' && sent !== '' ? JSON.parse(sent) : {}
  const chain = headers['x-tcb-source']
  const source = typeof chain === 'string' ? chain : undefined
  return { data: { response_data: await functions.invoke(String(params.function_name), { event, source }) } }
}

function openApiOf({ apiName, wxCloudApiToken }: Params) {
  return {
    apiName: String(apiName).replace(/^\//, ''),
    token: typeof wxCloudApiToken === 'string' ? wxCloudApiToken : '',
  }
}

function bytesOf(requestData: unknown): Buffer {
  return Buffer.isBuffer(requestData) ? requestData : Buffer.alloc(0)
}

function bytes(body: Buffer): Reply {
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body }
}

/** The SDK's protocol has fewer names for what a function does wrong than the HTTP API. */
const functionFailures: Partial<Record<FunctionErrorCode, string>> = {
  FUNCTION_NOT_FOUND: 'FUNCTIONS_EXECUTE_FAIL',
  FUNCTION_PARAM_INVALID: 'INVALID_PARAM',
}

function failure(error: unknown): { code: string; message: string } {
  const { code, message } = error as { code?: unknown; message: string }
  if (error instanceof FunctionError) return { code: functionFailures[error.code] ?? error.code, message }
  if (error instanceof Refused) return { code: error.code, message }
  if (typeof code === 'string' && /^[A-Z]+_[A-Z_]+$/.test(code) && !code.startsWith('ERR_'))
    return { code, message }
  console.error(error)
  return { code: 'SYS_ERR', message }
}
