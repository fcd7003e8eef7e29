import { dayOf } from '../../../shared/_kernel'
import type { Approval } from '../../../shared/approvals'
import type { Person } from '../../../shared/staff'
import type { TestCompany } from '../../_support/company'
import type { Stored } from '../stored'
import { openApprovals } from './decisions'
import type { ScreenRule } from './rule'

/** T19: for everybody the badge is the length of the list, on every screen, and the list is what waits for them. */
export const badgeIsList: ScreenRule = async (stored, _memory, company) => {
  const found = await Promise.all(
    staffOf(stored).map(async (person) => {
      const [home, mine, inbox] = await Promise.all([
        company.as(person._id).ask('home', 'today'),
        company.as(person._id).ask('home', 'mine'),
        company.as(person._id).ask('approvals', 'inbox'),
      ])
      const listed = inbox.waiting.map(({ approvalId }) => approvalId)
      const badges = [home.badge, home.waiting.length, mine.badge, inbox.badge]
      const differ = badges.some((badge) => badge !== listed.length)
      const owed = openApprovals(stored).filter((approval) => waitsFor(approval, person))
      const missing = owed.filter(({ _id }) => !listed.includes(_id))
      const asked = [person._id, ...principalsOf(stored, person, company)]
      const foreign = listed.filter(
        (id) => !asked.some((who) => stored.approvals.get(id)?.waitingFor.includes(who)),
      )
      return [
        ...(differ ? [`T19 ${person.name} has badges ${badges.join()} for ${listed.length} items`] : []),
        ...missing.map(({ _id }) => `T19 ${_id} waits for ${person.name}, whose list lacks it`),
        ...foreign.map((id) => `T19 ${person.name} is shown ${id}, which does not wait for them`),
      ]
    }),
  )
  return found.flat()
}

/** Nothing is stuck: whatever waits is in the list of somebody who can open it, and decide it. */
export const everythingWaitingIsSeen: ScreenRule = async (stored, _memory, company) => {
  const lists = await Promise.all(
    staffOf(stored).map(async ({ _id }) => ({
      personId: _id,
      waiting: (await company.as(_id).ask('approvals', 'inbox')).waiting,
    })),
  )
  const found = await Promise.all(
    openApprovals(stored).map(async (approval) => {
      const seenBy = lists.filter(({ waiting }) =>
        waiting.some(({ approvalId }) => approvalId === approval._id),
      )
      const able = await Promise.all(seenBy.map(({ personId }) => mayApprove(company, personId, approval)))
      if (able.includes(true)) return []
      return [`${approval._id} waits for ${approval.waitingFor.join()}, and nobody can decide it`]
    }),
  )
  return found.flat()
}

/** What the screen behind an item offers to this person. */
async function mayApprove(
  company: TestCompany,
  personId: string,
  { kind, subjectId, _id }: Approval,
): Promise<boolean> {
  const phone = company.as(personId)
  switch (kind) {
    case 'urgent':
      return (
        (await phone.ask('urgent', 'detail', { postId: subjectId })).latest?.approval.can.approve ?? false
      )
    case 'adjustment':
      return (await phone.ask('adjustments', 'detail', { adjustmentId: subjectId })).approval.can.approve
    default: {
      const { approval, cancellation } = await phone.ask('posts', 'detail', { postId: subjectId })
      const shown = [approval, cancellation].find((each) => each?.id === _id)
      return shown?.can.approve ?? false
    }
  }
}

/** Every author finds every post of theirs. */
export const authorsFindTheirPosts: ScreenRule = async (stored, { posts }, company) => {
  const found = await Promise.all(
    staffOf(stored).map(async ({ _id, name }) => {
      const own = [...posts].filter(([, { authorId }]) => authorId === _id).map(([id]) => id)
      const listed = new Set<string>()
      for (let after: string | null = null, more = own.length > 0; more; more = after !== null) {
        const page: { rows: { id: string }[]; next: string | null } = await company
          .as(_id)
          .ask('posts', 'mine', { after })
        page.rows.forEach(({ id }) => listed.add(id))
        after = page.next
      }
      return own.filter((id) => !listed.has(id)).map((id) => `${name} does not find their post ${id}`)
    }),
  )
  return found.flat()
}

/** What somebody is writing is there on every phone of theirs until they hand it in or discard it. */
export const writersFindTheirDrafts: ScreenRule = async (stored, { drafts }, company) => {
  const found = await Promise.all(
    [...drafts]
      .filter(([, { ownerId }]) => stored.people.get(ownerId)?.active)
      .map(async ([draftId, { ownerId, title }]) => {
        const { draft } = await company.as(ownerId).ask('posts', 'compose', { postId: null, draftId })
        return draft?.title === title
          ? []
          : [`${ownerId} wrote “${title}” in ${draftId}, and finds “${draft?.title}”`]
      }),
  )
  return found.flat()
}

/** Whoever is named, still here, and is not asked about their own. */
function waitsFor({ waitingFor, requesterId }: Approval, { _id }: Person): boolean {
  return waitingFor.includes(_id) && requesterId !== _id
}

function principalsOf({ deputies }: Stored, { _id }: Person, { now }: TestCompany): string[] {
  const today = dayOf(now)
  return [...deputies.values()]
    .filter(
      ({ deputyId, from, through, endedAt }) =>
        deputyId === _id && from <= today && today <= through && !endedAt,
    )
    .map(({ principalId }) => principalId)
}

function staffOf({ people }: Stored): Person[] {
  return [...people.values()].filter(({ active }) => active)
}
