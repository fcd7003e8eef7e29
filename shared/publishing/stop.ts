import { refuse, remember, sayWhen, type Instant, type Refusal } from '../_kernel'
import type { Stop } from '../channels'
import { goesOn, refuseChange } from './rearrange'
import type { Send, Stopped } from './send'

export const stopReasonLimit = 200

/** Keeps an edition from being sent (停发), until the moment at which WeChat is asked. */
export function stopSend(send: Send, stop: Stop, scope: Stopped['scope'], commandId: string): Send | Refusal {
  const refusal = refuseChange(send)
  if (refusal) return refusal
  if (send.stage === 'undecided') return refuse('wrong-state', '这一期没有发出，正在等待决定，不需要停发。')
  if (send.stopped) return refuse('wrong-state', `${send.stopped.byName}已经停发了这一期。`)
  const commands = remember(send.commands, commandId)
  return { ...send, stopped: { ...stop, scope }, commands, ...goesOn(stop.at) }
}

/** Lets it go out again: at once, if its window is open. */
export function resumeSend(send: Send, now: Instant, commandId: string): Send | Refusal {
  const refusal = refuseChange(send)
  if (refusal) return refusal
  if (!send.stopped) return refuse('wrong-state', '这一期没有停发，会按时发出。')
  if (send.closesAt <= now)
    return refuse('wrong-state', `发布窗口已在${sayWhen(send.closesAt, now)}关闭，稿件顺延到下一期。`)
  return { ...send, stopped: null, commands: remember(send.commands, commandId), ...goesOn(now) }
}
