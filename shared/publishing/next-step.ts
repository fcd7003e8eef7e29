import { addDays, addMinutes, dayOf, instantAt, minuteOf, type Instant } from '../_kernel'
import { clearanceOf } from './clearance'
import { wayOf, type Send } from './send'

/** The one thing to do next for a send. Each is small enough to be repeated, but for `send`. */
export type Step =
  | { readonly do: 'look-for-draft'; readonly draftId: string }
  | { readonly do: 'upload-cover'; readonly pictureId: string }
  | { readonly do: 'upload-picture'; readonly pictureId: string }
  | { readonly do: 'add-draft' }
  | { readonly do: 'preview'; readonly tester: string }
  | { readonly do: 'delete-draft'; readonly draftId: string }
  | { readonly do: 'wait-for-window' }
  | { readonly do: 'warn-confirmer' }
  | { readonly do: 'ask-to-clear' }
  | { readonly do: 'send' }
  | { readonly do: 'hand-over' }
  | { readonly do: 'look-at-box'; readonly everyMinutes: number }
  | { readonly do: 'close-by-hand' }
  | { readonly do: 'look-for-evidence'; readonly everyMinutes: number }
  | { readonly do: 'leave-to-a-person' }
  | { readonly do: 'miss' }
  | { readonly do: 'give-up'; readonly because: 'window-closed' | 'nothing-left' | 'nobody-decided' }
  | { readonly do: 'tell-post'; readonly postId: string }
  | { readonly do: 'look-afterwards' }
  | { readonly do: 'nothing'; readonly until: Instant | null }

/** Without evidence for so long after the attempt, a person has to look (待核实). */
export const evidenceMinutes = 10

/** How often the clock looks beside that person, until the end of the next day. */
const slowLookMinutes = { 'mass-send': 5, publish: 30 } as const

/** WeChat gives an account's administrator so long to confirm a mass send by API (wechat-facts 1.7). */
export const confirmerMinutes = 30

/** So long before the window the administrator is told that WeChat is going to ask. */
const confirmerWarnedMinutes = 30

/** A preview that WeChat does not answer is tried for so long; then its tester is told where the draft is. */
const previewMinutes = 10

/** How often the draft box is looked at while a person is to publish. */
const boxMinutes = 5

/** When the clock looks whether readers still find what was sent. */
const looksAfterMinutes = [60, 24 * 60] as const

export function nextStep(send: Send, now: Instant): Step {
  switch (send.stage) {
    case 'assembling':
      if (send.articles.length === 0) return { do: 'give-up', because: 'nothing-left' }
      return windowIsClosed(send, now) ?? assemblyStep(send)
    case 'previewing':
      return windowIsClosed(send, now) ?? previewStep(send, now)
    case 'waiting':
      return windowIsClosed(send, now) ?? waitingStep(send, now)
    case 'sending':
    case 'confirming':
      return evidenceStep(send, now, evidenceMinutes)
    case 'awaiting-admin':
      return evidenceStep(send, now, confirmerMinutes + 2)
    case 'by-hand':
      if (now >= send.closesAt) return { do: 'close-by-hand' }
      if (wayOf(send) === 'hand') return { do: 'nothing', until: send.closesAt }
      return { do: 'look-at-box', everyMinutes: boxMinutes }
    case 'undecided':
      if (send.decideBy !== null && now < send.decideBy) return { do: 'nothing', until: send.decideBy }
      return { do: 'give-up', because: 'nobody-decided' }
    case 'unconfirmed':
      return unconfirmedStep(send, now)
    case 'sent':
      return tellingStep(send) ?? lookingAfter(send, now)
    case 'not-sent':
      return tellingStep(send) ?? { do: 'nothing', until: null }
    default:
      return send.stage satisfies never
  }
}

/** What was stopped on purpose moves on; of anything else a person says whether it still goes out (补发). */
function windowIsClosed({ closesAt, stopped }: Send, now: Instant): Step | null {
  if (now < closesAt) return null
  return stopped ? { do: 'give-up', because: 'window-closed' } : { do: 'miss' }
}

function assemblyStep(send: Send): Step {
  const { articles, covers, pictures, draftId } = send
  if (wayOf(send) === 'hand') return { do: 'wait-for-window' }
  if (draftId !== null) return { do: 'look-for-draft', draftId }
  const cover = articles.find((article) => !(article.coverId in covers))
  if (cover) return { do: 'upload-cover', pictureId: cover.coverId }
  const picture = articles.flatMap((article) => article.pictureIds).find((id) => !(id in pictures))
  return picture ? { do: 'upload-picture', pictureId: picture } : { do: 'add-draft' }
}

/** A draft that a person completes is tested by that person, in the console. */
function previewStep(send: Send, now: Instant): Step {
  const { testers, previewed, unreached, formerDrafts, enteredAt } = send
  const tried = [...previewed, ...unreached.map(({ tester }) => tester)]
  const next = testers.find(({ wechatName }) => !tried.includes(wechatName))
  const isTested = wayOf(send) !== 'draft'
  if (next && isTested && now < addMinutes(enteredAt, previewMinutes))
    return { do: 'preview', tester: next.wechatName }
  const [draftId] = formerDrafts
  return draftId === undefined ? { do: 'wait-for-window' } : { do: 'delete-draft', draftId }
}

/** While it is stopped (停发) nothing is sent; when the window closes its posts move on. */
function waitingStep(send: Send, now: Instant): Step {
  const { stopped, opensAt, closesAt, confirmBy, confirmer, toldOnce } = send
  if (stopped) return { do: 'nothing', until: closesAt }
  const way = wayOf(send)
  if (way === 'draft' || way === 'hand')
    return now < opensAt ? { do: 'nothing', until: opensAt } : { do: 'hand-over' }
  const warnAt = addMinutes(opensAt, -confirmerWarnedMinutes)
  const mustWarn = way === 'mass-send' && confirmer !== null && !toldOnce.includes('confirmer')
  if (mustWarn && now >= warnAt) return { do: 'warn-confirmer' }
  const clearance = clearanceOf(send, now)
  if (clearance === 'awaiting')
    return { do: 'nothing', until: earliest(confirmBy, mustWarn ? warnAt : confirmBy) }
  if (clearance === 'cleared') {
    if (now >= opensAt) return { do: 'send' }
    return { do: 'nothing', until: mustWarn ? warnAt : opensAt }
  }
  if (!toldOnce.includes('untested')) return { do: 'ask-to-clear' }
  return { do: 'nothing', until: mustWarn ? warnAt : closesAt }
}

function evidenceStep({ attemptedAt }: Send, now: Instant, patienceMinutes: number): Step {
  const isLate = attemptedAt !== null && now >= addMinutes(minuteOf(attemptedAt), patienceMinutes)
  return isLate ? { do: 'leave-to-a-person' } : { do: 'look-for-evidence', everyMinutes: 1 }
}

/** What a person publishes leaves no evidence but theirs. */
function unconfirmedStep(send: Send, now: Instant): Step {
  const way = wayOf(send)
  if (way === 'draft' || way === 'hand' || now >= endOfLooking(send)) return { do: 'nothing', until: null }
  return { do: 'look-for-evidence', everyMinutes: slowLookMinutes[way] }
}

/**
 * The end of a send is told to its posts one by one, so that a crowded edition can be interrupted; in the order in
 * which they were handed in, since they may have to move on in it.
 */
function tellingStep({ articles }: Send): Step | null {
  const [untold] = articles
    .filter((article) => !article.told)
    .sort((a, b) => (a.submittedAt + a.postId < b.submittedAt + b.postId ? -1 : 1))
  return untold ? { do: 'tell-post', postId: untold.postId } : null
}

function lookingAfter({ attemptedAt, messageId, removed, lookedAfterAt }: Send, now: Instant): Step {
  if (attemptedAt === null || messageId === null || removed !== null) return { do: 'nothing', until: null }
  const looks = looksAfterMinutes.map((minutes) => addMinutes(attemptedAt, minutes))
  const next = looks.find((at) => lookedAfterAt === null || at > lookedAfterAt)
  if (next === undefined) return { do: 'nothing', until: null }
  return now < next ? { do: 'nothing', until: next } : { do: 'look-afterwards' }
}

function endOfLooking({ attemptedAt, closesAt }: Send): Instant {
  return instantAt(addDays(dayOf(attemptedAt ?? closesAt), 2), '00:00')
}

function earliest(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
