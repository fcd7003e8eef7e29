import {
  earliestWhileWaiting,
  lockInto,
  mayRead,
  mayRevise,
  maySubmit,
  moveOn,
  noWishes,
  placeIn,
  postStates,
  publish,
  resubmit,
  revisionId,
  schedule,
  sendBack,
  settle,
  sortKeyOf,
  waitUntil,
  type Post,
} from '../../shared/posts'
import {
  allowed,
  anEdition,
  aPerson,
  aPlace,
  aPost,
  aPostPlace,
  aTeam,
  refused,
} from '../_support/domain-builders'

describe('a place', () => {
  it('is one hold in one edition', () => {
    const edition = anEdition({ day: '2026-01-05' })
    const place = aPlace()
    expect(placeIn(edition, place)).toEqual({
      editionId: edition._id,
      day: '2026-01-05',
      opensAt: '2026-01-05T09:00:00.000Z',
      holdId: place.holdId,
    })
  })

  it('G7: is settled by the editor’s answer, and stays the same place', () => {
    const post = aPost()
    expect(settle(post)).toEqual({ ...post, settled: true })
  })

  it('G7: stays settled when it moves on, and while it waits for room', () => {
    expect(moveOn(settle(aPost()), aPostPlace('2026-01-05')).settled).toBe(true)
    expect(moveOn(settle(aPost()), null).settled).toBe(true)
  })
})

describe('what becomes of a post', () => {
  const post = aPost()

  it('G10: sent back, it gives its place away and waits for none', () => {
    expect(sendBack(post)).toEqual({ ...post, state: 'returned', place: null })
    expect(sendBack(moveOn(post, null)).waitsForPlace).toBe(false)
  })

  it('G7: moved on, it keeps everything but its place, and waits for one while all are taken', () => {
    const next = aPostPlace('2026-01-05')
    expect(moveOn(post, next)).toEqual({ ...post, place: next })
    const waiting = moveOn(post, null)
    expect(waiting).toEqual({ ...post, place: null, waitsForPlace: true, waitsFrom: '2026-01-04' })
    expect(moveOn(waiting, null)).toEqual(waiting)
    expect(moveOn(waiting, next)).toEqual({ ...post, place: next })
  })

  it('G6, G7: while it waits it gets no day before the one it lost, nor before its lead time ends', () => {
    const waiting = moveOn(post, null)
    expect(earliestWhileWaiting(waiting, '2026-01-02')).toBe('2026-01-04')
    expect(earliestWhileWaiting(waiting, '2026-01-05')).toBe('2026-01-05')
    expect(waitUntil(waiting, '2026-01-06').waitsFrom).toBe('2026-01-06')
    expect(waitUntil(waiting, '2026-01-03')).toEqual(waiting)
    expect(waitUntil(post, '2026-01-06')).toEqual(post)
  })

  it('passed, locked and published, it keeps its place', () => {
    expect(schedule(post)).toEqual({ ...post, state: 'scheduled' })
    expect(lockInto(post)).toEqual({ ...post, state: 'locked' })
    expect(publish(post, 'https://mp.weixin.qq.com/s/1')).toEqual({
      ...post,
      state: 'published',
      link: 'https://mp.weixin.qq.com/s/1',
    })
  })
})

describe('G10: handing in again', () => {
  const told = {
    title: '改过的标题',
    coverId: 'new-cover',
    acceptedUnder: 'group-media@2',
    approvalId: 'post_2',
    wishes: { ...noWishes, latest: '2026-01-20' as const },
  }
  const place = aPostPlace('2026-01-09')
  const again = (post: Post) =>
    resubmit(post, { n: 2, digest: 'new' }, told, place, '2026-01-06T02:00:00.000Z', 'command-2')

  it('starts anew with another revision, another place and another time of submission', () => {
    const returned = aPost({ state: 'returned', place: null, commands: ['command-1'] })
    expect(allowed(again(returned))).toEqual({
      ...returned,
      ...told,
      revision: { n: 2, digest: 'new' },
      place,
      state: 'in-approval',
      submittedAt: '2026-01-06T02:00:00.000Z',
      sortKey: `2026-01-06T02:00:00.000Z_${returned._id}`,
      commands: ['command-1', 'command-2'],
    })
  })

  it.each(postStates.filter((state) => state !== 'returned' && state !== 'changes-asked'))(
    'is refused while the post is %s',
    (state) => {
      expect(refused(again(aPost({ state }))).code).toBe('wrong-state')
    },
  )
})

describe('names of a post’s documents', () => {
  it('sort posts by the time of submission, and differ between posts of one instant', () => {
    const at = '2026-01-01T02:00:00.000Z'
    const keys = [sortKeyOf('2026-01-01T02:00:00.001Z', 'a'), sortKeyOf(at, 'b'), sortKeyOf(at, 'a')]
    expect([...keys].sort()).toEqual([...keys].reverse())
    expect(new Set(keys).size).toBe(3)
  })

  it('number its revisions', () => {
    expect([1, 2].map((n) => revisionId('post', n))).toEqual(['post_1', 'post_2'])
  })
})

describe('who may', () => {
  const post = aPost({ submitterId: 'lin', unitId: 'brand' })
  const channel = { team: aTeam() }
  const people = {
    submitter: aPerson({ _id: 'lin' }),
    colleague: aPerson({ _id: 'sun', unitId: 'brand' }),
    'somebody of another unit': aPerson({ _id: 'gao', unitId: 'market' }),
    editor: aPerson({ _id: 'zhou', unitId: 'group', roles: [] }),
    reviewer: aPerson({ _id: 'wu', unitId: 'group', roles: [] }),
    publisher: aPerson({ _id: 'zheng', unitId: 'group', roles: [] }),
    admin: aPerson({ _id: 'he', unitId: 'office', roles: ['admin'] }),
    'somebody without a role': aPerson({ _id: 'xu', unitId: 'market', roles: [] }),
  }

  it.each([
    ['submitter', { submit: true, revise: true, read: true }],
    ['colleague', { submit: true, revise: false, read: true }],
    ['somebody of another unit', { submit: true, revise: false, read: false }],
    ['editor', { submit: false, revise: false, read: true }],
    ['reviewer', { submit: false, revise: false, read: true }],
    ['publisher', { submit: false, revise: false, read: true }],
    ['admin', { submit: false, revise: false, read: true }],
    ['somebody without a role', { submit: false, revise: false, read: false }],
  ] as const)('G1, G11: %s', (who, expected) => {
    const person = people[who]
    const may = (someone: typeof person) => ({
      submit: maySubmit(someone),
      revise: mayRevise(someone, post),
      read: mayRead(someone, post, channel),
    })
    expect(may(person)).toEqual(expected)
    expect(may({ ...person, active: false })).toEqual({ submit: false, revise: false, read: false })
  })

  it('G1: not revise one’s own post any more without being the unit’s named person', () => {
    expect(mayRevise(aPerson({ _id: 'lin', roles: [] }), post)).toBe(false)
    expect(mayRead(aPerson({ _id: 'lin', unitId: 'moved', roles: [] }), post, channel)).toBe(true)
  })
})
