import { addDays, addMinutes, dayOf, instantAt, type Instant } from '../_kernel'
import type { Send } from './send'

/** The one thing to do next for a send. Each is small enough to be repeated, but for `send`. */
export type Step =
  | { readonly do: 'upload-cover'; readonly pictureId: string }
  | { readonly do: 'upload-picture'; readonly pictureId: string }
  | { readonly do: 'add-draft' }
  | { readonly do: 'preview'; readonly tester: string }
  | { readonly do: 'delete-draft'; readonly draftId: string }
  | { readonly do: 'wait-for-window' }
  | { readonly do: 'send' }
  | { readonly do: 'look-for-evidence'; readonly everyMinutes: number }
  | { readonly do: 'leave-to-a-person' }
  | { readonly do: 'give-up'; readonly because: 'window-closed' | 'nothing-left' }
  | { readonly do: 'tell-post'; readonly postId: string }
  | { readonly do: 'nothing'; readonly until: Instant | null }

/** Without evidence for so long after the attempt, a person has to look (待核实). */
export const evidenceMinutes = 10

/** How often the clock looks beside that person, until the end of the next day. */
export const slowLookMinutes = 5

export function nextStep(send: Send, now: Instant): Step {
  switch (send.stage) {
    case 'assembling':
      if (send.articles.length === 0) return { do: 'give-up', because: 'nothing-left' }
      return windowIsClosed(send, now) ?? assemblyStep(send)
    case 'previewing':
      return windowIsClosed(send, now) ?? previewStep(send)
    case 'waiting':
      return windowIsClosed(send, now) ?? waitingStep(send, now)
    case 'sending':
    case 'confirming':
      return evidenceIsLate(send, now)
        ? { do: 'leave-to-a-person' }
        : { do: 'look-for-evidence', everyMinutes: 1 }
    case 'unconfirmed':
      return now < endOfLooking(send)
        ? { do: 'look-for-evidence', everyMinutes: slowLookMinutes }
        : { do: 'nothing', until: null }
    case 'sent':
    case 'not-sent':
      return tellingStep(send)
    default:
      return send.stage satisfies never
  }
}

function windowIsClosed({ closesAt }: Send, now: Instant): Step | null {
  return now >= closesAt ? { do: 'give-up', because: 'window-closed' } : null
}

function assemblyStep(send: Send): Step {
  const cover = send.articles.find((article) => !(article.coverId in send.covers))
  if (cover) return { do: 'upload-cover', pictureId: cover.coverId }
  const picture = send.articles.flatMap((article) => article.pictureIds).find((id) => !(id in send.pictures))
  return picture ? { do: 'upload-picture', pictureId: picture } : { do: 'add-draft' }
}

/** While it is stopped (停发) nothing is sent; when the window closes its posts move on. */
function waitingStep({ stopped, opensAt, closesAt }: Send, now: Instant): Step {
  if (stopped) return { do: 'nothing', until: closesAt }
  return now < opensAt ? { do: 'nothing', until: opensAt } : { do: 'send' }
}

function previewStep({ testers, previewed, unreached, formerDrafts }: Send): Step {
  const tried = [...previewed, ...unreached.map(({ tester }) => tester)]
  const tester = testers.find((name) => !tried.includes(name))
  if (tester) return { do: 'preview', tester }
  const [draftId] = formerDrafts
  return draftId === undefined ? { do: 'wait-for-window' } : { do: 'delete-draft', draftId }
}

/**
 * The end of a send is told to its posts one by one, so that a crowded edition can be interrupted; in the order in
 * which they were handed in, since they may have to move on in it.
 */
function tellingStep({ articles }: Send): Step {
  const [untold] = articles
    .filter((article) => !article.told)
    .sort((a, b) => (a.submittedAt + a.postId < b.submittedAt + b.postId ? -1 : 1))
  return untold ? { do: 'tell-post', postId: untold.postId } : { do: 'nothing', until: null }
}

function evidenceIsLate({ attemptedAt }: Send, now: Instant): boolean {
  return attemptedAt !== null && now >= addMinutes(attemptedAt, evidenceMinutes)
}

function endOfLooking({ attemptedAt, closesAt }: Send): Instant {
  return instantAt(addDays(dayOf(attemptedAt ?? closesAt), 2), '00:00')
}
