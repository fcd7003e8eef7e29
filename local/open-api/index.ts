import { appendFileSync } from 'node:fs'
import type { Environment } from '../environment'
import { WireError } from '../database/errors'
import { miniProgramAppId } from '../settings'
import { readOpenApiCall, writeAnswer, writeFailure, type OpenApiCall } from './messages'
import { mayUse } from './permissions'
import { functionOfToken } from './token'
import { askWechat, OpenApiFailure } from './wechat'

type Asked = { readonly apiName: string; readonly token: string }

/** `wx.openApi`, which wx-server-sdk uses: bytes for bytes. */
export async function callOpenApi(environment: Environment, asked: Asked, message: Buffer): Promise<Buffer> {
  try {
    const call = read(message)
    if (!call) throw new OpenApiFailure('unknownApi', `${asked.apiName} in this form is not known here`)
    return writeAnswer(await use(environment, asked, call))
  } catch (error) {
    if (error instanceof OpenApiFailure) return writeFailure(noted(environment, error).errorCode)
    throw error
  }
}

function read(message: Buffer): OpenApiCall | undefined {
  try {
    return readOpenApiCall(message)
  } catch (error) {
    throw new WireError('INVALID_PARAM', `requestData cannot be read: ${(error as Error).message}`)
  }
}

/** `wx.api`, the older form: JSON for JSON. */
export async function callJsonApi(environment: Environment, asked: Asked, data: string): Promise<string> {
  try {
    const call = { appId: undefined, data: JSON.parse(data || '{}') as Record<string, unknown> }
    return JSON.stringify(await use(environment, asked, call))
  } catch (error) {
    if (!(error instanceof OpenApiFailure)) throw error
    return JSON.stringify({ errcode: noted(environment, error).errorCode, errmsg: error.message })
  }
}

async function use(environment: Environment, { apiName, token }: Asked, { appId, data }: OpenApiCall) {
  const name = functionOfToken(token)
  const definition = environment.functions.definitions.find((known) => known.name === name)
  if (!definition)
    throw new WireError(
      'INVALID_PARAM',
      'WeChat’s open APIs are for functions that a person or a timer calls',
    )
  if (!mayUse(definition, apiName))
    throw new OpenApiFailure('noPermission', `config.json of '${definition.name}' does not list ${apiName}`)
  return askWechat(environment.variables(), appId ?? miniProgramAppId, apiName, data)
}

/** The code is all that reaches the function, so the reason is written where the function's own words are. */
function noted({ logFile }: Environment, failure: OpenApiFailure): OpenApiFailure {
  appendFileSync(logFile, `open API refused with ${failure.errorCode}: ${failure.message}\n`)
  return failure
}
