import { dayOf } from '../_kernel'
import { say, type SendFacts, type Wording } from '../notices'
import type { Send, Stage } from './send'

/** What the channel's editors and publishers have to know at once when a send enters a stage. */
export function newsOfStage(before: Stage, send: Send): Wording | null {
  switch (send.stage) {
    case 'waiting':
      return before === 'previewing' && send.previewed.length === 0
        ? say.noPreview(factsOf(send), send.unreached[0]?.why ?? '没有设置测试人')
        : null
    case 'unconfirmed':
      return say.sendUnconfirmed(factsOf(send), send.problem ?? '微信没有回答')
    case 'not-sent':
      return say.sendFailed(factsOf(send), send.problem ?? '发布窗口已过')
    case 'sent':
      return before === 'unconfirmed' || before === 'not-sent' ? say.sendConfirmed(factsOf(send)) : null
    case 'assembling':
    case 'previewing':
    case 'sending':
    case 'confirming':
      return null
    default:
      return send.stage satisfies never
  }
}

function factsOf({ channelName, opensAt, articles }: Send): SendFacts {
  return { channelName, day: dayOf(opensAt), headTitle: articles[0]?.title ?? null }
}
