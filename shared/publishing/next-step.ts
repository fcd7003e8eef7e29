import { addMinutes, type Instant } from '../_kernel'
import type { Send } from './send'

/** The one thing to do next for a send. Each is small enough to be repeated, but for `send`. */
export type Step =
  | { readonly do: 'upload-cover'; readonly pictureId: string }
  | { readonly do: 'upload-picture'; readonly pictureId: string }
  | { readonly do: 'add-draft' }
  | { readonly do: 'preview'; readonly tester: string }
  | { readonly do: 'wait-for-window' }
  | { readonly do: 'send' }
  | { readonly do: 'look-for-evidence' }
  | { readonly do: 'give-up-window' }
  | { readonly do: 'leave-to-a-person' }
  | { readonly do: 'tell-post'; readonly postId: string }
  | { readonly do: 'nothing'; readonly until: Instant | null }

/** Without evidence for so long after the attempt, a person has to look (待核实). */
export const evidenceMinutes = 10

export function nextStep(send: Send, now: Instant): Step {
  switch (send.stage) {
    case 'assembling':
      return now >= send.closesAt ? { do: 'give-up-window' } : assemblyStep(send)
    case 'previewing': {
      if (now >= send.closesAt) return { do: 'give-up-window' }
      const tester = send.testers.find((name) => !send.previewed.includes(name))
      return tester ? { do: 'preview', tester } : { do: 'wait-for-window' }
    }
    case 'waiting':
      if (now >= send.closesAt) return { do: 'give-up-window' }
      return now >= send.opensAt ? { do: 'send' } : { do: 'nothing', until: send.opensAt }
    case 'sending':
    case 'confirming':
      return evidenceIsLate(send, now) ? { do: 'leave-to-a-person' } : { do: 'look-for-evidence' }
    case 'sent':
    case 'not-sent':
      return tellingStep(send)
    case 'unconfirmed':
      return { do: 'nothing', until: null }
    default:
      return send.stage satisfies never
  }
}

function assemblyStep(send: Send): Step {
  const cover = send.articles.find((article) => !(article.coverId in send.covers))
  if (cover) return { do: 'upload-cover', pictureId: cover.coverId }
  const picture = send.articles.flatMap((article) => article.pictureIds).find((id) => !(id in send.pictures))
  return picture ? { do: 'upload-picture', pictureId: picture } : { do: 'add-draft' }
}

/** The end of a send is told to its posts one by one, so that a crowded edition can be interrupted. */
function tellingStep(send: Send): Step {
  const untold = send.articles.find((article) => !article.told)
  return untold ? { do: 'tell-post', postId: untold.postId } : { do: 'nothing', until: null }
}

function evidenceIsLate(send: Send, now: Instant): boolean {
  return send.attemptedAt !== null && now >= addMinutes(send.attemptedAt, evidenceMinutes)
}
