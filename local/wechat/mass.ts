import { createHash } from 'node:crypto'
import { ok, type Call } from './call'
import { completeLater, expireUnconfirmed } from './completion'
import { draftOf } from './drafts'
import type { Environment } from './environment'
import { group, text, whole } from './fields'
import { hasMassQuota } from './mass-quota'
import { deletePages, newPages, putPages } from './pages'
import type { Account, Draft, Send } from './records'
import { refuse } from './refusal'
import { put, remove } from './store'

// wechat-facts 1.7
const clientmsgidBytes = 64
const dedupeFor = 24 * 3600_000

/** `message/mass/sendall`: accepted means queued; the draft is gone from then on (wechat-facts 1.2, 1.7). */
export function sendToAll(call: Call) {
  mustBeAllowed(call.account)
  const toAll = group(call.body, 'filter')['is_to_all'] === true
  const clientmsgid = text(call.body, 'clientmsgid') || digestOfSend(call)
  if (Buffer.byteLength(clientmsgid) > clientmsgidBytes) refuse(45067)
  const earlier = earlierSend(call, clientmsgid)
  if (earlier) refuse(45065, '', { msg_id: earlier.msgId, msg_data_id: earlier.msgDataId })
  const draft = namedDraft(call)
  if (!hasMassQuota(call.env, call.account, toAll)) refuse(45028)
  const send = acceptSend(call.env, call.account, draft, { clientmsgid, toAll, by: 'api' })
  return {
    errcode: 0,
    errmsg: 'send job submission success',
    msg_id: send.msgId,
    msg_data_id: send.msgDataId,
  }
}

/** `message/mass/preview`: shown to one tester, the draft stays (wechat-facts 1.7). */
export function previewSend(call: Call) {
  mustBeAllowed(call.account)
  const to = text(call.body, 'towxname') || text(call.body, 'touser') || refuse(40003)
  const draft = namedDraft(call)
  const msgId = call.env.issueNumber('send', 1_000_000_000)
  const titles = draft.articles.map((article) => article.title)
  const preview = { msgId, appid: call.account.appid, to, at: call.env.now(), mediaId: draft.mediaId, titles }
  call.env.store.commit(put('previews', String(msgId), preview))
  return { errcode: 0, errmsg: 'preview success', msg_id: msgId }
}

/** `message/mass/get`: while the administrator has not answered, it is still sending (wechat-facts 1.7). */
export function getSend(call: Call) {
  expireUnconfirmed(call.env)
  const send = namedSend(call)
  return { msg_id: send.msgId, msg_status: send.status === 'AWAITING_ADMIN' ? 'SENDING' : send.status }
}

/** `message/mass/delete`: `article_idx` counts from 1, 0 or absent takes down all (wechat-facts 1.7). */
export function deleteSend(call: Call) {
  const send = namedSend(call)
  const number = whole(call.body, 'article_idx') ?? 0
  if (send.status !== 'SEND_SUCCESS' || number < 0 || number > send.pageIds.length) refuse(40059)
  const whollyGone = number === 0 ? [put('sends', String(send.msgId), { ...send, status: 'DELETE' })] : []
  call.env.store.commit(...deletePages(call.env, send, number), ...whollyGone)
  return ok
}

/** One commit takes the draft out of the box and the send in. */
export function acceptSend(
  env: Environment,
  account: Account,
  draft: Draft,
  how: Pick<Send, 'clientmsgid' | 'toAll' | 'by'>,
): Send {
  const pages = newPages(env, account.appid, draft.articles)
  const send: Send = {
    msgId: env.issueNumber('send', 1_000_000_000),
    msgDataId: env.issueNumber('msgData', 2_247_483_647),
    appid: account.appid,
    ...how,
    acceptedAt: env.now(),
    pageIds: pages.map((page) => page.id),
    status: account.needsAdminConfirmation && how.toAll && how.by === 'api' ? 'AWAITING_ADMIN' : 'SENDING',
  }
  env.store.commit(
    put('sends', String(send.msgId), send),
    remove('drafts', draft.mediaId),
    ...putPages(pages),
  )
  completeLater(env)
  return send
}

/** Mass sending is for verified accounts (wechat-facts 1.1). */
function mustBeAllowed(account: Account): void {
  if (!account.verified || account.kind === 'mini-program') refuse(48001)
}

function namedDraft(call: Call): Draft {
  if (text(call.body, 'msgtype') !== 'mpnews') refuse(40008)
  return draftOf(call, group(call.body, 'mpnews'))
}

function namedSend(call: Call): Send {
  const send = call.env.store.get('sends', text(call.body, 'msg_id'))
  return send?.appid === call.account.appid ? send : refuse(40059)
}

function earlierSend(call: Call, clientmsgid: string): Send | undefined {
  const since = call.env.now() - dedupeFor
  return call.env.store
    .all('sends')
    .find((s) => s.appid === call.account.appid && s.clientmsgid === clientmsgid && s.acceptedAt > since)
}

/** Without a clientmsgid WeChat digests range and content itself (wechat-facts 1.7). */
function digestOfSend(call: Call): string {
  const what = JSON.stringify([call.body['filter'], call.body['mpnews']])
  return createHash('md5').update(what).digest('hex')
}
