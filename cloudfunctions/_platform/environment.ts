import * as z from 'zod'
import { templatesInput } from '../../shared/notices'

const callbackSchema = z.object({ token: z.string(), encodingAesKey: z.string().length(43) })

const accountSchema = z.object({ appId: z.string(), secret: z.string() })

export type CallbackSecrets = z.infer<typeof callbackSchema>

/**
 * Environment variables of the functions, by the names that deployment sets. Each is parsed where it is read, so that
 * a malformed one stops only what needs it.
 */
const variables = {
  /** WeChat's servers; `local/` points it to its stand-in. */
  get WECHAT_API_URL() {
    return read('WECHAT_API_URL', 'https://api.weixin.qq.com', (text) => z.url().parse(text))
  },
  /** AppSecrets by appid, as JSON. */
  get WECHAT_SECRETS() {
    return read('WECHAT_SECRETS', '{}', (text) => z.record(z.string(), z.string()).parse(JSON.parse(text)))
  },
  /** The Mini Program's own account, as JSON; without it nothing is asked in its name. */
  get MINI_PROGRAM() {
    return read('MINI_PROGRAM', 'null', (text) => accountSchema.nullable().parse(JSON.parse(text)))
  },
  /** The subscription messages that the company chose for its Mini Program, by our names, as JSON. */
  get NOTICE_TEMPLATES() {
    return read('NOTICE_TEMPLATES', '{}', (text) => templatesInput.parse(JSON.parse(text)))
  },
  /** Token and EncodingAESKey of the callbacks by appid, as JSON. */
  get WECHAT_CALLBACKS() {
    return read('WECHAT_CALLBACKS', '{}', (text) =>
      z.record(z.string(), callbackSchema).parse(JSON.parse(text)),
    )
  },
  /** What days of the trail are sealed with (X3): at least 16 characters that nobody can guess. */
  get TRAIL_KEY() {
    return read('TRAIL_KEY', '', (text) => z.string().min(16).parse(text))
  },
  /** Keys that days were sealed with before, as a JSON list, so that they can still be verified. */
  get TRAIL_KEYS_BEFORE() {
    return read('TRAIL_KEYS_BEFORE', '[]', (text) => z.array(z.string().min(16)).parse(JSON.parse(text)))
  },
  /** Phones with an older version are asked to update. */
  get OLDEST_APP() {
    return read('OLDEST_APP', '0.1.0', (text) =>
      z
        .string()
        .regex(/^\d+\.\d+\.\d+$/)
        .parse(text),
    )
  },
}

export function environment(): Readonly<typeof variables> {
  return variables
}

export type VariableState = 'set' | 'not-set' | 'malformed'

/** Of each variable whether it can be used; never what is in it. */
export function variableStates(): Record<keyof typeof variables, VariableState> {
  const names = Object.keys(variables) as (keyof typeof variables)[]
  return Object.fromEntries(names.map((name) => [name, stateOf(name)])) as ReturnType<typeof variableStates>
}

function stateOf(name: keyof typeof variables): VariableState {
  if (!process.env[name]) return 'not-set'
  try {
    Reflect.get(variables, name)
    return 'set'
  } catch {
    return 'malformed'
  }
}

/** A variable that deployment left empty counts as not set. What is in a malformed one is never told: it may be a secret. */
function read<T>(name: string, fallback: string, parse: (text: string) => T): T {
  try {
    return parse(process.env[name] || fallback)
  } catch {
    throw new Error(`the environment variable ${name} is malformed`)
  }
}
