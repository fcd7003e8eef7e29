import fc from 'fast-check'
import { reorderings, type Edition } from '../../../shared/editions'
import type { Send } from '../../../shared/publishing'
import type { World } from '../world'
import { act, choose, pick, reason, which, who, type WeightedAct } from './act'
import { postsIn } from './handing-in'

const editor = ['zhou-ning']
const team = ['zhou-ning', 'wu-fan', 'zheng-yi']

const planned = ['in-approval', 'changes-asked', 'scheduled', 'locked'] as const

const moving = fc.record({ which, other: which, who, agreed: fc.boolean(), reason })

export const atTheDesk: readonly WeightedAct[] = [
  act(
    'reorder',
    2,
    fc.record({ which, who, how: fc.constantFrom(...reorderings) }),
    async (world, { which: nth, who: someone, how }) => {
      const post = pick(postsIn(world, planned), nth)
      const editionId = post?.place?.editionId
      if (editionId)
        await world.tap(choose(someone, editor), 'desk.reorder', { editionId, postId: post._id, how })
    },
  ),
  act('put elsewhere', 4, moving, async (world, { which: nth, other, who: someone, agreed, reason: why }) => {
    const post = pick(postsIn(world, planned), nth)
    const to = pick(
      nearEditions(world).filter(({ channelId }) => channelId === post?.channelId),
      other,
    )
    if (post && to)
      await world.tap(choose(someone, editor), 'desk.place', {
        postId: post._id,
        editionId: to._id,
        agreed,
        reason: why,
      })
  }),
  act('pull', 4, moving, async (world, { which: nth, who: someone, reason: why }) => {
    const post = pick(postsIn(world, planned), nth)
    if (post) await world.tap(choose(someone, editor), 'desk.pull', { postId: post._id, reason: why })
  }),
  act('replace', 3, moving, async (world, { which: nth, other, who: someone, agreed, reason: why }) => {
    const [out, incoming] = twoPosts(world, nth, other)
    if (out && incoming)
      await world.tap(choose(someone, editor), 'desk.replace', {
        outId: out,
        inId: incoming,
        agreed,
        reason: why,
      })
  }),
  act('swap', 3, moving, async (world, { which: nth, other, who: someone, agreed, reason: why }) => {
    const [one, two] = twoPosts(world, nth, other)
    if (one && two)
      await world.tap(choose(someone, editor), 'desk.swap', { postId: one, withId: two, agreed, reason: why })
  }),
  act(
    'hold',
    4,
    fc.record({ which, who, reason }),
    async (world, { which: nth, who: someone, reason: why }) => {
      const post = pick(postsIn(world, planned), nth)
      if (post) await world.tap(choose(someone, team), 'desk.hold', { postId: post._id, reason: why })
    },
  ),
  act('release', 4, fc.record({ which, who }), async (world, { which: nth, who: someone }) => {
    const held = [...world.stored().posts.values()].filter((post) => post.held !== null)
    const post = pick(held, nth)
    if (post) await world.tap(choose(someone, team), 'desk.release', { postId: post._id })
  }),
  act(
    'send fewer',
    1,
    fc.record({ which, who, reason }),
    async (world, { which: nth, who: someone, reason: why }) => {
      const edition = pick(nearEditions(world), nth)
      if (edition)
        await world.tap(choose(someone, editor), 'desk.sendFewer', { editionId: edition._id, reason: why })
    },
  ),
  act(
    'skip',
    2,
    fc.record({ which, who, reason }),
    async (world, { which: nth, who: someone, reason: why }) => {
      const edition = pick(nearEditions(world), nth)
      if (edition)
        await world.tap(choose(someone, editor), 'desk.skip', { editionId: edition._id, reason: why })
    },
  ),
  act(
    'stop an edition',
    2,
    fc.record({ which, who, reason }),
    async (world, { which: nth, who: someone, reason: why }) => {
      const send = pick(unsent(world), nth)
      if (send)
        await world.tap(choose(someone, ['zheng-yi', 'zhou-ning']), 'desk.stop', {
          editionId: send.editionId,
          reason: why,
        })
    },
  ),
  act('resume an edition', 3, fc.record({ which, who }), async (world, { which: nth, who: someone }) => {
    const send = pick(
      unsent(world).filter(({ stopped }) => stopped),
      nth,
    )
    if (send)
      await world.tap(choose(someone, ['zheng-yi', 'zhou-ning']), 'desk.resume', {
        editionId: send.editionId,
      })
  }),
  act(
    'answer a preview',
    8,
    fc.record({
      which,
      who,
      fine: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
      reason,
    }),
    async (world, { which: nth, who: someone, fine, reason: words }) => {
      const send = pick(unsent(world), nth)
      if (send)
        await world.tap(choose(someone, editor), 'publishing.answer', {
          editionId: send.editionId,
          fine,
          words,
        })
    },
  ),
  act(
    'settle what did not go out',
    3,
    fc.record({
      which,
      who,
      reason,
      how: fc.constantFrom('sendUntested', 'sendLate', 'letMoveOn', 'markUnsent'),
    }),
    async (world, { which: nth, who: someone, reason: why, how }) => {
      const send = pick([...world.stored().sends.values()].filter(waitsForAPerson), nth)
      if (!send) return
      const { editionId } = send
      const reasoned = how === 'sendUntested' || how === 'sendLate'
      const input = reasoned ? { editionId, reason: why } : { editionId }
      await world.tap(choose(someone, ['zheng-yi', 'zhou-ning']), `desk.${how}`, input)
    },
  ),
  act('stop everything', 1, fc.record({ who, reason }), (world, { who: someone, reason: why }) =>
    world.tap(choose(someone, ['zheng-yi']), 'desk.stopAll', { reason: why }),
  ),
  act('resume everything', 4, fc.record({ who }), async (world, { who: someone }) => {
    const isStopped = [...world.stored().channels.values()].some(({ stopped }) => stopped)
    if (isStopped) await world.tap(choose(someone, ['zheng-yi']), 'desk.resumeAll', {})
  }),
]

/** The editions of the coming days, and those that have just locked. */
export function nearEditions(world: World): Edition[] {
  const days = [...world.stored().editions.values()].filter(({ day }) => day >= world.today())
  return days.sort((a, b) => (a.opensAt < b.opensAt ? -1 : a.opensAt > b.opensAt ? 1 : 0)).slice(0, 14)
}

function twoPosts(world: World, nth: number, other: number): [string | undefined, string | undefined] {
  const one = pick(postsIn(world, planned), nth)
  const rest = postsIn(world, planned).filter(
    ({ channelId, _id }) => channelId === one?.channelId && _id !== one._id,
  )
  return [one?._id, pick(rest, other)?._id]
}

function waitsForAPerson({ stage }: Send): boolean {
  return stage === 'waiting' || stage === 'undecided' || stage === 'unconfirmed'
}

function unsent(world: World) {
  const sends = [...world.stored().sends.values()]
  return sends.filter(({ stage }) => stage === 'assembling' || stage === 'previewing' || stage === 'waiting')
}
