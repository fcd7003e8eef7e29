import fc from 'fast-check'
import { addDays, addMinutes, minutesBetween } from '../../../shared/_kernel'
import { verdicts, type Approval, type Verdict } from '../../../shared/approvals'
import type { WayRow } from '../../../cloudfunctions/urgent/urgent-detail'
import { staff, type World } from '../world'
import { openApprovals } from '../rules/decisions'
import { act, choose, pick, rarely, reason, which, who, type WeightedAct } from './act'
import { postsIn } from './handing-in'

const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('approved' as const) },
  { weight: 5, arbitrary: fc.constantFrom(...verdicts) },
)

export const deciding: readonly WeightedAct[] = [
  act(
    'decide',
    18,
    fc.record({ which, who, verdict, way: which, stale: rarely, reason }),
    async (world, { which: nth, who: someone, verdict: said, way, stale, reason: why }) => {
      const approval = pick(openApprovals(world.stored()), nth)
      if (!approval) return
      const by = choose(someone, approval.waitingFor)
      const decision = await decisionOn(world, by, approval, said, why, way)
      const seen = stale ? { digest: 'an older text' } : {}
      await world.tap(by, 'approvals.decide', { ...decision, ...seen })
    },
  ),
  act(
    'pass what waits',
    16,
    fc.record({ which, howMany: fc.integer({ min: 1, max: 8 }), way: which }),
    async (world, { which: nth, howMany, way }) => {
      for (let n = 0; n < howMany; n += 1) {
        const post = pick(postsIn(world, ['in-approval']), nth)
        if (post) await passThrough(world, post.approvalId, way)
      }
    },
  ),
  act('approve several at once', 2, fc.record({ who }), async (world, { who: someone }) => {
    const open = openApprovals(world.stored())
    const by = choose(someone, open[0]?.waitingFor ?? [])
    const items = open
      .filter(({ waitingFor, kind }) => kind === 'post' && waitingFor.includes(by))
      .slice(0, 5)
      .map(({ _id, digest, current }) => ({ approvalId: _id, digest, step: current }))
    if (items.length > 0) await world.tap(by, 'approvals.decideMany', { comment: '', items })
  }),
  act(
    'hand on',
    4,
    fc.record({ which, who, to: which, reason, how: fc.constantFrom('transfer', 'before', 'after') }),
    async (world, { which: nth, who: someone, to, reason: why, how }) => {
      const approval = pick(openApprovals(world.stored()), nth)
      if (!approval) return
      const by = choose(someone, approval.waitingFor)
      const about = { approvalId: approval._id, toId: pick(staff, to), reason: why }
      if (how === 'transfer') await world.tap(by, 'approvals.transfer', about)
      else await world.tap(by, 'approvals.addApprover', { ...about, side: how })
    },
  ),
  act('urge', 2, fc.record({ which, who }), async (world, { which: nth, who: someone }) => {
    const approval = pick(openApprovals(world.stored()), nth)
    if (approval)
      await world.tap(choose(someone, [approval.requesterId]), 'approvals.urge', { approvalId: approval._id })
  }),
  act(
    'say something',
    1,
    fc.record({ which, who, to: which }),
    async (world, { which: nth, who: someone, to }) => {
      const approval = pick([...world.stored().approvals.values()], nth)
      if (!approval) return
      const by = choose(someone, [approval.requesterId, ...approval.waitingFor])
      await world.tap(by, 'approvals.comment', { approvalId: approval._id, text: '请看', attachmentIds: [] })
      await world.tap(by, 'approvals.copy', { approvalId: approval._id, toIds: [pick(staff, to)] })
    },
  ),
  act(
    'name a deputy',
    3,
    fc.record({
      by: which,
      deputy: which,
      from: fc.integer({ min: -1, max: 2 }),
      days: fc.integer({ min: 0, max: 6 }),
    }),
    async (world, { by, deputy, from, days }) => {
      const first = addDays(world.today(), from)
      const span = { from: first, through: addDays(first, days) }
      await world.tap(pick(staff, by) ?? '', 'approvals.nameDeputy', {
        deputyId: pick(staff, deputy),
        ...span,
      })
    },
  ),
  act('end a deputyship', 1, fc.record({ which, who }), async (world, { which: nth, who: someone }) => {
    const deputyship = pick([...world.stored().deputies.values()], nth)
    if (deputyship)
      await world.tap(choose(someone, [deputyship.principalId]), 'approvals.endDeputy', {
        deputyshipId: deputyship._id,
      })
  }),
  act(
    'edit',
    5,
    fc.record({ which, who, changed: fc.boolean(), stale: rarely }),
    async (world, { which: nth, who: someone, changed, stale }) => {
      const post = pick(postsIn(world, ['in-approval', 'scheduled', 'locked']), nth)
      const revision = post && (await world.company.db.get('revisions', `${post._id}_${post.revision.n}`))
      if (!post || !revision) return
      const material = changed
        ? { ...revision.material, title: `${post.title.slice(0, 20)}改` }
        : revision.material
      const of = stale ? 'an older text' : post.revision.digest
      await world.tap(choose(someone, ['zhou-ning']), 'posts.edit', { postId: post._id, of, material })
    },
  ),
]

/** What this person would say of a request, with all that its kind wants to be told. */
async function decisionOn(
  world: World,
  by: string,
  approval: Approval,
  said: Verdict,
  why: string,
  way: number,
) {
  const { _id, digest, current, decideBy } = approval
  const halfWay = addMinutes(world.now(), Math.floor(minutesBetween(world.now(), decideBy) / 2))
  return {
    ...{ approvalId: _id, digest, step: current, verdict: said, comment: said === 'approved' ? '' : why },
    clause: said === 'returned' ? 'G9' : null,
    changesDueAt: said === 'changes-asked' ? halfWay : null,
    ...(said === 'approved' && (await arrangement(world, by, approval, way))),
  }
}

/** The arranger's choice, of those that the screen of an urgent request offers (G8). */
async function arrangement(world: World, by: string, { kind, subjectId }: Approval, way: number) {
  if (kind !== 'urgent') return {}
  const screen = (await world.open(by, 'urgent.detail', { postId: subjectId })) as {
    latest: { ways: readonly WayRow[] | null }
  } | null
  const choices = (screen?.latest.ways ?? []).flatMap(({ id, isFree, extra, instead }) => [
    ...(isFree ? [{ how: 'free', editionId: id }] : []),
    ...(extra ? [{ how: 'extra', editionId: id }] : []),
    ...instead.flatMap(({ id: outId, later }) =>
      later.slice(0, 1).map((to) => ({ how: 'instead', editionId: id, outId, outToId: to.id })),
    ),
  ])
  const chosen = pick(choices, way)
  return chosen ? { extras: chosen } : {}
}

const mostSteps = 8

/** Everybody whom it waits for says yes, one after the other. */
export async function passThrough(world: World, approvalId: string, way: number): Promise<void> {
  for (let n = 0; n < mostSteps; n += 1) {
    const approval = world.stored().approvals.get(approvalId)
    const by = approval?.waitingFor.find((personId) => world.stored().people.get(personId)?.active)
    if (approval?.state !== 'open' || by === undefined) return
    await world.tap(by, 'approvals.decide', await decisionOn(world, by, approval, 'approved', '', way))
  }
}
