import { sayOfSend } from '../../shared/notices'
import { factsOfSend, goesUntested, type Send } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { certainlyNotDone, wechat } from '../_platform/wechat'
import { notify } from '../notices'
import { draftOf } from './assemble'
import type { Alongside } from './stage'
import { problemIn } from './trouble'

/** Shows the draft to one tester (W3). One whom WeChat refuses is noted and holds nobody up. */
export async function preview(ctx: Context, send: Send, tester: string): Promise<Send> {
  const account = wechat(ctx, send.appId)
  await account.authorize()
  try {
    await account.preview(draftOf(send), tester)
    return { ...send, previewed: [...send.previewed, tester] }
  } catch (fault) {
    if (!certainlyNotDone(fault)) throw fault
    return { ...send, unreached: [...send.unreached, { tester, why: problemIn(fault).what }] }
  }
}

/** Whom the preview did not reach in time is told where the draft is. */
export function givingUpOn(send: Send): Send {
  const tried = [...send.previewed, ...send.unreached.map(({ tester }) => tester)]
  const missed = send.testers.filter(({ wechatName }) => !tried.includes(wechatName))
  const why = send.problem?.what ?? '微信没有回答'
  return {
    ...send,
    unreached: [...send.unreached, ...missed.map(({ wechatName: tester }) => ({ tester, why }))],
  }
}

/** Asks every tester for their answer, whether or not WeChat's preview reached them. */
export function askTesters(ctx: Context, send: Send): Alongside {
  if (goesUntested(send)) return () => Promise.resolve()
  const facts = factsOfSend(send)
  return async (tx) => {
    for (const { personId, wechatName } of send.testers) {
      const missed = send.unreached.find(({ tester }) => tester === wechatName)
      const wording = missed
        ? sayOfSend.previewUnreached(facts, send.confirmBy, missed.why)
        : sayOfSend.previewAsked(facts, send.confirmBy)
      await notify(tx, ctx, [personId], wording, { screen: 'preview', id: send.editionId })
    }
  }
}
