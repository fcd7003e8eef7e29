import { sayOfSend } from '../../shared/notices'
import { clearanceOf, factsOfSend, type Send } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { notify } from '../notices'
import { changeWithTrail } from '../trail'
import { atDesk, save, tellingOf } from './stage'

/** Tells the account's administrator before the window that WeChat is going to ask for a confirmation. */
export function warnConfirmer(ctx: Context, send: Send): Promise<Send> {
  const { confirmer, toldOnce, opensAt } = send
  const told: Send = { ...send, toldOnce: [...toldOnce, 'confirmer'] }
  if (!confirmer) return save(ctx, told)
  const wording = sayOfSend.willAsk(factsOfSend(send), opensAt)
  return save(ctx, told, (tx) => notify(tx, ctx, [confirmer.personId], wording, atDesk(send)))
}

/** It will not go out by itself (W3): whoever may decide that it does is told so. */
export async function askToClear(ctx: Context, send: Send): Promise<Send> {
  const facts = factsOfSend(send)
  const wrong = send.answers.find(({ fine }) => !fine)
  const wording =
    clearanceOf(send, ctx.now) === 'disapproved' && wrong
      ? sayOfSend.previewWrong(facts, wrong.name, wrong.words)
      : sayOfSend.untested(facts)
  const deed = {
    action: 'send-untested',
    by: theSystem,
    at: ctx.now,
    details: { comment: wrong?.words ?? '' },
  }
  const told: Send = { ...send, toldOnce: [...send.toldOnce, 'untested'] }
  return changeWithTrail(ctx, 'sends', told, deed, await tellingOf(ctx, send, wording))
}
