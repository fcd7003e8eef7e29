/** A function as it must be in the cloud. `cloudbaserc.json`, which `local/` and the CloudBase CLI read, says the same. */
export type FunctionSpec = {
  readonly name: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  /** Names of the variables it is given; of secrets, no function gets more than it needs. */
  readonly variables: readonly string[]
  readonly timers: readonly TimerSpec[]
  /** WeChat's open APIs that it may call as the Mini Program, written into the bundle's `config.json`. */
  readonly openApis: readonly string[]
}

/** Seven fields: second, minute, hour, day, month, weekday, year; Beijing time. */
export type TimerSpec = { readonly name: string; readonly cron: string }

/** It cannot be changed once a function exists. */
export const runtime = 'Nodejs18.15'

export const handler = 'index.main'

export const functions: readonly FunctionSpec[] = [
  {
    name: 'api',
    timeoutSeconds: 20,
    memoryMb: 512,
    variables: [
      'OLDEST_APP',
      'WECHAT_API_URL',
      'WECHAT_PATIENCE_MS',
      'WECOM_API_URL',
      'MINI_PROGRAM',
      'NOTICE_TEMPLATES',
      'SEALING_KEY',
    ],
    timers: [],
    openApis: [],
  },
  {
    name: 'clock',
    timeoutSeconds: 60,
    memoryMb: 512,
    variables: [
      'WECHAT_API_URL',
      'WECHAT_PATIENCE_MS',
      'WECOM_API_URL',
      'SECRET_KEYS',
      'TRAIL_KEY',
      'TRAIL_KEYS_BEFORE',
      'MINI_PROGRAM',
      'NOTICE_TEMPLATES',
    ],
    timers: [{ name: 'every-minute', cron: '0 * * * * * *' }],
    openApis: [],
  },
  {
    name: 'wechat',
    timeoutSeconds: 5,
    memoryMb: 256,
    variables: ['SECRET_KEYS'],
    timers: [],
    openApis: [],
  },
]

/** Addresses at which WeChat's servers reach a function: what follows the path is the account's appid. */
export const routes = [{ path: '/wechat', functionName: 'wechat' }] as const

export type Route = { readonly path: string; readonly functionName: string }

/** `cloudbaserc.json`, whole. */
export function cloudbaserc(): object {
  return {
    version: '2.0',
    envId: '{{env.CLOUDBASE_ENV_ID}}',
    functionRoot: 'dist/functions',
    functions: functions.map(({ name, timeoutSeconds, memoryMb, variables, timers }) => ({
      name,
      handler,
      runtime,
      timeout: timeoutSeconds,
      memorySize: memoryMb,
      installDependency: false,
      envVariables: Object.fromEntries(variables.map((variable) => [variable, `{{env.${variable}}}`])),
      ...(timers.length > 0 && {
        triggers: timers.map((timer) => ({ name: timer.name, type: 'timer', config: timer.cron })),
      }),
    })),
  }
}
