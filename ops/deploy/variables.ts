import { environment } from '../../cloudfunctions/_platform/environment'

export type VariableSpec = {
  /** What it is, and where it comes from: told when it is missing. */
  readonly is: string
  /** Without it, something that every company needs does not work. */
  readonly required: boolean
}

type VariableName = keyof ReturnType<typeof environment>

/** Every variable that functions are given. None of their values is ever printed. */
export const variables: Readonly<Record<VariableName, VariableSpec>> = {
  MINI_PROGRAM: {
    is: 'appid and AppSecret of the Mini Program, as {"appId": "wx…", "secret": "…"}; from 小程序后台 › 开发管理',
    required: true,
  },
  SEALING_KEY: {
    is: 'the public key that secrets are sealed with as they are entered, with its name; npm run keys makes one',
    required: true,
  },
  SECRET_KEYS: {
    is: 'the private keys that open what was sealed, by their names; npm run keys makes one',
    required: true,
  },
  NOTICE_TEMPLATES: {
    is: 'ids and fields of the message templates, as {"decide": {"id": "…", "fields": {"about": "thing1"}}}, or {} to do without; docs/deploy.md lists them',
    required: true,
  },
  TRAIL_KEY: {
    is: 'what each day of the trail is sealed with, at least 16 characters that nobody can guess; npm run keys makes one',
    required: true,
  },
  TRAIL_KEYS_BEFORE: {
    is: 'keys that days were sealed with before, as ["…"], so that they can still be verified',
    required: false,
  },
  OLDEST_APP: {
    is: 'the oldest version of the Mini Program that may still call, such as 0.1.0',
    required: false,
  },
  WECHAT_PATIENCE_MS: {
    is: 'how long an answer of WeChat’s is waited for, in milliseconds; 10000 where nothing is said',
    required: false,
  },
  WECHAT_API_URL: { is: 'WeChat’s servers, where they are not the usual ones', required: false },
  WECOM_API_URL: { is: 'WeCom’s servers, where they are not the usual ones', required: false },
}

/** Whether the functions could read the value that this process has for it. */
export function isReadable(name: string): boolean {
  try {
    Reflect.get(environment(), name)
    return true
  } catch {
    return false
  }
}
