import type { Send } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { certainlyNotDone, wechat } from '../_platform/wechat'
import { draftOf } from './assemble'
import { problemIn } from './trouble'

/**
 * Shows the draft to one tester (W3). One whom WeChat refuses is noted and holds nobody up. Without an answer it is
 * tried again, until the window opens.
 */
export async function preview(ctx: Context, send: Send, tester: string): Promise<Send> {
  const account = wechat(ctx, send.appId)
  await account.authorize()
  try {
    await account.preview(draftOf(send), tester)
    return { ...send, previewed: [...send.previewed, tester] }
  } catch (fault) {
    const why = problemIn(fault)
    if (!certainlyNotDone(fault) && ctx.clock() < send.opensAt) throw fault
    return { ...send, unreached: [...send.unreached, { tester, why }] }
  }
}
