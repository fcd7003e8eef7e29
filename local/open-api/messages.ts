import { decodeFields, encodeFields, type Field } from './protobuf'

/** What a function asks of WeChat, out of the message that wx-server-sdk calls `CommApiData`. */
export type OpenApiCall = {
  /** For which of the accounts; the Mini Program's when it is not said. */
  readonly appId: string | undefined
  readonly data: Readonly<Record<string, unknown>>
}

const openApi = 0

/** Undefined where the message is for something else than an open API, or carries a file. */
export function readOpenApiCall(bytes: Buffer): OpenApiCall | undefined {
  const call = decodeFields(bytes)
  const type = call.find(({ number }) => number === 1)?.value ?? openApi
  if (type !== openApi) return undefined
  const pairs = bytesOf(call, 2).flatMap((openApiData) => bytesOf(decodeFields(openApiData), 1))
  const entries = pairs.map((pair) => {
    const [key, value, contentType] = [1, 2, 3].map((number) => bytesOf(decodeFields(pair), number)[0])
    return contentType?.length ? undefined : ([String(key), JSON.parse(String(value))] as const)
  })
  if (entries.includes(undefined)) return undefined
  const appId = bytesOf(call, 6)[0]?.toString()
  return { appId: appId || undefined, data: Object.fromEntries(entries as [string, unknown][]) }
}

/** WeChat's answer, in the message that wx-server-sdk calls `CommOpenApiResp`. */
export function writeAnswer(answer: unknown): Buffer {
  return encodeFields([
    { number: 1, value: JSON.stringify(answer) },
    { number: 2, value: 'application/json; charset=utf-8' },
  ])
}

export function writeFailure(errorCode: number): Buffer {
  return encodeFields([{ number: 3, value: errorCode }])
}

function bytesOf(fields: readonly Field[], number: number): Buffer[] {
  return fields.flatMap((field) =>
    field.number === number && Buffer.isBuffer(field.value) ? [field.value] : [],
  )
}
