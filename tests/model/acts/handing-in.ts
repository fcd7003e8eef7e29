import fc from 'fast-check'
import { addDays } from '../../../shared/_kernel'
import type { Post } from '../../../shared/posts'
import { aMaterial } from '../../_support/builders'
import { authors, channels, type World } from '../world'
import { act, choose, pick, rarely, reason, which, who, type WeightedAct } from './act'

/** Days from today; some of them have passed, or come before the lead time ends. */
const ahead = fc.option(fc.integer({ min: -1, max: 14 }), { freq: 3 })

const wishes = fc.option(
  fc.record({ notBefore: ahead, wished: ahead, latest: ahead, earlierIsFine: rarely }),
  { freq: 3 },
)

type Wished = {
  readonly notBefore: number | null
  readonly wished: number | null
  readonly latest: number | null
  readonly earlierIsFine: boolean
}

function daysOf(world: World, { earlierIsFine, ...days }: Wished) {
  const day = (count: number | null) => (count === null ? null : addDays(world.today(), count))
  const [notBefore, wished, latest] = [day(days.notBefore), day(days.wished), day(days.latest)]
  return { notBefore, wished, latest, earlierIsFine }
}

/** Material with a title that no other has; too short now and then (G9). */
function writtenBy(world: World, personId: string, tooShort: boolean) {
  const mayUpload = authors.some((author) => author === personId)
  const picture = world.pictureOf(mayUpload ? personId : 'chen-mo')
  const title = `稿件${Number(world.newId())}`
  return aMaterial({ title, pictures: [picture], characters: tooShort ? 299 : 300 })
}

export const handingIn: readonly WeightedAct[] = [
  act(
    'hand in',
    18,
    fc.record({
      who,
      to: which,
      howMany: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 6 })),
      wishes,
      tooShort: rarely,
      asCommissioned: rarely,
    }),
    async (world, { who: someone, to, howMany, wishes: wished, tooShort, asCommissioned }) => {
      const by = choose(someone, authors)
      const channelId = pick(channels, to)
      const [commissionId] = asCommissioned ? await commissionsOf(world) : []
      for (let n = 0; n < howMany; n += 1) {
        const material = writtenBy(world, by, tooShort)
        const wish = wished && { wishes: daysOf(world, wished) }
        await world.tap(by, 'posts.submit', {
          postId: world.newId(),
          channelId,
          material,
          ...wish,
          ...(commissionId && { commissionId }),
        })
      }
    },
  ),
  act(
    'hand in to every channel at once',
    3,
    fc.record({ who, wishes }),
    async (world, { who: someone, wishes: wished }) => {
      const by = choose(someone, authors)
      const material = writtenBy(world, by, false)
      const submissionId = world.newId()
      const wish = wished && { wishes: daysOf(world, wished) }
      for (const channelId of channels)
        await world.tap(by, 'posts.submit', {
          postId: world.newId(),
          submissionId,
          channelId,
          material,
          ...wish,
        })
    },
  ),
  act(
    'hand in again',
    9,
    fc.record({ which, who, wishes }),
    async (world, { which: nth, who: someone, wishes: wished }) => {
      const post = pick(postsIn(world, ['returned', 'changes-asked']), nth)
      if (!post) return
      const by = choose(someone, [post.submitterId])
      const material = writtenBy(world, by, false)
      const wish = wished && { wishes: daysOf(world, wished) }
      await world.tap(by, 'posts.resubmit', { postId: post._id, material, ...wish })
    },
  ),
  act('take back', 3, fc.record({ which, who }), async (world, { which: nth, who: someone }) => {
    const approval = pick([...world.stored().approvals.values()], nth)
    if (approval)
      await world.tap(choose(someone, [approval.requesterId]), 'approvals.withdraw', {
        approvalId: approval._id,
      })
  }),
  act(
    'ask to cancel',
    3,
    fc.record({ which, who, reason }),
    async (world, { which: nth, who: someone, reason: why }) => {
      const post = pick(postsIn(world, ['scheduled', 'locked']), nth)
      if (post)
        await world.tap(choose(someone, [post.submitterId]), 'posts.cancel', {
          postId: post._id,
          reason: why,
        })
    },
  ),
  act(
    'save a draft',
    2,
    fc.record({ who, another: fc.boolean(), which }),
    async (world, { who: someone, another, which: nth }) => {
      const by = choose(someone, authors)
      const [draftId, draft] = (another ? undefined : pick([...world.memory.drafts], nth)) ?? [
        world.newId(),
        null,
      ]
      const change = { ...emptyDraft, title: `草稿${Number(world.newId())}` }
      const stored = draft && (await world.company.db.get('drafts', draftId))
      await world.tap(draft?.ownerId ?? by, 'posts.saveDraft', {
        draftId,
        base: stored?.version ?? 0,
        editor: phone,
        change,
      })
    },
  ),
  act('discard a draft', 1, fc.record({ which, who }), async (world, { which: nth, who: someone }) => {
    const [draftId, draft] = pick([...world.memory.drafts], nth) ?? []
    if (draft) await world.tap(choose(someone, [draft.ownerId]), 'posts.discardDraft', { draftId })
  }),
]

/** Everybody writes on one phone here. */
const phone = '0'.repeat(22)

const emptyDraft = {
  ...{ title: '', author: '', digest: '', source: '', category: '其他', coverId: null },
  ...{ channels: [], order: [], blocks: [] },
}

export function postsIn(world: World, states: readonly Post['state'][]): Post[] {
  return [...world.stored().posts.values()].filter(({ state }) => states.includes(state))
}

/** What the department has asked for. */
export async function commissionsOf({ company }: World): Promise<string[]> {
  const found = await company.db.find('commissions', { where: {}, orderBy: ['sortKey', 'asc'], limit: 100 })
  return found.map(({ _id }) => _id)
}
