/** The codes with which WeChat refuses before an API is reached; wx-server-sdk knows what they mean. */
const errorCodes = {
  unknownApi: -604100,
  noPermission: -604101,
  timeout: -604102,
  systemError: -604103,
} as const

export class OpenApiFailure extends Error {
  readonly errorCode: number

  constructor(reason: keyof typeof errorCodes, message: string) {
    super(message)
    this.errorCode = errorCodes[reason]
  }
}

/** The open APIs that the stand-in for WeChat offers, by the names that functions use. */
const endpoints: Readonly<Record<string, string>> = {
  'subscribeMessage.send': 'message/subscribe/send',
}

const answerWithinMs = 5_000

/** Asks WeChat's stand-in as the platform asks WeChat: with a token of the Mini Program, the account that it is bound to. */
export async function askWechat(
  variables: Readonly<Record<string, string>>,
  appId: string,
  apiName: string,
  data: object,
): Promise<unknown> {
  const endpoint = Object.hasOwn(endpoints, apiName) ? endpoints[apiName] : undefined
  if (!endpoint) throw new OpenApiFailure('unknownApi', `the stand-in for WeChat does not offer ${apiName}`)
  const { WECHAT_API_URL: url } = variables
  if (!url) throw new OpenApiFailure('systemError', 'no stand-in for WeChat is running')
  const grant = { grant_type: 'client_credential', appid: appId, secret: secretOf(variables, appId) }
  const { access_token: token, ...refused } = await post(`${url}/cgi-bin/stable_token`, grant)
  if (typeof token !== 'string') return refused
  return post(`${url}/cgi-bin/${endpoint}?access_token=${token}`, data)
}

function secretOf(variables: Readonly<Record<string, string>>, appId: string): string | undefined {
  const miniProgram = JSON.parse(variables.MINI_PROGRAM ?? '{}') as { appId?: string; secret?: string }
  return miniProgram.appId === appId ? miniProgram.secret : undefined
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  try {
    const signal = AbortSignal.timeout(answerWithinMs)
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), signal })
    return (await response.json()) as Record<string, unknown>
  } catch (error) {
    const { name, message } = error as Error
    throw new OpenApiFailure(name === 'TimeoutError' ? 'timeout' : 'systemError', message)
  }
}
