import { noWishes } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { actOn, decisionOn, noticesOf, titlesWaiting, trailOf } from './at-work'

// What a post loses and keeps on each of its ways back: 退改, 不通过, 撤回.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const until = '2026-01-03T04:00:00.000Z'
const askForChanges = { verdict: 'changes-asked', comment: '标题请再短一些', changesDueAt: until } as const

async function freeOn(day: string): Promise<number> {
  const { editions } = await company.as('chen-mo').ask('editions', 'calendar')
  return editions.find((edition) => edition.day === day)?.free ?? -1
}

async function changesAsked(): Promise<string> {
  const { postId } = await company.as('chen-mo').submit({ title: '周年庆' })
  await company.as('zhou-ning').decide(postId)
  company.now = '2026-01-01T03:00:00.000Z'
  const decision = await decisionOn(company, 'wu-fan', postId, askForChanges)
  await company.as('wu-fan').ask('approvals', 'decide', decision)
  return postId
}

async function handInAgain(postId: string, title = '周年庆开幕') {
  const author = company.as('chen-mo')
  const material = aMaterial({ title, pictures: [await author.upload()] })
  return author.ask('posts', 'resubmit', { commandId: anId(), postId, material })
}

test('G10: changes asked for keep the place; what is handed in goes through every step anew', async () => {
  const postId = await changesAsked()
  expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post).toMatchObject({
    state: 'changes-asked',
    place: { day: '2026-01-04' },
  })
  expect(await freeOn('2026-01-04')).toBe(5)
  expect(await titlesWaiting(company, 'wu-fan')).toEqual([])
  expect(await noticesOf(company, 'chen-mo', postId)).toEqual(['请修改稿件', '已排定'])

  company.now = '2026-01-02T10:00:00.000Z'
  expect((await handInAgain(postId)).day).toBe('2026-01-04')
  expect(await freeOn('2026-01-04')).toBe(5)
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['周年庆开幕'])
  await company.pass(postId)
  expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post).toMatchObject({
    state: 'scheduled',
    revision: { n: 2 },
    place: { day: '2026-01-04', settled: true },
  })
})

test('T3, G11: an edit by the submitter after an approval voids it, in whatever step it was asked for', async () => {
  const postId = await changesAsked()
  const stale = await decisionOn(company, 'zhou-ning', postId)
  await handInAgain(postId)
  const { approval } = await company.as('zhou-ning').ask('posts', 'detail', { postId })
  expect(approval.current).toBe(0)
  expect(approval.steps.flatMap(({ decisions }) => decisions)).toEqual([])
  expect(await company.as('zhou-ning').refused('approvals', 'decide', stale)).toMatchObject({
    code: 'wrong-state',
  })
  const onOldDigest = { ...(await decisionOn(company, 'zhou-ning', postId)), digest: stale.digest }
  expect(await company.as('zhou-ning').refused('approvals', 'decide', onOldDigest)).toMatchObject({
    code: 'stale',
  })
})

test('T4: pictures count as the text does: another picture is another digest', async () => {
  const { postId } = await company.as('chen-mo').submit({ title: '周年庆' })
  const before = await decisionOn(company, 'zhou-ning', postId, askForChanges)
  await company.as('zhou-ning').ask('approvals', 'decide', before)
  await handInAgain(postId, '周年庆')
  const after = await decisionOn(company, 'zhou-ning', postId)
  expect(after.digest).not.toBe(before.digest)
})

test('G10: past the deadline the place is free, the submitter is told, and may still hand in', async () => {
  const postId = await changesAsked()
  company.now = until
  await company.tick()
  expect(await freeOn('2026-01-04')).toBe(6)
  expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post).toMatchObject({
    state: 'changes-asked',
    place: null,
  })
  expect(await noticesOf(company, 'chen-mo', postId)).toEqual(['修改期限已过', '请修改稿件', '已排定'])
  await company.tick()
  expect((await trailOf(company, postId)).filter((entry) => entry.startsWith('changes-lapsed'))).toHaveLength(
    1,
  )
  expect((await handInAgain(postId)).day).toBe('2026-01-06')
})

test('G10: at the lock nothing of what waits for changes is left in the edition', async () => {
  const postId = await changesAsked()
  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  const edition = await company.db.get('editions', 'group-media_2026-01-04_1')
  expect(edition).toMatchObject({ state: 'empty', places: [] })
  expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.place).toBeNull()
})

test('G7, G10: what waits for changes and expires takes its approval with it, and no urgent request revives it', async () => {
  const author = company.as('chen-mo')
  const postId = anId()
  const material = aMaterial({ pictures: [await author.upload()] })
  const wishes = { ...noWishes, latest: '2026-01-04' as const }
  await author.ask('posts', 'submit', {
    commandId: anId(),
    postId,
    channelId: 'group-media',
    material,
    wishes,
  })
  await company
    .as('zhou-ning')
    .ask('approvals', 'decide', await decisionOn(company, 'zhou-ning', postId, askForChanges))
  await company.as('zhou-ning').ask('desk', 'skip', {
    ...{ commandId: anId(), editionId: 'group-media_2026-01-04_1', reason: '停刊一天' },
  })
  const { post, approval } = await author.ask('posts', 'detail', { postId })
  expect([post.state, approval.state]).toEqual(['expired', 'expired'])
  const urgent = { commandId: anId(), postId, wishedDay: '2026-01-02' as const, reason: '活动提前' }
  expect(await author.refused('urgent', 'ask', urgent)).toMatchObject({ code: 'wrong-state', clause: 'G8' })
})

test.each([
  ['no deadline', { ...askForChanges, changesDueAt: undefined }],
  ['a deadline after the lock', { ...askForChanges, changesDueAt: '2026-01-04T07:00:00.000Z' }],
])('G10: changes asked for with %s are refused', async (_, said) => {
  const { postId } = await company.as('chen-mo').submit()
  const decision = await decisionOn(company, 'zhou-ning', postId, said)
  expect(await company.as('zhou-ning').refused('approvals', 'decide', decision)).toMatchObject({
    code: 'bad-input',
    clause: 'G10',
    path: 'changesDueAt',
  })
})

test('a rejection ends the post and frees its place', async () => {
  const { postId } = await company.as('chen-mo').submit()
  const decision = await decisionOn(company, 'zhou-ning', postId, {
    verdict: 'rejected',
    comment: '与上周重复',
  })
  await company.as('zhou-ning').ask('approvals', 'decide', decision)
  expect(await company.as('chen-mo').ask('posts', 'detail', { postId })).toMatchObject({
    post: { state: 'rejected', place: null },
    can: { resubmit: false },
  })
  expect(await freeOn('2026-01-04')).toBe(6)
  expect(await noticesOf(company, 'chen-mo', postId)).toEqual(['稿件未通过'])
})

describe('withdrawing (撤回)', () => {
  test('T17: frees the place at once, which goes to the next who wants it', async () => {
    const { postId } = await company.as('chen-mo').submit()
    await company.as('zhou-ning').decide(postId)
    company.now = '2026-01-01T03:00:00.000Z'
    const act = await actOn(company, 'chen-mo', postId)
    await company.as('chen-mo').ask('approvals', 'withdraw', act)
    expect(await freeOn('2026-01-04')).toBe(6)
    expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.state).toBe('withdrawn')
    expect(await titlesWaiting(company, 'wu-fan')).toEqual([])
    expect(await noticesOf(company, 'zhou-ning', postId)).toEqual(['稿件已撤回', '请您编辑'])
    expect((await company.as('gao-yuan').submit()).day).toBe('2026-01-04')
  })

  test('a double tap withdraws once', async () => {
    const { postId } = await company.as('chen-mo').submit()
    const act = await actOn(company, 'chen-mo', postId)
    await company.as('chen-mo').ask('approvals', 'withdraw', act)
    await company.as('chen-mo').ask('approvals', 'withdraw', act)
    expect((await trailOf(company, postId)).filter((entry) => entry.startsWith('withdrawn'))).toHaveLength(1)
  })

  test('is nobody else’s, and too late once it has passed', async () => {
    const { postId } = await company.as('chen-mo').submit()
    const act = await actOn(company, 'zhou-ning', postId)
    expect((await company.as('zhou-ning').refused('approvals', 'withdraw', act)).code).toBe('not-allowed')
    await company.pass(postId)
    const mine = await actOn(company, 'chen-mo', postId)
    expect((await company.as('chen-mo').refused('approvals', 'withdraw', mine)).code).toBe('wrong-state')
  })

  test('and an approval at the same moment: one of them wins, and the other is told', async () => {
    const { postId } = await company.as('chen-mo').submit()
    const decision = await decisionOn(company, 'zhou-ning', postId)
    const act = await actOn(company, 'chen-mo', postId)
    await Promise.allSettled([
      company.as('chen-mo').ask('approvals', 'withdraw', act),
      company.as('zhou-ning').ask('approvals', 'decide', decision as never),
    ])
    // Withdrawing is possible before and after the editor’s approval: it holds whichever came first.
    const { post, approval } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    expect([post.state, approval.state]).toEqual(['withdrawn', 'withdrawn'])
    expect(await freeOn('2026-01-04')).toBe(6)
  })
})
