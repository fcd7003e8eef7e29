import { types } from 'node:util'
import type { Activity } from '../activity'
import type { Realm } from '../logic/realm'
import type { Problems } from '../problems'

export type WxMembers = Record<string, unknown>

type Callback = (result: unknown) => void

export type Callbacks = { success?: Callback; fail?: Callback; complete?: Callback }

type Api<Options> = (options?: Options & Callbacks) => Promise<unknown> | undefined

/** Makes a wx function of `work`: called with callbacks it returns nothing, without any a promise. */
export type DefineApi = <Options = object>(
  name: string,
  work: (options: Options & Callbacks) => unknown,
) => Api<Options>

/** A failure whose code the app reads as `errCode`. */
export class WxError extends Error {
  constructor(
    message: string,
    readonly errCode: number,
  ) {
    super(message)
  }
}

export function apiFactory(realm: Realm, activity: Activity, problems: Problems): DefineApi {
  return (name, work) =>
    (options = {} as never) => {
      const { success, fail, complete } = options
      const job = activity.track(
        Promise.resolve()
          .then(() => work(options))
          .then((result) => succeeded(name, result, realm))
          .catch((error: unknown) => {
            throw failed(name, error, realm)
          }),
      )
      if (!success && !fail && !complete) return realm.promise(job)
      const tell = (callback: Callback | undefined) => (result: unknown) => {
        callback?.(result)
        complete?.(result)
      }
      job.then(tell(success), tell(fail)).catch((error: unknown) => problems.fail(error))
      return undefined
    }
}

function succeeded(name: string, result: unknown, realm: Realm): unknown {
  const reply = realm.plain<WxMembers>({ errMsg: `${name}:ok` })
  for (const [key, value] of Object.entries(result ?? {})) {
    reply[key] = types.isAnyArrayBuffer(value) ? value : realm.plain(value as unknown)
  }
  return reply
}

/** WeChat fails with a plain object, not with an Error. */
function failed(name: string, error: unknown, realm: Realm): unknown {
  const message = error instanceof Error ? error.message : String(error)
  const errCode = error instanceof WxError ? error.errCode : -1
  return realm.plain({ errMsg: `${name}:fail ${message}`, errCode })
}
