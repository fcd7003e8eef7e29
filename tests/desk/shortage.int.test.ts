import { at, edition, fourth, openDesk, type Desk } from './at-desk'

// G2: an edition below its minimum says so on the day before and at lock; what the editor chooses, and what happens
// when nobody chooses.

let desk: Desk
let ids: string[]

beforeEach(async () => {
  desk = await openDesk()
  ids = await desk.passed('甲', '乙')
})

afterEach(() => desk.leave())

const reason = '节日期间稿件少'
const aboutFourth = async () =>
  (await desk.told('zhou-ning')).filter(
    ({ kind, body }) => kind === 'edition-short' && body.startsWith('青梧集团媒体号1月4日'),
  )
const trailOf = async (id: string) => {
  const entries = await desk.db.find('trail', { where: { subjectId: id }, orderBy: ['n', 'asc'], limit: 50 })
  return entries.map(({ action }) => action)
}

test('the editors are told 差 4 篇 on the morning before and at lock, each once, however often the clock ticks', async () => {
  await desk.tickAt('2026-01-03T00:59:00.000Z')
  expect(await aboutFourth()).toEqual([])
  await desk.tickAt('2026-01-03T01:00:00.000Z')
  await desk.tickAt('2026-01-03T01:01:00.000Z')
  expect((await aboutFourth()).map(({ body }) => body)).toEqual([
    '青梧集团媒体号1月4日 周日一期还差 4 篇。可以从备稿补、约稿、写明原因照发，或停刊。',
  ])
  await desk.tickAt(at.lock)
  await desk.tickAt('2026-01-04T07:01:00.000Z')
  expect((await aboutFourth()).map(({ body }) => body)).toContain(
    '青梧集团媒体号1月4日 周日一期截稿时差 4 篇。定稿之前可以从备稿补、约稿、写明原因照发，或停刊。',
  )
  expect(await aboutFourth()).toHaveLength(2)
})

test('nobody chose: it goes out with fewer, and the record says that nobody gave a reason', async () => {
  await desk.tickAt(at.lock)
  await desk.tickAt(at.textsClose)
  await desk.tickAt(at.opening)
  expect(await desk.sent()).toEqual(['甲乙'])
  expect((await trailOf(fourth)).filter((action) => action === 'short-unexplained')).toHaveLength(1)
})

test('with a reason it goes out with fewer, and the record keeps the reason', async () => {
  expect(await desk.tap('zhou-ning', 'sendFewer', { editionId: fourth, reason })).toBe('done')
  await desk.tickAt(at.lock)
  expect(await aboutFourth()).toEqual([])
  await desk.tickAt(at.textsClose)
  await desk.tickAt(at.opening)
  expect(await desk.sent()).toEqual(['甲乙'])
  expect((await desk.db.get('editions', fourth))?.shortfall).toMatchObject({ reason, byName: '周宁' })
  expect(await trailOf(fourth)).not.toContain('short-unexplained')
})

test('停刊 of an open edition: its posts move on in the order of submission, told why', async () => {
  await desk.db.updateIf('editions', edition('2026-01-05'), {}, { free: 1 })
  expect(await desk.tap('zhou-ning', 'skip', { editionId: fourth, reason })).toBe('done')
  expect(await desk.post(ids[0]!)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
  expect(await desk.post(ids[1]!)).toMatchObject({ state: 'scheduled', day: '2026-01-06' })
  expect((await desk.told('chen-mo')).map(({ body }) => body)).toContain(
    `1月4日 周日一期停刊：${reason}。《甲》已顺延到1月5日 周一。`,
  )
  expect(await desk.db.get('editions', fourth)).toMatchObject({ state: 'skipped', places: [], dueAt: null })
  const { postId } = await desk.as('gao-yuan').submit({ title: '丙' })
  expect((await desk.post(postId)).day).not.toBe('2026-01-04')
})

test('停刊 that was killed half way: the clock goes on with it', async () => {
  const open = await desk.db.get('editions', fourth)
  const shortfall = { reason, by: 'zhou-ning', byName: '周宁', at: desk.now }
  const skipped = { ...open!, state: 'skipped', shortfall, dueAt: desk.now } as const
  await desk.db.transact((tx) => tx.replace('editions', skipped))
  await desk.tick()
  expect((await desk.post(ids[0]!)).day).toBe('2026-01-05')
  expect(await desk.db.get('editions', fourth)).toMatchObject({ state: 'skipped', places: [], dueAt: null })
})

test('停刊 after the lock: nothing is sent, and the posts move on', async () => {
  await desk.tickAt(at.lock)
  desk.now = at.late
  expect(await desk.tap('zhou-ning', 'skip', { editionId: fourth, reason })).toBe('done')
  await desk.tickAt(at.late)
  await desk.tickAt(at.opening)
  expect(await desk.accepted()).toBe(0)
  expect(await desk.post(ids[0]!)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
  expect((await desk.told('chen-mo'))[0]?.body).toContain(`本期停刊：${reason}`)
})

test('停刊 at the moment of sending: exactly one of the two wins', async () => {
  await desk.tickAt(at.lock)
  desk.now = at.opening
  const [, skipped] = await Promise.all([
    desk.tick(),
    desk.tap('zhou-ning', 'skip', { editionId: fourth, reason }),
  ])
  await desk.tick()
  expect([skipped, await desk.accepted()]).toEqual(skipped === 'done' ? ['done', 0] : ['wrong-state', 1])
})
