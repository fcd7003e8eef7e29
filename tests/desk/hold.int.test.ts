import { at, openDesk, type Desk } from './at-desk'

// Holding a post (暂缓): whatever else happens, it does not go out until somebody releases it.

let desk: Desk
let first: string
let second: string

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.leave())

const hold = (person: string, postId: string) => desk.tap(person, 'hold', { postId, reason: '价格待核实' })

test('T6: against the publisher: what is held and then released for publication is not locked in', async () => {
  const { postId } = await desk.as('chen-mo').submit({ title: '甲' })
  expect(await hold('wu-fan', postId)).toBe('done')
  await desk.pass(postId)
  expect(await desk.post(postId)).toMatchObject({ state: 'scheduled', day: '2026-01-04' })
  await desk.tickAt(at.lock)
  expect(await desk.post(postId)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
  await desk.tickAt(at.opening)
  expect(await desk.accepted()).toBe(0)
  expect((await desk.told('chen-mo')).map(({ body }) => body)).toContain(
    '《甲》暂缓中，没有编入1月4日 周日一期，已顺延到1月5日 周一。',
  )
  expect(await desk.tap('zhou-ning', 'release', { postId })).toBe('done')
  await desk.tickAt('2026-01-05T07:00:00.000Z')
  await desk.tickAt('2026-01-05T09:00:00.000Z')
  expect(await desk.sent()).toEqual(['甲'])
})

test('its own page says to its submitter who keeps it, and why, until it is released', async () => {
  const [postId = ''] = await desk.passed('甲')
  const held = async () => (await desk.as('chen-mo').ask('posts', 'detail', { postId })).post.held
  expect(await held()).toBeNull()
  await hold('wu-fan', postId)
  expect(await held()).toMatchObject({ byName: '吴凡', reason: '价格待核实' })
  await desk.tap('zhou-ning', 'release', { postId })
  expect(await held()).toBeNull()
})

describe('of an edition that has locked', () => {
  beforeEach(async () => {
    const ids = await desk.passed('甲', '乙')
    first = ids[0] ?? ''
    second = ids[1] ?? ''
    await desk.tickAt(at.lock)
  })

  test('T6: after 定稿 the held one leaves its send, and the others go out', async () => {
    await desk.tickAt(at.late)
    expect(await hold('zheng-yi', first)).toBe('done')
    expect(await desk.post(first)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
    await desk.tickAt(at.opening)
    expect(await desk.sent()).toEqual(['乙'])
    expect(await desk.post(second)).toMatchObject({ state: 'locked' })
  })

  test('T6: on the retry path: after WeChat refused once, the second try goes without it', async () => {
    await desk.local.standIn('faults', { endpoint: 'message/mass/sendall', kind: 'error', errcode: 45028 })
    await desk.tickAt(at.opening)
    expect(await desk.send()).toMatchObject({ stage: 'waiting', attemptedAt: null })
    expect(await hold('zhou-ning', first)).toBe('done')
    await desk.tickAt(at.inWindow)
    expect(await desk.sent()).toEqual(['乙'])
  })

  test('T6: held at the very moment of sending: either it is out, or it is held', async () => {
    desk.now = at.opening
    const [, held] = await Promise.all([desk.tick(), hold('zhou-ning', first)])
    await desk.tick()
    expect(await desk.sent()).toEqual([held === 'done' ? '乙' : '甲乙'])
  })

  test('once WeChat was asked it is too late', async () => {
    await desk.tickAt(at.opening)
    expect(await hold('zhou-ning', first)).toBe('wrong-state')
    expect((await desk.db.get('posts', first))?.held).toBeNull()
  })
})

test('released without a place, it gets the next free one at once', async () => {
  const [postId = ''] = await desk.passed('甲')
  await hold('zhou-ning', postId)
  const post = await desk.db.get('posts', postId)
  const lost = { ...post!, place: null, waitsForPlace: true }
  await desk.db.transact((tx) => tx.replace('posts', lost))
  expect(await desk.tap('zheng-yi', 'release', { postId })).toBe('done')
  expect((await desk.post(postId)).day).toBe('2026-01-02')
})
