import * as z from 'zod'

const callbackSchema = z.object({ token: z.string(), encodingAesKey: z.string().length(43) })

export type CallbackSecrets = z.infer<typeof callbackSchema>

/** A variable that deployment left empty counts as not set. */
function variable<T>(fallback: string, read: (text: string) => T) {
  return z
    .string()
    .optional()
    .transform((text) => read(text || fallback))
}

/** Environment variables of the functions, by the names that deployment sets. Read once, at first use. */
const environmentSchema = z.object({
  /** WeChat's servers; `local/` points it to its stand-in. */
  WECHAT_API_URL: variable('https://api.weixin.qq.com', (text) => z.url().parse(text)),
  /** AppSecrets by appid, as JSON. */
  WECHAT_SECRETS: variable('{}', (text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  /** Token and EncodingAESKey of the callbacks by appid, as JSON. */
  WECHAT_CALLBACKS: variable('{}', (text) => z.record(z.string(), callbackSchema).parse(JSON.parse(text))),
  /** Phones with an older version are asked to update. */
  OLDEST_APP: variable('0.1.0', (text) => text),
})

let read: z.infer<typeof environmentSchema> | undefined

export function environment(): z.infer<typeof environmentSchema> {
  read ??= environmentSchema.parse(process.env)
  return read
}
