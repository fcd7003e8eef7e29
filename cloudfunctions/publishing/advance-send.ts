import { addMinutes, minuteOf, minutesBetween } from '../../shared/_kernel'
import { sayOfSend } from '../../shared/notices'
import {
  ended,
  factsOfSend,
  nextStep,
  problemOf,
  problemOfEnd,
  problemOfMiss,
  sayProblem,
  undecided,
  type Send,
  type Step,
} from '../../shared/publishing'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import {
  addEditionDraft,
  deleteFormerDraft,
  lookForDraft,
  NotAsApproved,
  uploadCover,
  uploadPicture,
} from './assemble'
import { closeByHand, lookAtBox } from './by-hand'
import { isStillUnsent, leaveToAPerson, lookAfterwards, lookForEvidence } from './find-evidence'
import { askTesters, givingUpOn, preview } from './preview'
import { sendOnce } from './send-once'
import { enter, release, save, tellingOf, type Advanced } from './stage'
import { takeOut } from './take-out'
import { tellPost } from './tell-post'
import { problemIn } from './trouble'
import { askToClear, warnConfirmer } from './warn'

const pauseMinutes = 1

/** Trouble that passes by itself within this time is nobody's business. */
const bearableMinutes = 4

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
    if (advanced.restMinutes > 0) {
      const told = await tellTrouble({ ...ctx, now }, advanced.send)
      // Counted from the minute, so that the tick of the next one finds it even if it comes a moment sooner in it.
      return release(ctx, told, addMinutes(minuteOf(now), advanced.restMinutes))
    }
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
    const restMinutes = 'everyMinutes' in step ? step.everyMinutes : pauseMinutes
    // Of what waits for a person, they are told why it does, and not that another look failed.
    if (send.stage === 'unconfirmed' || send.stage === 'by-hand') return { send, restMinutes }
    return { send: { ...send, problem, troubledSince: send.troubledSince ?? ctx.now }, restMinutes }
  }
}

async function take(ctx: Context, send: Send, step: Doing): Promise<Send | Advanced> {
  const untroubled: Send = { ...send, problem: null, troubledSince: null }
  switch (step.do) {
    case 'look-for-draft': {
      const looked = await lookForDraft(ctx, untroubled, step.draftId)
      return looked.stage === send.stage ? save(ctx, looked) : enter(ctx, send, looked)
    }
    case 'upload-cover':
      return save(ctx, await uploadCover(ctx, untroubled, step.pictureId))
    case 'upload-picture':
      return save(ctx, await uploadPicture(ctx, untroubled, step.pictureId))
    case 'add-draft':
      return addDraft(ctx, untroubled)
    case 'preview':
      return save(ctx, await preview(ctx, untroubled, step.tester))
    case 'delete-draft':
      return save(ctx, await deleteFormerDraft(ctx, send, step.draftId))
    case 'wait-for-window': {
      const given = givingUpOn(send)
      const waiting = { ...given, stage: 'waiting', problem: null, troubledSince: null } as const
      return enter(ctx, send, waiting, askTesters(ctx, waiting))
    }
    case 'warn-confirmer':
      return warnConfirmer(ctx, send)
    case 'ask-to-clear':
      return askToClear(ctx, send)
    case 'send':
      return sendOnce(ctx, send)
    case 'hand-over':
      return enter(ctx, send, { ...untroubled, stage: 'by-hand' })
    case 'look-at-box':
      return { send: await lookAtBox(ctx, send), restMinutes: step.everyMinutes }
    case 'close-by-hand':
      return closeByHand(ctx, send)
    case 'look-for-evidence':
      return lookForEvidence(ctx, send, step.everyMinutes)
    case 'leave-to-a-person':
      return leaveToAPerson(ctx, send)
    case 'miss':
      return enter(ctx, send, undecided(send, problemOfMiss(send), ctx.now))
    case 'give-up':
      return giveUpOn(ctx, send, step.because)
    case 'tell-post':
      return tellPost(ctx, send, step.postId)
    case 'look-afterwards':
      return lookAfterwards(ctx, send)
    default:
      return step satisfies never
  }
}

/** Covers that WeChat no longer has are uploaded anew in a minute; with a draft the previews begin. */
async function addDraft(ctx: Context, send: Send): Promise<Send | Advanced> {
  const added = await addEditionDraft(ctx, send)
  return added.draftId === null
    ? { send: await save(ctx, added), restMinutes: pauseMinutes }
    : enter(ctx, send, { ...added, stage: 'previewing' })
}

async function giveUpOn(
  ctx: Context,
  send: Send,
  because: Extract<Step, { do: 'give-up' }>['because'],
): Promise<Send> {
  if (because === 'nothing-left' || send.articles.length === 0)
    return enter(ctx, send, ended(send, problemOf('没有一篇稿件可以发出'), ctx.now))
  if (because === 'nobody-decided' && !(await isStillUnsent(ctx, send))) {
    const gone = problemOf('草稿已不在草稿箱里', '请到公众平台的发表记录里核实，再标记已发或未发')
    return enter(ctx, send, { ...send, stage: 'unconfirmed', problem: gone })
  }
  return enter(ctx, send, ended(send, problemOfEnd(send), ctx.now))
}

/** What stands in the way for longer is told once: somebody may be able to remove it. */
async function tellTrouble(ctx: Context, send: Send): Promise<Send> {
  const { problem, troubledSince, toldOnce, stage } = send
  const isBefore = stage === 'assembling' || stage === 'waiting'
  if (!isBefore || problem === null || troubledSince === null || toldOnce.includes('trouble')) return send
  if (minutesBetween(troubledSince, ctx.now) < bearableMinutes) return send
  const wording = sayOfSend.trouble(factsOfSend(send), sayProblem(problem))
  return save(ctx, { ...send, toldOnce: [...toldOnce, 'trouble'] }, await tellingOf(ctx, send, wording))
}
