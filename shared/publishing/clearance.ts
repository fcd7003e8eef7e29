import { refuse, remember, sayWhen, type Instant, type Refusal } from '../_kernel'
import { goesByItself } from '../channels'
import { goesOn } from './rearrange'
import { wayOf, type Answer, type Decision, type Send } from './send'

export const answerWordsLimit = 200

/**
 * Whether an edition may go out by itself (W3). `awaiting`: testers have time. `untested`: nobody answered in time.
 * `disapproved`: one of them found something wrong. Of the last two a person says whether it goes out.
 */
export type Clearance = 'cleared' | 'awaiting' | 'untested' | 'disapproved'

export function clearanceOf(send: Send, now: Instant): Clearance {
  const { answers, cleared, confirmBy } = send
  if (!goesByItself(wayOf(send)) || cleared) return 'cleared'
  if (answers.some(({ fine }) => !fine)) return 'disapproved'
  if (answers.length > 0) return 'cleared'
  return now < confirmBy ? 'awaiting' : 'untested'
}

/** Whether nobody needs to be asked: a person publishes it, or it was tested or cleared before. */
export function goesUntested(send: Send): boolean {
  return !goesByItself(wayOf(send)) || send.cleared !== null || send.answers.some(({ fine }) => fine)
}

/** A tester's answer. That something is wrong counts until WeChat is asked; that all is fine, only in time. */
export function answerPreview(send: Send, answer: Answer, commandId: string): Send | Refusal {
  const refusal = refuseAnswer(send, answer)
  if (refusal) return refusal
  const others = send.answers.filter(({ personId }) => personId !== answer.personId)
  const toldOnce = send.toldOnce.filter((told) => told !== 'untested')
  const commands = remember(send.commands, commandId)
  return { ...send, answers: [...others, answer], toldOnce, commands, ...goesOn(answer.at) }
}

function refuseAnswer(send: Send, { personId, fine, words, at }: Answer): Refusal | null {
  const { testers, stage, confirmBy } = send
  if (!testers.some((tester) => tester.personId === personId))
    return refuse('not-allowed', '您不是这个渠道的测试人，预览由测试人答复（W3）。', { clause: 'W3' })
  if (!goesByItself(wayOf(send))) return refuse('wrong-state', '这一期由人工在公众平台发表，不需要预览答复。')
  if (stage === 'assembling' || stage === 'previewing')
    return refuse('wrong-state', '预览还没有发出，请稍等几分钟再看。')
  if (stage !== 'waiting') return refuse('wrong-state', '这一期已经不再等候预览答复，请到编辑台查看进展。')
  if (fine && at >= confirmBy) {
    const message = `答复时间到${sayWhen(confirmBy, at)}为止，现在由编辑或放行人在编辑台决定是否发出（W3）。`
    return refuse('wrong-state', message, { clause: 'W3' })
  }
  if (!fine && words.trim() === '')
    return refuse('bad-input', '请写明哪里有问题，编辑才知道改什么。', { path: 'words' })
  return null
}

/** A person lets it go out although it is untested, or somebody found it wrong. */
export function clearSend(send: Send, decision: Decision, commandId: string): Send | Refusal {
  if (send.stage !== 'waiting') return refuse('wrong-state', '这一期现在不需要决定是否照发。')
  const clearance = clearanceOf(send, decision.at)
  if (clearance === 'cleared') return refuse('wrong-state', '这一期会按时发出，不需要再决定。')
  if (clearance === 'awaiting') {
    const until = sayWhen(send.confirmBy, decision.at)
    return refuse('wrong-state', `测试人还在看预览，${until}之后仍没有答复，再由您决定（W3）。`, {
      clause: 'W3',
    })
  }
  return {
    ...send,
    cleared: decision,
    commands: remember(send.commands, commandId),
    ...goesOn(decision.at),
  }
}
