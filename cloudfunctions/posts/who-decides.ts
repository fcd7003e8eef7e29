import type { ApprovalRequest } from '../../shared/approvals'
import type { Channel } from '../../shared/channels'
import type { ChainRule } from '../../shared/rulebooks'
import type { Context } from '../_platform/context'
import { unitHeads } from '../staff'

/** Who may take which step of a post: the channel's team, and the head of the unit that hands in (G11). */
export async function whoDecides(
  ctx: Pick<Context, 'db'>,
  { team }: Channel,
  chain: ChainRule,
  unitId: string,
): Promise<ApprovalRequest['people']> {
  if (!chain.steps.some(({ role }) => role === 'unit-head')) return team
  const heads = await unitHeads(ctx, unitId)
  return { ...team, 'unit-head': heads.map(({ _id }) => _id) }
}
