import { utf8Bytes } from '../../shared/_kernel'
import type { Message, Outcome, SecondChannel } from '../../shared/notices'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { logFault } from '../_platform/log'
import { SecretTrouble } from '../_platform/secrets'
import { sendAppMessage, speakAsRobot } from '../_platform/wecom'
import { outcomeOf } from './outcome'

/** Many messages wait for one tick: none may keep it for long. */
const patienceMs = 3000

/** WeCom's limit for a text, less room for a name. */
const mostBytes = 1900

/** Tries once to send a message by the company's second channel. */
export async function sendBySecond(
  ctx: Context,
  second: SecondChannel,
  { name, wecomId }: Person,
  { text }: Message,
): Promise<Outcome> {
  try {
    switch (second.kind) {
      case 'wecom':
        await sendAppMessage(ctx, second, { member: wecomId ?? '', content: within(text) }, patienceMs)
        return { kind: 'sent' }
      case 'robot': {
        const said = await speakAsRobot(ctx, `${name}：${within(text)}`, wecomId ? [wecomId] : [], patienceMs)
        return said ? { kind: 'sent' } : { kind: 'refused', code: null, field: null }
      }
      case 'none':
        throw new Error('there is no second channel')
      default:
        return second satisfies never
    }
  } catch (fault) {
    if (!(fault instanceof SecretTrouble)) return outcomeOf(fault)
    logFault(ctx, 'second channel', fault)
    return { kind: 'refused', code: null, field: null }
  }
}

function within(text: string): string {
  let kept = text
  while (utf8Bytes(kept) > mostBytes) kept = [...kept].slice(0, -20).join('')
  return kept
}
