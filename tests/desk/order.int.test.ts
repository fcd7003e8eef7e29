import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { claim } from '../../cloudfunctions/_platform/lease'
import { advanceSend } from '../../cloudfunctions/publishing'
import { at, fourth, openDesk, type Desk } from './at-desk'

// The editor puts the posts of an edition in order, before and after it has locked.

let desk: Desk
let first: string
let third: string

beforeEach(async () => {
  desk = await openDesk()
  const ids = await desk.passed('甲', '乙', '丙')
  first = ids[0] ?? ''
  third = ids[2] ?? ''
})

afterEach(() => desk.leave())

const reorder = (postId: string, how: string) =>
  desk.tap('zhou-ning', 'reorder', { editionId: fourth, postId, how })

test('what the editor arranged goes out in that order, the head post first', async () => {
  expect(await desk.titles()).toBe('甲乙丙')
  expect(await reorder(third, 'head')).toBe('done')
  expect(await reorder(first, 'down')).toBe('done')
  expect(await desk.titles()).toBe('丙乙甲')
  await desk.tickAt(at.lock)
  expect(await desk.drafts()).toEqual(['丙乙甲'])
  await desk.tickAt(at.opening)
  expect(await desk.sent()).toEqual(['丙乙甲'])
  await desk.local.standIn('settle', {})
  await desk.tickAt(at.inWindow)
  const sent = (await desk.local.standIn('sends')) as { articles: { title: string; url: string }[] }[]
  const head = sent[0]?.articles.find(({ title }) => title === '丙')
  expect((await desk.post(third)).link).toBe(head?.url)
})

test('between lock and 定稿 a new order is drafted and previewed anew, and the former draft is deleted', async () => {
  await desk.tickAt(at.lock)
  expect(await desk.drafts()).toEqual(['甲乙丙'])
  desk.now = at.afterLock
  expect(await reorder(third, 'head')).toBe('done')
  await desk.tickAt(at.afterLock)
  expect(await desk.drafts()).toEqual(['丙甲乙'])
  expect(await desk.local.standIn('previews')).toHaveLength(2)
  expect(await desk.send()).toMatchObject({ stage: 'waiting', formerDrafts: [] })
  await desk.tickAt(at.opening)
  expect(await desk.sent()).toEqual(['丙甲乙'])
})

test('a former draft that WeChat will not delete keeps nobody from going on', async () => {
  await desk.tickAt(at.lock)
  desk.now = at.afterLock
  await reorder(third, 'up')
  await desk.local.standIn('faults', { endpoint: 'draft/delete', kind: 'error', errcode: 45009 })
  await desk.tickAt(at.afterLock)
  expect(await desk.send()).toMatchObject({ stage: 'waiting', formerDrafts: [] })
  await desk.tickAt(at.opening)
  expect(await desk.sent()).toEqual(['甲丙乙'])
})

test('after 定稿, and once WeChat was asked, nothing is reordered', async () => {
  await desk.tickAt(at.lock)
  desk.now = at.textsClose
  expect(await reorder(third, 'head')).toBe('wrong-state')
  await desk.tickAt(at.opening)
  expect(await reorder(third, 'head')).toBe('wrong-state')
  expect(await desk.sent()).toEqual(['甲乙丙'])
})

test('a tick that holds the send while the editor reorders loses cleanly', async () => {
  await desk.tickAt(at.lock)
  const ctx = openContext(at.afterLock, secureRandom, null, 'test')
  const held = await claim(ctx, 'sends', await desk.send())
  desk.now = at.afterLock
  expect(await reorder(third, 'head')).toBe('done')
  const late = { ...ctx, clock: () => at.opening }
  if (!held) throw new Error('the send was held by somebody else')
  await advanceSend(late, held, () => true)
  expect(await desk.accepted()).toBe(0)
  await desk.tickAt(at.textsClose)
  await desk.tickAt(at.opening)
  expect(await desk.sent()).toEqual(['丙甲乙'])
})

test('two taps at once both count, and the same tap twice counts once', async () => {
  const tap = (postId: string) => desk.tap('zhou-ning', 'reorder', { editionId: fourth, postId, how: 'head' })
  expect(await Promise.all([tap(first), tap(third)])).toEqual(['done', 'done'])
  expect(['甲丙乙', '丙甲乙']).toContain(await desk.titles())
  const again = { commandId: 'AAAAAAAAAAAAAAAAAAAAAA', editionId: fourth, postId: first, how: 'down' }
  await desk.tap('zhou-ning', 'reorder', { ...again, how: 'head' })
  await desk.tap('zhou-ning', 'reorder', again)
  expect((await desk.titles())[0]).toBe('甲')
})
