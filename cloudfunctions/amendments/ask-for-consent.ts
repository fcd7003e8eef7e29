import {
  addDays,
  canonicalJson,
  dayOf,
  instantAt,
  isRefusal,
  type Day,
  type Refusal,
} from '../../shared/_kernel'
import {
  amendment as kind,
  approvalIdOf,
  askForConsent,
  consentOf,
  mayAmend,
  type Amendment,
} from '../../shared/amendments'
import { openApproval, type Approval } from '../../shared/approvals'
import type { Channel } from '../../shared/channels'
import { sayAmendment } from '../../shared/notices'
import { defaultFigures } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { readSituation, settled } from '../rulebooks'
import { replaceWithTrail } from '../trail'
import { factsOf, opens, sayVersion } from './facts'
import { planVersion } from './plan-version'
import { forAdmins, noAmendment, tell, type Saved } from './write-draft'

export type ConsentCommand = {
  readonly commandId: string
  readonly amendmentId: string
  readonly reason: string
  /** From which day it is to hold; null for the day of its publication. */
  readonly from: Day | null
}

/** The draft goes to somebody who did not write it (X1); what could not hold is not handed in. */
export function askConsent(ctx: StaffContext, command: ConsentCommand): Promise<Saved | Refusal> {
  const { db, person, now } = ctx
  const { commandId, amendmentId, reason, from } = command
  return untilUncontended(ctx.random, async () => {
    if (!mayAmend(person)) return forAdmins
    const [draft, situation] = await Promise.all([db.get('amendments', amendmentId), readSituation(ctx)])
    if (!draft) return noAmendment
    if (draft.commands.includes(commandId)) return { amendmentId, state: draft.state }
    const asked = askForConsent(draft, { by: person, reason, from, at: now, commandId })
    if (isRefusal(asked)) return asked
    const plan = planVersion(situation, asked, now)
    if (isRefusal(plan)) return plan
    const changes = settled(plan.channels)
    if (isRefusal(changes)) return changes
    const approval = await approvalOf(ctx, asked, situation.channels)
    if (isRefusal(approval)) return approval
    await db.transact(async (tx) => {
      const deed = tell(ctx, 'amendment-asked', { comment: asked.reason, from })
      await replaceWithTrail(tx, ctx, 'amendments', asked, deed)
      await tx.insert('approvals', approval)
      const told = sayAmendment.asked(factsOf(asked), person.name, asked.reason)
      await notify(tx, ctx, approval.waitingFor, told, opens(asked))
    })
    return { amendmentId, state: asked.state }
  })
}

/** How long an amendment without a day of its own may take to be decided, before it is late. */
const daysToDecide = 7

async function approvalOf(
  ctx: StaffContext,
  asked: Amendment,
  channels: readonly Channel[],
): Promise<Approval | Refusal> {
  const { person, now, hash } = ctx
  const { base, texts, figures, reason, wishedFrom } = asked
  const today = dayOf(now)
  const decideOn = wishedFrom !== null && wishedFrom > today ? wishedFrom : addDays(today, daysToDecide)
  return openApproval({
    _id: approvalIdOf(asked) ?? '',
    kind,
    subjectId: asked._id,
    digest: hash(canonicalJson({ base, texts, figures, reason, wishedFrom })),
    requesterId: person._id,
    summary: {
      title: `修订：${sayVersion(asked)}`,
      unitName: person.unitName,
      requesterName: person.name,
      channelName: '制度',
      when: wishedFrom === null ? '自公布之日起施行' : `${wishedFrom} 起施行`,
    },
    chain: { clause: 'X1', steps: [{ role: 'head', title: '修订审批' }], differentPeople: true },
    people: { head: await whoMayConsent(ctx, asked, channels) },
    decideBy: instantAt(decideOn, '00:00'),
    urgeAfterHours: defaultFigures.urgeAfterHours,
    at: now,
  })
}

const mostAdmins = 50

/** The heads of the departments whose channels it binds, of all where it binds none; and every other admin. */
export async function whoMayConsent(
  { db }: Pick<StaffContext, 'db'>,
  amendment: Amendment,
  channels: readonly Channel[],
): Promise<string[]> {
  const bound = channels.filter(({ rulebooks }) => rulebooks.includes(amendment.base))
  const heads = (bound.length > 0 ? bound : channels).flatMap(({ team }) => team.head)
  const admins = await db.find('people', { where: { roles: 'admin', active: true }, limit: mostAdmins })
  return consentOf(amendment, admins, heads)
}
