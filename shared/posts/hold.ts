import { refuse, remember, type Refusal } from '../_kernel'
import type { Hold, Post } from './post'

export const holdReasonLimit = 200

/** Keeps a post from going out until somebody releases it (暂缓). What is decided about it meanwhile counts. */
export function holdPost(post: Post, hold: Hold, commandId: string): Post | Refusal {
  if (post.held) return refuse('wrong-state', `${post.held.byName}已经暂缓了这篇稿件。`)
  switch (post.state) {
    case 'in-approval':
    case 'changes-asked':
    case 'scheduled':
    case 'locked':
      return { ...post, held: hold, commands: remember(post.commands, commandId) }
    case 'published':
      return refuse('wrong-state', '这篇稿件已经发布，不能再暂缓。如有差错，请撤下。')
    case 'returned':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'cancelled':
    case 'taken-down':
      return refuse('wrong-state', '这篇稿件不在排期之中，无需暂缓。')
    default:
      return post.state satisfies never
  }
}

export function releasePost(post: Post, commandId: string): Post | Refusal {
  if (!post.held) return refuse('wrong-state', '这篇稿件没有暂缓。')
  return { ...post, held: null, commands: remember(post.commands, commandId) }
}
