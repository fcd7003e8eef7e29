import { anId } from '../_support/builders'
import { at, edition, fourth, openDesk, type Desk } from './at-desk'

// The one screen for 16:55.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  await desk.passed('甲')
  await desk.as('chen-mo').submit({ title: '乙' })
  desk.now = '2026-01-02T02:00:00.000Z'
  await desk.as('gao-yuan').submit({ title: '丙' })
})

afterAll(() => desk.leave())

test('shows who holds what since when, what is missing, and what will happen', async () => {
  desk.now = '2026-01-03T02:00:00.000Z'
  const screen = await desk.screen()
  expect(screen.posts.map(({ title, state, waiting }) => [title, state, waiting?.names])).toEqual([
    ['甲', 'scheduled', undefined],
    ['乙', 'in-approval', ['周宁']],
  ])
  expect(screen.posts[1]?.waiting).toMatchObject({ step: '编辑', since: '2026-01-01T02:01:00.000Z' })
  expect(screen.missing).toBe(4)
  expect(screen.foreseen.map(({ text }) => text)[0]).toBe('截稿：1 篇已通过的编入，《乙》顺延到1月5日 周一')
  const others = { stop: false, stopAll: false, settle: true, resend: false }
  expect(screen.can).toEqual({ arrange: true, hold: true, settleShortage: true, ...others })
})

test('the reserve holds what may come earlier, and says whether its unit has to agree', async () => {
  const sixth = edition('2026-01-06')
  const { reserve } = await desk.screen(edition('2026-01-05'))
  expect(reserve).toEqual([])
  const moved = { commandId: anId(), editionId: sixth, reason: '版面调整', agreed: false }
  const postId = (await desk.screen(edition('2026-01-05'))).posts[0]?.id ?? ''
  await desk.as('zhou-ning').ask('desk', 'place', { ...moved, postId })
  expect((await desk.screen(edition('2026-01-05'))).reserve).toMatchObject([
    { title: '丙', mustAgree: true, from: { editionId: sixth, day: '2026-01-06' } },
  ])
})

test('one tap urges, from the screen', async () => {
  const { posts } = await desk.as('wu-fan').ask('desk', 'screen', { editionId: fourth })
  const waiting = posts[1]?.waiting
  expect(waiting?.mayUrge).toBe(true)
  await desk
    .as('wu-fan')
    .ask('approvals', 'urge', { commandId: anId(), approvalId: waiting?.approvalId ?? '' })
  expect((await desk.told('zhou-ning'))[0]?.kind).toBe('urged')
})

test('the calendar and 首页 lead those who run the channel there', async () => {
  desk.now = at.morning
  const home = await desk.as('zhou-ning').ask('home', 'today')
  expect(home.desks).toContain('group-media')
  expect(home.alerts).toContainEqual({
    editionId: fourth,
    channelName: '青梧集团媒体号',
    day: '2026-01-04',
    text: '差 4 篇',
  })
  expect(await desk.as('chen-mo').ask('home', 'today')).toMatchObject({ desks: [], alerts: [] })
  expect((await desk.as('wu-fan').ask('editions', 'calendar')).desks).toContain('group-media')
})

test('shows how the sending stands', async () => {
  await desk.tickAt(at.lock)
  const { send, edition: shown, posts, missing } = await desk.screen()
  expect(send).toMatchObject({ stage: 'waiting', previewed: ['zhouning_qingwu'], stopped: null })
  expect(shown).toMatchObject({ state: 'locked', taken: 1 })
  expect([posts.map(({ title }) => title), missing]).toEqual([['甲'], 5])
})
