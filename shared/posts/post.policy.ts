import { refuse, type Refusal } from '../_kernel'
import type { Channel } from '../channels'
import type { ChainRule, EffectiveRules } from '../rulebooks'
import { isAdmin, type Person } from '../staff'
import type { Post } from './post'

/** Units hand in through their named person and that person's deputy (G1, G11), or through information officers (W1). */
export function maySubmit(person: Person): boolean {
  return person.active && (handsInForUnit(person) || person.roles.includes('informant'))
}

function handsInForUnit({ roles }: Person): boolean {
  return roles.includes('submitter') || roles.includes('deputy-submitter')
}

/** Through whose hands this person's posts go; null where they may hand in none (W1). Whoever is both takes the unit's. */
export function chainFor(
  person: Person,
  { chain, informantChain }: Pick<EffectiveRules, 'chain' | 'informantChain'>,
): ChainRule | null {
  if (!maySubmit(person)) return null
  return handsInForUnit(person) ? chain : (informantChain ?? null)
}

export const onlySubmitters = refuse('not-allowed', '只有各单位指定的供稿人可以投稿（G1）。', {
  clause: 'G1',
})

/** There is no route for what information officers hand in. */
export const notByRoute = refuse(
  'not-allowed',
  '这个渠道只收各单位供稿人的稿件，信息员请改投其他渠道（G1）。',
  { clause: 'G1', path: 'channelId' },
)

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
