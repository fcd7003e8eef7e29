import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { claim } from '../../cloudfunctions/_platform/lease'
import { advanceSend } from '../../cloudfunctions/publishing'
import { at, fourth, openDesk, type Desk } from './at-desk'

// Stopping (停发) an edition, or every channel, until WeChat has been asked.

let desk: Desk
let postId: string

beforeEach(async () => {
  desk = await openDesk()
  postId = (await desk.passed('甲'))[0] ?? ''
})

afterEach(() => desk.leave())

const stop = (person = 'zheng-yi') => desk.tap(person, 'stop', { editionId: fourth, reason: '价格待核实' })
const resume = () => desk.tap('zhou-ning', 'resume', { editionId: fourth })

test('what is stopped is not sent; resumed in its window, it goes out at once', async () => {
  await desk.tickAt(at.lock)
  expect(await stop()).toBe('done')
  expect(await desk.told('zhou-ning')).toContainEqual({
    kind: 'edition-stopped',
    body: '郑毅停发了青梧集团媒体号1月4日 周日一期（头条《甲》）：价格待核实。恢复之前不会发出；窗口关闭时仍停发，稿件顺延。',
  })
  await desk.tickAt(at.opening)
  expect(await desk.accepted()).toBe(0)
  desk.now = at.inWindow
  expect(await resume()).toBe('done')
  await desk.tickAt(at.inWindow)
  expect(await desk.accepted()).toBe(1)
  expect(await stop()).toBe('wrong-state')
})

test('G7: still stopped when the window closes, its posts move on and are told why', async () => {
  await desk.tickAt(at.lock)
  await stop()
  await desk.tickAt(at.closing)
  expect(await desk.post(postId)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
  expect((await desk.told('chen-mo'))[0]?.body).toBe(
    '含《甲》的一期未能发出：郑毅已停发：价格待核实。这篇稿件已顺延到1月5日 周一。',
  )
  expect(await resume()).toBe('wrong-state')
})

test('before the lock there is nothing to stop yet', async () => {
  expect(await stop()).toBe('wrong-state')
})

describe('a stop that races with the sending', () => {
  beforeEach(() => desk.tickAt(at.lock))

  test('first on record: the tick that holds the send does not send', async () => {
    const ctx = openContext(at.opening, secureRandom, null, 'test')
    const held = await claim(ctx, 'sends', await desk.send())
    expect(await stop()).toBe('done')
    if (!held) throw new Error('the send was held by somebody else')
    await advanceSend(ctx, held, () => true)
    expect(await desk.accepted()).toBe(0)
    expect(await desk.send()).toMatchObject({ stage: 'waiting', attemptedAt: null })
  })

  test('second: it is refused, kindly', async () => {
    await desk.tickAt(at.opening)
    const { message } = await desk.as('zheng-yi').refused('desk', 'stop', {
      commandId: 'AAAAAAAAAAAAAAAAAAAAAA',
      editionId: fourth,
      reason: '价格待核实',
    })
    expect(message).toBe('已提交微信，不能再调整。')
    expect(await desk.accepted()).toBe(1)
  })

  test('at once, through the real tick: exactly one of the two wins', async () => {
    desk.now = at.opening
    const [, outcome] = await Promise.all([desk.tick(), stop()])
    await desk.tick()
    expect([outcome, await desk.accepted()]).toEqual(outcome === 'done' ? ['done', 0] : ['wrong-state', 1])
  })
})

describe('every channel', () => {
  const stopAll = () => desk.tap('zheng-yi', 'stopAll', { reason: '突发事件' })
  const resumeAll = () => desk.tap('zheng-yi', 'resumeAll', {})

  test('what is on its way stops, and what becomes ready begins stopped', async () => {
    await desk.tickAt(at.lock)
    expect(await stopAll()).toBe('done')
    expect((await desk.send()).stopped).toMatchObject({ scope: 'all', reason: '突发事件' })
    await desk.tickAt(at.closing)
    expect(await desk.accepted()).toBe(0)
    await desk.tickAt('2026-01-05T07:00:00.000Z')
    const [next] = await desk.db.find('sends', { where: { editionId: 'group-media_2026-01-05_1' }, limit: 1 })
    expect(next?.stopped).toMatchObject({ scope: 'all' })
    expect(await desk.tap('zhou-ning', 'resume', { editionId: 'group-media_2026-01-05_1' })).toBe(
      'wrong-state',
    )
    expect(await resumeAll()).toBe('done')
    await desk.tickAt('2026-01-05T09:00:00.000Z')
    expect(await desk.accepted()).toBe(1)
  })

  test('stopped at the very moment at which an edition locks, it begins stopped or is stopped', async () => {
    desk.now = at.lock
    await Promise.all([desk.tick(), stopAll()])
    await desk.tickAt('2026-01-04T07:02:00.000Z')
    expect((await desk.send()).stopped).toMatchObject({ scope: 'all' })
    await desk.tickAt(at.closing)
    expect(await desk.accepted()).toBe(0)
  })

  test('an edition stopped for its own sake stays stopped when all are resumed', async () => {
    await desk.tickAt(at.lock)
    await stop()
    await stopAll()
    await resumeAll()
    await desk.tickAt(at.opening)
    expect(await desk.accepted()).toBe(0)
  })
})
