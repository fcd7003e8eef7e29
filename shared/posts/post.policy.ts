import { refuse, type Refusal } from '../_kernel'
import type { Channel } from '../channels'
import { isAdmin, type Person } from '../staff'
import type { Post } from './post'

/** Units hand in through their named person and that person's deputy (G1, G11). */
export function maySubmit(person: Person): boolean {
  const { active, roles } = person
  return active && (roles.includes('submitter') || roles.includes('deputy-submitter'))
}

export function mayRevise(person: Person, post: Post): boolean {
  return maySubmit(person) && person._id === post.submitterId
}

/** What ended can be written anew, as a post of its own, without typing it again. */
export function mayWriteAnew(person: Person, post: Post): boolean {
  return mayRevise(person, post) && ended.some((state) => state === post.state)
}

const ended = ['rejected', 'withdrawn', 'expired', 'cancelled'] as const

/** Why this post cannot be cancelled now; null when its submitter may ask for it. */
export function refuseCancellation(person: Person, post: Post): Refusal | null {
  if (!person.active || person._id !== post.submitterId)
    return refuse('not-allowed', '只有提交人本人可以申请撤销。')
  switch (post.state) {
    case 'scheduled':
    case 'locked':
      return null
    case 'published':
    case 'taken-down':
      return refuse('wrong-state', '稿件已经发出，不能再撤销；可请编辑撤下。')
    case 'in-approval':
    case 'changes-asked':
      return refuse('wrong-state', '这篇稿件还没有通过，可以直接撤回。')
    case 'returned':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'cancelled':
      return refuse('wrong-state', '这篇稿件已经不再排期，无需撤销。')
    default:
      return post.state satisfies never
  }
}

/** The editor may change text, title, order and pictures (G11). */
export function mayEdit(person: Person, { team }: Pick<Channel, 'team'>): boolean {
  return person.active && team.editor.includes(person._id)
}

/** Who runs the channel answers for what readers see of it. */
export function mayTakeDown(person: Person, { team }: Pick<Channel, 'team'>): boolean {
  const { editor, publisher, head } = team
  return person.active && [...editor, ...publisher, ...head].includes(person._id)
}

export function mayRead(person: Person, post: Post, channel: Pick<Channel, 'team'>): boolean {
  if (!person.active) return false
  return (
    isOfTeam(person, channel) ||
    person._id === post.submitterId ||
    person.unitId === post.unitId ||
    isAdmin(person)
  )
}

export function isOfTeam(person: Person, { team }: Pick<Channel, 'team'>): boolean {
  return Object.values(team).some((people) => people.includes(person._id))
}
