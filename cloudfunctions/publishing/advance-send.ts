import { addMinutes, type Instant } from '../../shared/_kernel'
import { clientMessageId, nextStep, type Send, type Stage, type Step } from '../../shared/publishing'
import { record, theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { wechat, WeChatError, WeChatUnreachable } from '../_platform/wechat'
import { tellNotSent, tellPublished } from '../posts'
import { addEditionDraft, uploadCover, uploadPicture } from './assemble'

/** After a step that failed, and between looks for evidence. */
const pauseMinutes = 1

/**
 * Takes a claimed send as far as it goes now. Each step is written down before the next begins, so that whoever comes
 * after a crash knows where to go on; the call that sends is written down before it is made, and made once.
 * @param mayGoOn false when this tick has used up its time
 */
export async function advanceSend(ctx: Context, claimed: Send, mayGoOn: () => boolean): Promise<void> {
  let send = claimed
  for (;;) {
    const step = nextStep(send, ctx.now)
    const pauseUntil = step.do === 'nothing' ? step.until : ctx.now
    if (step.do === 'nothing' || !mayGoOn()) {
      await release(ctx, send, pauseUntil)
      return
    }
    try {
      const done = await take(ctx, send, step)
      if (done === 'later') {
        await release(ctx, send, addMinutes(ctx.now, pauseMinutes))
        return
      }
      send = done
    } catch (fault) {
      await release(ctx, { ...send, problem: problemIn(fault) }, addMinutes(ctx.now, pauseMinutes))
      return
    }
  }
}

async function take(
  ctx: Context,
  send: Send,
  step: Exclude<Step, { do: 'nothing' }>,
): Promise<Send | 'later'> {
  switch (step.do) {
    case 'upload-cover':
      return save(ctx, await uploadCover(ctx, send, step.pictureId))
    case 'upload-picture':
      return save(ctx, await uploadPicture(ctx, send, step.pictureId))
    case 'add-draft':
      return enter(ctx, await addEditionDraft(ctx, send), 'previewing')
    case 'preview':
      await wechat(send.appId).preview(draftOf(send), step.tester)
      return save(ctx, { ...send, previewed: [...send.previewed, step.tester] })
    case 'wait-for-window':
      return enter(ctx, send, 'waiting')
    case 'send':
      return sendOnce(ctx, send)
    case 'look-for-evidence':
      return lookForEvidence(ctx, send)
    case 'leave-to-a-person':
      return enter(ctx, send, 'unconfirmed')
    case 'give-up-window':
      return enter(ctx, send, 'not-sent')
    case 'tell-post':
      return tellPost(ctx, send, step.postId)
    default:
      return step satisfies never
  }
}

/** The attempt is on record before the call: a crash in between leaves it to evidence, never to a second call. */
async function sendOnce(ctx: Context, send: Send): Promise<Send | 'later'> {
  const attempted = await enter(ctx, { ...send, attemptedAt: ctx.now }, 'sending')
  try {
    const messageId = await wechat(send.appId).massSend(draftOf(send), clientMessageId(send._id))
    return await enter(ctx, { ...attempted, messageId }, 'confirming')
  } catch (fault) {
    const noted = { ...attempted, problem: problemIn(fault) }
    if (fault instanceof WeChatError && fault.wasRefused) return enter(ctx, noted, 'not-sent')
    return save(ctx, noted)
  }
}

/** Evidence of a mass send: WeChat says so by its message id, or the draft is gone. */
async function lookForEvidence(ctx: Context, send: Send): Promise<Send | 'later'> {
  const account = wechat(send.appId)
  const sent = send.messageId
    ? (await account.massStatus(send.messageId)) === 'SEND_SUCCESS'
    : !(await account.draftExists(draftOf(send)))
  return sent ? enter(ctx, send, 'sent') : 'later'
}

async function tellPost(ctx: Context, send: Send, postId: string): Promise<Send> {
  const { db } = ctx
  const article = send.articles.find((candidate) => candidate.postId === postId)
  if (!article) throw new Error(`send ${send._id} has no article of post ${postId}`)
  const why = send.problem ? '发布窗口内未能完成，请与编辑联系' : '发布窗口已过'
  const write =
    send.stage === 'sent' ? await tellPublished(ctx, article) : await tellNotSent(ctx, article, why)
  const articles = send.articles.map((other) => (other === article ? { ...article, told: true } : other))
  const told = { ...send, articles }
  await db.transact(async (tx) => {
    await tx.replace('sends', told)
    await write(tx)
  })
  return { ...told, version: told.version + 1 }
}

async function save({ db }: Context, send: Send): Promise<Send> {
  await db.transact((tx) => tx.replace('sends', send))
  return { ...send, version: send.version + 1 }
}

async function enter({ db, now, hash }: Context, send: Send, stage: Stage): Promise<Send> {
  const details = { message: send.messageId, problem: send.problem }
  const { subject, entry } = record(
    { ...send, stage },
    { action: `send-${stage}`, by: theSystem, at: now, details },
    hash,
  )
  await db.transact(async (tx) => {
    await tx.replace('sends', subject)
    await tx.insert('trail', entry)
  })
  return { ...subject, version: subject.version + 1 }
}

async function release(ctx: Context, send: Send, dueAt: Instant | null): Promise<void> {
  await ctx.db.transact((tx) => tx.replace('sends', { ...send, dueAt, leasedUntil: null }))
}

function draftOf(send: Send): string {
  if (send.draftId === null) throw new Error(`send ${send._id} is at '${send.stage}' without a draft`)
  return send.draftId
}

/** What WeChat's failure says; whatever is not WeChat's is a fault of ours and goes on. */
function problemIn(fault: unknown): string {
  if (fault instanceof WeChatError || fault instanceof WeChatUnreachable) return fault.message
  throw fault
}
