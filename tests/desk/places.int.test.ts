import { firstBreak } from '../../shared/trail'
import { sha256 } from '../../cloudfunctions/_platform/hash'
import { at, edition, fourth, openDesk, type Desk } from './at-desk'

// Posts go from one edition into another: all of it becomes true together, or nothing.

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.leave())

const tap = (procedure: string, input: object) =>
  desk.tap('zhou-ning', procedure, { reason: '版面调整', ...input })
const fifth = edition('2026-01-05')

/** Every place belongs to a post that points at it, and every post with a place has it. */
async function nothingLeaks(): Promise<void> {
  const editions = await desk.db.find('editions', { where: { state: 'open' }, limit: 200 })
  const posts = await desk.db.find('posts', { where: {}, limit: 200 })
  const holding = editions.flatMap(({ _id, places }) => places.map(({ holdId }) => `${_id} ${holdId}`))
  const pointing = posts.flatMap(({ place, state }) =>
    place && state !== 'locked' && state !== 'published' ? [`${place.editionId} ${place.holdId}`] : [],
  )
  expect(holding.sort()).toEqual(pointing.sort())
  for (const { free, plannedPosts, places } of editions) expect(free).toBe(plannedPosts - places.length)
}

/** A post that was handed in a day later, so that its place is on the fifth. */
async function handedInLater(title: string): Promise<string> {
  desk.now = '2026-01-02T02:00:00.000Z'
  const { postId } = await desk.as('gao-yuan').submit({ title })
  return postId
}

test('移出: a post moves on to the next free edition, its submitter is told why, and its approvers see the day', async () => {
  const { postId } = await desk.as('chen-mo').submit({ title: '甲' })
  expect(await tap('pull', { postId })).toBe('done')
  expect(await desk.post(postId)).toMatchObject({ state: 'in-approval', day: '2026-01-05' })
  expect((await desk.told('chen-mo'))[0]?.body).toBe(
    '周宁把《甲》从1月4日 周日调到1月5日 周一，原因是版面调整。',
  )
  const [item] = (await desk.as('zhou-ning').ask('approvals', 'inbox')).waiting
  expect(item).toMatchObject({ when: '1月5日 周一', decideBy: '2026-01-05T07:00:00.000Z' })
  const { trail } = await desk.as('chen-mo').ask('posts', 'detail', { postId })
  expect(trail.at(-1)).toMatchObject({ byName: '周宁', text: '编辑调整版面，改到 1月5日 周一：版面调整' })
  expect(await tap('pull', { postId, reason: ' ' })).toBe('bad-input')
  await nothingLeaks()
})

test('G7: nobody is moved forward unasked; agreed with the unit it is, and that goes on record', async () => {
  const postId = await handedInLater('乙')
  const { submittedAt } = (await desk.db.get('posts', postId))!
  const [post] = await desk.db.find('posts', { where: { submitterId: 'gao-yuan' }, limit: 1 })
  expect([post?.place?.day, submittedAt]).toEqual(['2026-01-05', '2026-01-02T02:00:00.000Z'])
  await tap('place', { postId, editionId: edition('2026-01-07'), agreed: false })
  expect(await tap('place', { postId, editionId: edition('2026-01-06'), agreed: false })).toBe('against-rule')
  expect(await tap('place', { postId, editionId: edition('2026-01-06'), agreed: true })).toBe('done')
  expect(await tap('place', { postId, editionId: fourth, agreed: true })).toBe('against-rule')
  const { trail } = await desk.as('gao-yuan').ask('posts', 'detail', { postId })
  expect(trail.at(-1)?.text).toBe('编辑调整版面，改到 1月6日 周二（已与供稿单位商定）：版面调整')
  await nothingLeaks()
})

test('替换 and 互换 change two posts and their editions in one go, and each stands where the other stood', async () => {
  const [first, second] = await desk.passed('甲', '乙')
  const later = await handedInLater('丙')
  const wishes = { notBefore: null, wished: null, latest: null, earlierIsFine: true }
  const stored = await desk.db.get('posts', later)
  await desk.db.transact((tx) =>
    tx.replace('posts', { ...stored!, wishes, submittedAt: '2026-01-01T02:00:00.000Z' }),
  )
  expect(await tap('swap', { postId: first, withId: later, agreed: false })).toBe('done')
  expect([await desk.titles(), await desk.titles(fifth)]).toEqual(['丙乙', '甲'])
  expect(await tap('replace', { outId: second, inId: first, agreed: true })).toBe('done')
  expect([await desk.titles(), await desk.titles(fifth)]).toEqual(['丙甲', '乙'])
  await nothingLeaks()
  const trailed = await desk.db.get('editions', fourth)
  const entries = await desk.db.find('trail', {
    where: { subjectId: fourth },
    orderBy: ['n', 'asc'],
    limit: 50,
  })
  expect(trailed && firstBreak(entries, trailed.trail, sha256)).toBeNull()
})

test('a move that the rules refuse leaves everything as it was', async () => {
  const [first] = await desk.passed('甲')
  const later = await handedInLater('丙')
  const before = await desk.db.find('editions', { where: { state: 'open' }, limit: 200 })
  expect(await tap('swap', { postId: first, withId: later, agreed: false })).toBe('against-rule')
  expect(await tap('replace', { outId: first, inId: later, agreed: true })).toBe('against-rule')
  expect(await desk.db.find('editions', { where: { state: 'open' }, limit: 200 })).toEqual(before)
})

test('two editors who move the same post at once move it once; a decision at the same moment counts too', async () => {
  const { postId } = await desk.as('chen-mo').submit({ title: '甲' })
  await Promise.all([
    tap('pull', { postId }),
    tap('place', { postId, editionId: edition('2026-01-08'), agreed: false }),
    desk.as('zhou-ning').decide(postId),
  ])
  await nothingLeaks()
  expect((await desk.as('chen-mo').ask('posts', 'detail', { postId })).approval.current).toBe(1)
})

test('submissions at the same moment take no place twice', async () => {
  const ids = await desk.passed('甲', '乙', '丙', '丁')
  desk.now = '2026-01-01T05:00:00.000Z'
  const submitting = ['chen-mo', 'gao-yuan', 'lin-xiaoyu'].map((who) => desk.as(who).submit({ title: who }))
  await Promise.all([...submitting, ...ids.map((postId) => tap('pull', { postId }))])
  await nothingLeaks()
})

describe('an edition that has locked', () => {
  let passed: string[]
  let reserve: string
  let unpassed: string

  beforeEach(async () => {
    passed = await desk.passed('甲', '乙')
    reserve = await handedInLater('丙')
    await desk.pass(reserve)
    unpassed = await handedInLater('丁')
    for (const postId of [reserve, unpassed]) {
      const stored = await desk.db.get('posts', postId)
      const early = { submittedAt: '2026-01-01T02:00:00.000Z' as const }
      await desk.db.transact((tx) => tx.replace('posts', { ...stored!, ...early }))
    }
    await desk.tickAt(at.lock)
    desk.now = at.afterLock
  })

  test('G11: is filled with what has passed, which goes out with it; what has not passed stays away', async () => {
    expect(await tap('place', { postId: unpassed, editionId: fourth, agreed: true })).toBe('wrong-state')
    expect(await tap('place', { postId: reserve, editionId: fourth, agreed: true })).toBe('done')
    expect(await desk.post(reserve)).toMatchObject({ state: 'locked', day: '2026-01-04' })
    await desk.tickAt(at.afterLock)
    expect(await desk.drafts()).toEqual(['甲乙丙'])
    await desk.tickAt(at.opening)
    await desk.local.standIn('settle', {})
    await desk.tickAt(at.inWindow)
    expect(await desk.post(reserve)).toMatchObject({ state: 'published' })
  })

  test('gives a post away until texts close, which then goes out with the next', async () => {
    expect(await tap('pull', { postId: passed[0] })).toBe('done')
    expect(await desk.post(passed[0]!)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
    await desk.tickAt(at.opening)
    expect(await desk.sent()).toEqual(['乙'])
    expect(await tap('pull', { postId: passed[1] })).toBe('wrong-state')
    await desk.tickAt('2026-01-05T07:00:00.000Z')
    await desk.tickAt('2026-01-05T09:00:00.000Z')
    expect((await desk.sent()).at(-1)).toContain('甲')
  })

  test('a pull at the moment of locking leaves the post in exactly one edition', async () => {
    const next = await handedInLater('戊')
    await desk.pass(next)
    desk.now = '2026-01-05T07:00:00.000Z'
    await Promise.all([desk.tick(), tap('pull', { postId: next })])
    await desk.tick()
    const { state, day } = await desk.post(next)
    expect([
      ['locked', '2026-01-05'],
      ['scheduled', '2026-01-06'],
    ]).toContainEqual([state, day])
    await nothingLeaks()
  })
})
