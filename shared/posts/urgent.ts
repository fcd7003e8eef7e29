import { refuse, type Refusal } from '../_kernel'
import type { Person } from '../staff'
import type { Post, PostPlace } from './post'
import { maySubmit } from './post.policy'

/** How an urgent post is marked wherever it is shown. */
export const urgentMark = '加急'

/** Why this post cannot be asked for sooner (加急) by this person; null when it can (G8). */
export function refuseUrgency(person: Person, post: Post): Refusal | null {
  if (!maySubmit(person) || person.unitId !== post.unitId)
    return refuse('not-allowed', '加急由稿件所属单位的供稿人或副供稿人申请（G8）。', { clause: 'G8' })
  return refuseArrangingNow(post)
}

/** Why no nearer place can be given to this post as it is now; null when one can (G8). */
export function refuseArrangingNow({ state }: Pick<Post, 'state'>): Refusal | null {
  switch (state) {
    case 'in-approval':
    case 'scheduled':
    case 'expired':
      return null
    case 'changes-asked':
    case 'returned':
      return refuse('wrong-state', '这篇稿件正在修改。请先改好重新提交，再申请加急（G8）。', { clause: 'G8' })
    case 'locked':
    case 'published':
    case 'taken-down':
      return refuse('wrong-state', '这篇稿件所在的一期已经截稿，不再需要加急。')
    case 'rejected':
    case 'withdrawn':
    case 'cancelled':
      return refuse('wrong-state', '这篇稿件已经结束。如仍要刊出，请重新投稿，再申请加急（G8）。', {
        clause: 'G8',
      })
    default:
      return state satisfies never
  }
}

/**
 * The arranger found it a place, past its lead time: the department's answer with the date (G7, G8). What had expired
 * goes on through its chain: urgency changes the place, not the four hands.
 */
export function arrangeUrgently(post: Post, place: PostPlace, hasPassed: boolean): Post {
  const revived = hasPassed ? 'scheduled' : 'in-approval'
  const state = post.state === 'expired' ? revived : post.state
  return { ...post, state, place, urgent: true, settled: true, waitsForPlace: false, waitsFrom: null }
}
