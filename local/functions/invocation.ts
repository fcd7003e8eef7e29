import { randomUUID } from 'node:crypto'

/** Who the platform says is calling. A Mini Program's user always has an openid. */
export type Caller = { readonly openId: string; readonly appId: string }

export type Invocation = {
  readonly event: unknown
  readonly caller?: Caller
  /** The name of the timer that fired. */
  readonly timer?: string
  /** How the SDK of a calling function names the chain of callers: `wx_client,scf`. */
  readonly source?: string
}

/** What CloudBase puts into `process.env` and the context for one invocation, and takes away after it. */
export function invocationVariables(
  envId: string,
  invocation: Invocation,
  wechatToken: string,
): Record<string, string> {
  const { caller, timer, source } = invocation
  const platform = {
    TCB_ENV: envId,
    TCB_SEQID: randomUUID(),
    TCB_SOURCE: source ?? (caller ? 'wx_client' : timer !== undefined ? 'wx_trigger' : ''),
    TCB_ISANONYMOUS_USER: 'false',
    TCB_SOURCE_IP: '127.0.0.1',
  }
  const wechat = caller && {
    WX_CLIENTIP: '127.0.0.1',
    WX_OPENID: caller.openId,
    WX_APPID: caller.appId,
    WX_API_TOKEN: wechatToken,
  }
  return {
    ...platform,
    TCB_CONTEXT_KEYS: Object.keys(platform).join(),
    ...(wechat && { ...wechat, WX_CONTEXT_KEYS: Object.keys(wechat).join() }),
    ...(timer !== undefined && { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: wechatToken }),
  }
}

/** The event as the function sees it: `userInfo` is the platform's word, whatever the client wrote there. */
export function platformEvent({ event, caller }: Invocation): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event ?? {}
  const sent = { ...event } as Record<string, unknown>
  delete sent.userInfo
  return caller ? { ...sent, userInfo: { appId: caller.appId, openId: caller.openId } } : sent
}

/** Its time is written in whole seconds. */
export function timerEvent(timer: string, instant: Date) {
  const time = instant.toISOString().replace(/\.\d+Z$/, 'Z')
  return { Type: 'Timer', TriggerName: timer, Time: time, Message: '' }
}
