import fc from 'fast-check'
import { addDays } from '../../../shared/_kernel'
import { channels } from '../world'
import { act, choose, pick, reason, which, who, type WeightedAct } from './act'
import { nearEditions } from './at-the-desk'
import { commissionsOf, postsIn } from './handing-in'

export const asking: readonly WeightedAct[] = [
  act(
    'ask to be urgent',
    7,
    fc.record({ which, who, sooner: which, reason }),
    async (world, { which: nth, who: someone, sooner, reason: why }) => {
      const post = pick(postsIn(world, ['in-approval', 'scheduled', 'expired', 'changes-asked']), nth)
      const own = post?.place?.day ?? '9999-12-31'
      const nearer = nearEditions(world).filter(
        ({ channelId, day }) => channelId === post?.channelId && day < own,
      )
      if (!post) return
      const wishedDay = pick(nearer, sooner)?.day ?? world.today()
      await world.tap(choose(someone, [post.submitterId]), 'urgent.ask', {
        postId: post._id,
        wishedDay,
        reason: why,
      })
    },
  ),
  act(
    'report an adjustment',
    4,
    fc.record({
      who,
      to: which,
      from: fc.integer({ min: 0, max: 6 }),
      days: fc.integer({ min: 0, max: 4 }),
      planned: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 4 }),
      opens: fc.option(fc.constantFrom('12:00', '16:30', '19:00'), { freq: 1 }),
      reason,
    }),
    async (world, { who: someone, to, from, days, planned, opens, reason: why }) => {
      const first = addDays(world.today(), from)
      const posts = planned === null ? null : { min: Math.min(1, planned), planned }
      const window = opens === null ? null : { opens, closes: opens.replace(/:\d\d$/, ':50') }
      await world.tap(choose(someone, ['zhou-ning']), 'adjustments.ask', {
        ...{ adjustmentId: world.newId(), channelId: pick(channels, to), reason: why },
        ...{ from: first, through: addDays(first, days), change: { posts, window } },
      })
    },
  ),
  act(
    'commission',
    2,
    fc.record({
      who,
      to: which,
      unit: which,
      wanted: fc.integer({ min: 1, max: 3 }),
      due: fc.integer({ min: -1, max: 5 }),
    }),
    (world, { who: someone, to, unit, wanted, due }) =>
      world.tap(choose(someone, ['zhou-ning', 'zheng-yi']), 'commissions.ask', {
        ...{ commissionId: world.newId(), channelId: pick(channels, to), topic: '年货节', wanted },
        unitId: pick(['supermarkets', 'zhongshan-store', 'brand-department'], unit),
        ...{ editionId: null, dueDay: addDays(world.today(), due) },
      }),
  ),
  act(
    'follow up on a commission',
    2,
    fc.record({ which, who, how: fc.constantFrom('remind', 'waive', 'answer') }),
    async (world, { which: nth, who: someone, how }) => {
      const commissionId = pick(await commissionsOf(world), nth)
      if (commissionId === undefined) return
      const words = { remind: {}, waive: { reason: '活动取消' }, answer: { text: '后天交' } }[how]
      await world.tap(choose(someone, ['zhou-ning']), `commissions.${how}`, { commissionId, ...words })
    },
  ),
]
