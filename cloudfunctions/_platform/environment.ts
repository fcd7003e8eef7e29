import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import * as z from 'zod'
import { templatesInput } from '../../shared/notices'

const accountSchema = z.object({ appId: z.string(), secret: z.string() })

const sealingKeySchema = z.strictObject({
  id: z.string().min(1),
  publicKey: z.base64().transform((der) => x25519(createPublicKey({ ...written(der), type: 'spki' }))),
})

const secretKeysSchema = z
  .record(z.string(), z.base64())
  .transform(
    (keys) =>
      new Map(
        Object.entries(keys).map(([id, der]) => [
          id,
          x25519(createPrivateKey({ ...written(der), type: 'pkcs8' })),
        ]),
      ),
  )

/**
 * Environment variables of the functions, by the names that deployment sets. Each is parsed where it is read, so that
 * a malformed one stops only what needs it.
 */
const variables = {
  /** WeChat's servers; `local/` points it to its stand-in. */
  get WECHAT_API_URL() {
    return read('WECHAT_API_URL', 'https://api.weixin.qq.com', (text) => z.url().parse(text))
  },
  /** How long an answer of WeChat's is waited for; tests, whose WeChat is next door, wait less. */
  get WECHAT_PATIENCE_MS() {
    return read('WECHAT_PATIENCE_MS', '10000', (text) => z.coerce.number().int().min(100).parse(text))
  },
  /** The key under which secrets are sealed from now on, as JSON; every function may have it. */
  get SEALING_KEY() {
    return read('SEALING_KEY', 'null', (text) => sealingKeySchema.nullable().parse(JSON.parse(text)))
  },
  /** The private keys that open secrets, as JSON by their ids; for the functions that speak with WeChat alone. */
  get SECRET_KEYS() {
    return read('SECRET_KEYS', '{}', (text) => secretKeysSchema.parse(JSON.parse(text)))
  },
  /** WeCom's servers (企业微信); `local/` points it to its stand-in. */
  get WECOM_API_URL() {
    return read('WECOM_API_URL', 'https://qyapi.weixin.qq.com', (text) => z.url().parse(text))
  },
  /** The Mini Program's own account, as JSON; without it nothing is asked in its name. */
  get MINI_PROGRAM() {
    return read('MINI_PROGRAM', 'null', (text) => accountSchema.nullable().parse(JSON.parse(text)))
  },
  /** The subscription messages that the company chose for its Mini Program, by our names, as JSON. */
  get NOTICE_TEMPLATES() {
    return read('NOTICE_TEMPLATES', '{}', (text) => templatesInput.parse(JSON.parse(text)))
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

function written(der: string) {
  return { key: Buffer.from(der, 'base64'), format: 'der' } as const
}

function x25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'x25519') throw new Error('not a key of X25519')
  return key
}

/** A variable that deployment left empty counts as not set. What is in a malformed one is never told: it may be a secret. */
function read<T>(name: string, fallback: string, parse: (text: string) => T): T {
  try {
    return parse(process.env[name] || fallback)
  } catch {
    throw new Error(`the environment variable ${name} is malformed`)
  }
}
