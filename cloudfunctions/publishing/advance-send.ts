import { addMinutes } from '../../shared/_kernel'
import { nextStep, sayGivenUp, type Send, type Step } from '../../shared/publishing'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { addEditionDraft, deleteFormerDraft, NotAsApproved, uploadCover, uploadPicture } from './assemble'
import { leaveToAPerson, lookForEvidence } from './find-evidence'
import { preview } from './preview'
import { sendOnce } from './send-once'
import { enter, release, save, type Advanced } from './stage'
import { takeOut } from './take-out'
import { tellPost } from './tell-post'
import { problemIn } from './trouble'

const pauseMinutes = 1

/**
 * Takes a claimed send as far as it goes now. Each step is written down before the next begins, so that whoever comes
 * after a crash knows where to go on; the call that sends is written down before it is made.
 * @param mayGoOn false when this tick has used up its time
 */
export async function advanceSend(ctx: Context, claimed: Send, mayGoOn: () => boolean): Promise<void> {
  try {
    await goOn(ctx, claimed, mayGoOn)
  } catch (fault) {
    // Somebody else moved it on meanwhile, such as WeChat's report of it: theirs counts.
    if (!(fault instanceof Contention)) throw fault
  }
}

async function goOn(ctx: Context, claimed: Send, mayGoOn: () => boolean): Promise<void> {
  let send = claimed
  for (;;) {
    const now = ctx.clock()
    const step = nextStep(send, now)
    if (step.do === 'nothing') return release(ctx, send, step.until)
    if (!mayGoOn()) return release(ctx, send, now)
    const advanced = await tryStep({ ...ctx, now }, send, step)
    if (advanced.restMinutes > 0) return release(ctx, advanced.send, addMinutes(now, advanced.restMinutes))
    send = advanced.send
  }
}

type Doing = Exclude<Step, { do: 'nothing' }>

async function tryStep(ctx: Context, send: Send, step: Doing): Promise<Advanced> {
  try {
    const done = await take(ctx, send, step)
    return 'send' in done ? done : { send: done, restMinutes: 0 }
  } catch (fault) {
    if (fault instanceof NotAsApproved) return { send: await takeOut(ctx, send, fault), restMinutes: 0 }
    const problem = problemIn(fault)
    const restMinutes = step.do === 'look-for-evidence' ? step.everyMinutes : pauseMinutes
    return { send: { ...send, problem }, restMinutes }
  }
}

async function take(ctx: Context, send: Send, step: Doing): Promise<Send | Advanced> {
  const untroubled = { ...send, problem: null }
  switch (step.do) {
    case 'upload-cover':
      return save(ctx, await uploadCover(ctx, untroubled, step.pictureId))
    case 'upload-picture':
      return save(ctx, await uploadPicture(ctx, untroubled, step.pictureId))
    case 'add-draft':
      return enter(ctx, send, { ...(await addEditionDraft(ctx, untroubled)), stage: 'previewing' })
    case 'preview':
      return save(ctx, await preview(ctx, untroubled, step.tester))
    case 'delete-draft':
      return save(ctx, await deleteFormerDraft(ctx, send, step.draftId))
    case 'wait-for-window':
      return enter(ctx, send, { ...untroubled, stage: 'waiting' })
    case 'send':
      return sendOnce(ctx, send)
    case 'look-for-evidence':
      return lookForEvidence(ctx, send, step.everyMinutes)
    case 'leave-to-a-person':
      return leaveToAPerson(ctx, send)
    case 'give-up': {
      const problem = step.because === 'nothing-left' ? '没有一篇稿件可以发出' : sayGivenUp(send)
      return enter(ctx, send, { ...send, stage: 'not-sent', problem })
    }
    case 'tell-post':
      return tellPost(ctx, send, step.postId)
    default:
      return step satisfies never
  }
}
