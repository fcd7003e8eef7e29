import * as fc from 'fast-check'
import { addDays, isRefusal, type Day } from '../../shared/_kernel'
import { reachedEditorOn, relocateAll, type Move, type Scene } from '../../shared/desk'
import { planEdition, type Edition } from '../../shared/editions'
import { noWishes, type Post } from '../../shared/posts'
import { anId } from '../_support/builders'
import {
  aDecision,
  allowed,
  anApproval,
  anArticle,
  anEdition,
  aPlace,
  aPlan,
  aPost,
  aSend,
  decideNow,
  refused,
} from '../_support/domain-builders'

// Which posts may go into which editions, and that moving them together loses nothing.

const now = '2026-01-02T04:00:00.000Z'
const scene = {
  leadTime: { clearDays: 2, clause: 'G6' },
  agreed: false,
  evenAfterTextsClose: false,
  now,
  commandId: 'tap',
} as const

/** A post with a place in this edition, and that edition with it. */
function placed(edition: Edition, change: Partial<Post> = {}): { post: Post; edition: Edition } {
  const _id = anId()
  const place = aPlace({ postId: _id })
  const at = { editionId: edition._id, day: edition.day, opensAt: edition.opensAt, holdId: place.holdId }
  return {
    post: aPost({ _id, place: at, state: 'scheduled', ...change }),
    edition: { ...edition, places: [...edition.places, place], free: edition.free - 1 },
  }
}

function move(post: Post, to: Edition | null, change: Partial<Move> = {}): Move {
  const approval = anApproval({ subjectId: post._id })
  return {
    post,
    approval,
    to,
    article: anArticle({ postId: post._id }),
    holdId: anId(),
    insteadOf: null,
    ...change,
  }
}

const fourth = anEdition()
const sixth = anEdition({ day: '2026-01-06' })

describe('G6, G7: a post comes into an edition', () => {
  it.each<[string, Partial<Post>, Day, boolean, string | null]>([
    ['later', {}, '2026-01-08', false, null],
    ['as early as its lead time allows, agreed upon', {}, '2026-01-04', true, null],
    ['earlier than its lead time allows', {}, '2026-01-03', true, 'G6'],
    ['forward, unasked', {}, '2026-01-05', false, 'G7'],
    [
      'forward, as its submitter does not mind',
      { wishes: { ...noWishes, earlierIsFine: true } },
      '2026-01-05',
      false,
      null,
    ],
    [
      'before the day its submitter wishes',
      { wishes: { ...noWishes, notBefore: '2026-01-05' } },
      '2026-01-04',
      true,
      'G7',
    ],
    [
      'on the last day its submitter wishes',
      { wishes: { ...noWishes, latest: '2026-01-08' } },
      '2026-01-08',
      false,
      null,
    ],
    [
      'past the last day its submitter wishes',
      { wishes: { ...noWishes, latest: '2026-01-07' } },
      '2026-01-08',
      false,
      'G7',
    ],
  ])('%s', (_how, change, day, agreed, clause) => {
    const { post, edition } = placed(sixth, change)
    const to = anEdition({ day })
    const outcome = relocateAll({ ...scene, agreed, editions: [edition, to], sends: [] }, [move(post, to)])
    if (clause === null) expect(allowed(outcome).posts[0]?.place?.day).toBe(day)
    else expect(refused(outcome)).toMatchObject({ code: 'against-rule', clause })
  })

  it('G6: counts the lead time from the day on which the unit’s head passed it', () => {
    const chain = {
      clause: 'G11',
      steps: [
        { role: 'unit-head', title: '单位负责人' },
        { role: 'editor', title: '编辑' },
      ],
      differentPeople: true,
    } as const
    const people = { 'unit-head': ['ma'], editor: ['zhou'] }
    const approval = anApproval({ chain, people })
    const { submittedAt } = aPost()
    expect(reachedEditorOn({ submittedAt }, approval, '2026-01-09T04:00:00.000Z')).toBe('2026-01-09')
    const passed = allowed(decideNow(approval, aDecision('ma', { at: '2026-01-02T03:00:00.000Z' })))
    expect(reachedEditorOn({ submittedAt }, passed, '2026-01-09T04:00:00.000Z')).toBe('2026-01-02')
    expect(reachedEditorOn({ submittedAt }, anApproval(), now)).toBe('2026-01-01')
  })

  it('of another channel: never', () => {
    const { post, edition } = placed(fourth)
    const to = anEdition({ day: '2026-01-08', channelId: 'other' })
    expect(
      refused(relocateAll({ ...scene, editions: [edition, to], sends: [] }, [move(post, to)])).code,
    ).toBe('bad-input')
  })

  it('that is full: not, unless another one leaves it in the same tap', () => {
    const one = placed(fourth)
    const other = placed({ ...sixth, free: 1 })
    const editions = [one.edition, other.edition]
    expect(
      refused(relocateAll({ ...scene, editions, sends: [] }, [move(one.post, other.edition)])).code,
    ).toBe('no-place')
    const swapped = allowed(
      relocateAll({ ...scene, agreed: true, editions, sends: [] }, [
        move(one.post, other.edition, { insteadOf: other.post._id }),
        move(other.post, one.edition, { insteadOf: one.post._id }),
      ]),
    )
    expect(swapped.editions.map(({ places }) => places[0]?.postId)).toEqual([other.post._id, one.post._id])
  })
})

describe('an edition that has locked', () => {
  const locked = placed({ ...fourth, state: 'locked' }, { state: 'locked' })
  const send = aSend({ articles: [anArticle({ postId: locked.post._id })] })
  const next = placed({ ...sixth, day: '2026-01-05', _id: 'group-media_2026-01-05_1' })
  const editions = [locked.edition, next.edition]
  const at = { ...scene, now: '2026-01-04T08:00:00.000Z', editions, sends: [send], agreed: true } as const

  it('gives a post away until texts close, and its send is assembled anew', () => {
    const after = allowed(relocateAll(at, [move(locked.post, next.edition)]))
    expect(after.posts[0]).toMatchObject({ state: 'scheduled', place: { day: '2026-01-05' } })
    expect(after.sends[0]).toMatchObject({ stage: 'assembling', articles: [] })
    const late = { ...at, now: fourth.textsCloseAt }
    expect(refused(relocateAll(late, [move(locked.post, next.edition)])).message).toContain('定稿')
    expect(
      isRefusal(relocateAll({ ...late, evenAfterTextsClose: true }, [move(locked.post, next.edition)])),
    ).toBe(false)
  })

  it('takes in only what has passed all its steps and is not held', () => {
    const taken = allowed(relocateAll(at, [move(next.post, locked.edition)]))
    expect(taken.posts[0]).toMatchObject({ state: 'locked', place: { day: '2026-01-04' } })
    expect(taken.sends[0]?.articles.map(({ postId }) => postId)).toEqual([locked.post._id, next.post._id])
    const unpassed = { ...next.post, state: 'in-approval' } as const
    expect(refused(relocateAll(at, [move(unpassed, locked.edition)])).clause).toBe('G11')
    const held = { ...next.post, held: { by: 'zhou', byName: '周宁', reason: '', at: now } } as const
    expect(refused(relocateAll(at, [move(held, locked.edition)])).message).toContain('暂缓')
  })

  it('changes nothing once WeChat was asked', () => {
    const asked = { ...at, evenAfterTextsClose: true, sends: [{ ...send, stage: 'sending' }] } as const
    expect(refused(relocateAll(asked, [move(locked.post, next.edition)])).message).toBe(
      '已提交微信，不能再调整。',
    )
  })
})

it('whatever is moved, every post has exactly its one place, and none is given twice', () => {
  const days = Array.from({ length: 4 }, (_, n) => addDays('2026-01-04', n))
  const start = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 10 })
  const tap = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 2,
  })
  fc.assert(
    fc.property(start, fc.array(tap, { maxLength: 12 }), (starting, taps) => {
      let editions = days.map((day) => planEdition(aPlan({ plannedPosts: 3, minPosts: 1 }), day))
      let posts: Post[] = []
      for (const n of starting) {
        const edition = editions[n]
        if (!edition || edition.free === 0) continue
        const here = placed(edition)
        editions = editions.map((each) => (each._id === edition._id ? here.edition : each))
        posts.push(here.post)
      }
      for (const wanted of taps) {
        const distinct = new Map(wanted.map(([index, to]) => [index, to]))
        const moves = [...distinct].flatMap(([index, to]) => {
          const post = posts[index]
          return post ? [move(post, editions[to] ?? null)] : []
        })
        const everything: Scene = { ...scene, agreed: true, editions, sends: [] }
        const after = relocateAll(everything, moves)
        if (isRefusal(after)) continue
        editions = editions.map((each) => after.editions.find(({ _id }) => _id === each._id) ?? each)
        posts = posts.map((each) => after.posts.find(({ _id }) => _id === each._id) ?? each)
      }
      for (const edition of editions) {
        expect(edition.free).toBe(3 - edition.places.length)
        expect(edition.free).toBeGreaterThanOrEqual(0)
      }
      const pointing = posts.map(({ _id, place }) => `${place?.editionId} ${_id} ${place?.holdId}`)
      const holding = editions.flatMap(({ _id, places }) =>
        places.map((p) => `${_id} ${p.postId} ${p.holdId}`),
      )
      expect(pointing.sort()).toEqual(holding.sort())
    }),
  )
})
