import { refuse, remember, sayWhen, type Instant, type Refusal } from '../_kernel'
import type { Person } from '../staff'
import { currentStep, type Approval, type Copy } from './approval'
import type { Act } from './approval.decisions'
import { mayUrge, mayUrgeFrom, takesPart } from './approval.policy'

export const mostCopies = 30

/** Lets people know who needn't decide (抄送). Who was told already isn't told again. */
export function copyTo(
  approval: Approval,
  { by, at, commandId, people }: Act & { readonly people: readonly Person[] },
): Approval | Refusal {
  if (!takesPart(approval, by._id)) return notInvolved
  const told = people.filter(({ _id, active }) => active && !approval.copiedTo.includes(_id))
  if (approval.copies.length + told.length > mostCopies)
    return refuse('bad-input', `一项审批最多抄送 ${mostCopies} 人。`, { path: 'toIds', limit: mostCopies })
  const hand = { id: by._id, name: by.name, actsFor: null }
  const copies = told.map(({ _id, name }): Copy => ({ id: _id, name, by: hand, at, readAt: null }))
  return {
    ...approval,
    copies: [...approval.copies, ...copies],
    copiedTo: [...approval.copiedTo, ...told.map(({ _id }) => _id)],
    commands: remember(approval.commands, commandId),
  }
}

/** The mark that whoever was copied has read it; the first time counts. */
export function markCopyRead(approval: Approval, personId: string, at: Instant): Approval {
  return {
    ...approval,
    copies: approval.copies.map((copy) =>
      copy.id === personId && copy.readAt === null ? { ...copy, readAt: at } : copy,
    ),
  }
}

/** Reminds those it waits for: some hours after it came to them, and once in as many hours. */
export function urge(approval: Approval, { by, at, commandId }: Act): Approval | Refusal {
  if (!currentStep(approval)) return refuse('wrong-state', '这项审批已经结束，无需再催。')
  if (!mayUrge(approval, by)) return notInvolved
  const from = mayUrgeFrom(approval)
  if (at < from)
    return refuse('wrong-state', `${sayWhen(from, at)} 起可以催办，请先给对方一点时间。`, { limit: from })
  return { ...approval, urgedAt: at, commands: remember(approval.commands, commandId) }
}

/** Whoever has to do with it may say something without deciding. */
export function refuseComment(
  approval: Approval,
  by: Person,
  { text, files }: { readonly text: string; readonly files: number },
): Refusal | null {
  if (!takesPart(approval, by._id)) return notInvolved
  if (text.trim() !== '' || files > 0) return null
  return refuse('bad-input', '请写一句话，或附上一个文件。', { path: 'text' })
}

const notInvolved = refuse('not-allowed', '您不在这项审批之中，请刷新后再看。')
