import { edition, ofEdition, withoutStop, type SendFacts } from './facts'
import type { Wording } from './notice'

/** Of an edition below its minimum (G2): on the day before, and when it has locked. */
export function sayShort(
  send: SendFacts,
  missing: number,
  moment: 'day-before' | 'locked' | 'empty',
): Wording {
  const name = edition(send)
  const then = '可以从备稿补、约稿、写明原因照发，或停刊'
  const bodies = {
    'day-before': `${name}还差 ${missing} 篇。${then}。`,
    locked: `${name}截稿时差 ${missing} 篇。定稿之前${then}。`,
    empty: `${name}截稿时没有已通过的稿件，这一期不发。`,
  }
  return { kind: 'edition-short', ...ofEdition(send), title: `差 ${missing} 篇`, body: bodies[moment] }
}

export function sayStopped(send: SendFacts, by: string, reason: string): Wording {
  return {
    kind: 'edition-stopped',
    ...ofEdition(send, by),
    title: '已停发',
    body: `${by}停发了${edition(send)}：${withoutStop(reason)}。恢复之前不会发出；窗口关闭时仍停发，稿件顺延。`,
  }
}

export function sayResumed(send: SendFacts, by: string): Wording {
  return {
    kind: 'edition-resumed',
    ...ofEdition(send, by),
    title: '已恢复',
    body: `${by}恢复了${edition(send)}，到时自动发出。`,
  }
}
