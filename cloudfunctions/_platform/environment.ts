import * as z from 'zod'

/** Environment variables of the functions, by the names that deployment sets. Read once, at start. */
const environmentSchema = z.object({
  /** WeChat's servers; `local/` points it to its stand-in. */
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  /** AppSecrets by appid, as JSON. */
  WECHAT_SECRETS: z.string().default('{}').transform(parseSecrets),
  /** Token and EncodingAESKey of the callbacks by appid, as JSON. */
  WECHAT_CALLBACKS: z.string().default('{}').transform(parseCallbacks),
  /** Phones older than this are asked to update. */
  OLDEST_APP: z.string().default('0.1.0'),
})

const callbackSchema = z.object({ token: z.string(), encodingAesKey: z.string().length(43) })

export type CallbackSecrets = z.infer<typeof callbackSchema>

function parseSecrets(text: string): Record<string, string> {
  return z.record(z.string(), z.string()).parse(JSON.parse(text))
}

function parseCallbacks(text: string): Record<string, CallbackSecrets> {
  return z.record(z.string(), callbackSchema).parse(JSON.parse(text))
}

let read: z.infer<typeof environmentSchema> | undefined

export function environment(): z.infer<typeof environmentSchema> {
  read ??= environmentSchema.parse(process.env)
  return read
}
