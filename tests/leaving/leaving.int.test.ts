import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { decisionOn, noticesOf, titlesWaiting, trailOf } from '../approvals/at-work'

// X4, E2: whoever leaves is out at once, and nothing that waits for them is stuck.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const leaving = (personId: string, standInId: string) => ({ commandId: anId(), personId, standInId })

function leave(personId: string, standInId: string) {
  return company.as('he-jing').ask('leaving', 'enter', leaving(personId, standInId))
}

function plan(personId: string, standInId: string | null = null) {
  return company.as('he-jing').ask('leaving', 'plan', { personId, standInId })
}

async function inReview(title: string): Promise<string> {
  const { postId } = await company.as('chen-mo').submit({ title })
  await company.as('zhou-ning').decide(postId)
  return postId
}

async function onlyReviewer(personId: string): Promise<void> {
  const channel = (await company.db.get('channels', 'group-media'))!
  const team = { ...channel.team, reviewer: [personId] }
  await company.db.transact((tx) => tx.replace('channels', { ...channel, team }))
}

test('a leaver is out at once, on every phone, and can be bound to nobody else’s work', async () => {
  const phone = company.as('wu-fan')
  await phone.ask('approvals', 'inbox')
  await leave('wu-fan', 'liu-fang')
  expect(await phone.refused('approvals', 'inbox')).toMatchObject({ code: 'not-bound' })
  const refusal = await company
    .as('he-jing')
    .refused('staff', 'invite', { commandId: anId(), personId: 'wu-fan' })
  expect(refusal.code).toBe('not-found')
  const gone = { list: 'gone', words: '', unitId: null, after: null } as const
  const { rows } = await company.as('he-jing').ask('staff', 'people', gone)
  expect(rows).toMatchObject([{ id: 'wu-fan', active: false, bound: false, roles: [] }])
  expect((await trailOf(company, 'wu-fan')).at(-1)).toBe('left 何静')
})

test('what waits for them, now and in a later step, whoever takes over decides in their stead', async () => {
  await onlyReviewer('wu-fan')
  const now = await inReview('正在审核')
  const { postId: later } = await company.as('chen-mo').submit({ title: '还在编辑' })
  expect(await plan('wu-fan')).toMatchObject({
    person: { name: '吴凡', active: true },
    parts: ['青梧集团媒体号：审核', '青梧百货号：审核', '青梧综超号：审核'],
    waiting: [{ title: '正在审核', stepTitle: '审核', mayTakeOver: null }],
    suggested: { id: 'zheng-yi' },
  })
  expect(await leave('wu-fan', 'liu-fang')).toEqual({ name: '吴凡', standInName: '刘芳', left: [] })
  expect(await titlesWaiting(company, 'liu-fang')).toEqual(['正在审核'])
  await company.as('zhou-ning').decide(later)
  expect((await titlesWaiting(company, 'liu-fang')).sort()).toEqual(['正在审核', '还在编辑'])
  for (const postId of [now, later]) await company.as('liu-fang').decide(postId)
  expect(await trailOf(company, now)).toContain('reviewer-approved 刘芳 代 吴凡')
  expect(await titlesWaiting(company, 'zheng-yi')).toHaveLength(2)
  const { rows } = await company.as('liu-fang').ask('notices', 'inbox', { after: null })
  expect(rows.map(({ title }) => title)).toContain('请您接手')
})

test('what comes later does not wait for them any more: their place in the team is taken', async () => {
  await leave('wu-fan', 'tang-yue')
  const teams = await company.db.getMany('channels', ['group-media', 'supermarket-news'])
  expect(Object.fromEntries(teams.map(({ _id, team }) => [_id, team.reviewer]))).toEqual({
    'group-media': ['sun-li'],
    'supermarket-news': ['tang-yue'],
  })
  await inReview('新来的稿件')
  expect(await titlesWaiting(company, 'sun-li')).toEqual(['新来的稿件'])
  expect(await titlesWaiting(company, 'tang-yue')).toEqual([])
})

test('G1: a unit’s named person is followed by the colleague who takes over, who is no deputy any more', async () => {
  const before = await plan('gao-yuan', 'xu-xin')
  expect(before).toMatchObject({ parts: ['青梧超市：供稿人'], suggested: { id: 'liu-fang' } })
  await leave('gao-yuan', 'xu-xin')
  expect((await company.db.get('people', 'xu-xin'))?.roles).toEqual(['submitter'])
  // Of another unit, it is nobody's until somebody is named.
  await leave('chen-mo', 'xu-xin')
  expect((await company.db.get('people', 'xu-xin'))?.roles).toEqual(['submitter'])
})

test('G11: nobody becomes two of the four hands by taking over; what they cannot decide gets one more successor', async () => {
  await onlyReviewer('wu-fan')
  const postId = await inReview('她编辑过的稿件')
  expect((await plan('wu-fan', 'zhou-ning')).waiting).toMatchObject([{ mayTakeOver: false }])
  const { left } = await leave('wu-fan', 'zhou-ning')
  expect(left.map(({ title }) => title)).toEqual(['她编辑过的稿件'])
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual([])
  const own = await decisionOn(company, 'zhou-ning', postId)
  expect((await company.as('zhou-ning').refused('approvals', 'decide', own)).code).toBe('not-allowed')
  expect(await leave('wu-fan', 'liu-fang')).toMatchObject({ left: [] })
  expect((await plan('wu-fan')).successors).toEqual(['周宁', '刘芳'])
  await company.as('liu-fang').decide(postId)
  expect(await titlesWaiting(company, 'zheng-yi')).toEqual(['她编辑过的稿件'])
})

test('whoever took over and leaves as well hands on what they had taken over', async () => {
  await onlyReviewer('wu-fan')
  await inReview('等了两个人')
  await leave('wu-fan', 'tang-yue')
  expect(await titlesWaiting(company, 'tang-yue')).toEqual(['等了两个人'])
  await leave('tang-yue', 'liu-fang')
  expect(await titlesWaiting(company, 'liu-fang')).toEqual(['等了两个人'])
})

test('the same tap twice leaves once', async () => {
  const tap = leaving('wu-fan', 'liu-fang')
  const answers = [
    await company.as('he-jing').ask('leaving', 'enter', tap),
    await company.as('he-jing').ask('leaving', 'enter', tap),
  ]
  expect(answers[1]).toEqual(answers[0])
  expect((await trailOf(company, 'wu-fan')).filter((deed) => deed.startsWith('left'))).toHaveLength(1)
  expect(await noticesOf(company, 'liu-fang', '')).toEqual(['请您接手'])
})

test.each([
  ['oneself', 'he-jing', 'he-jing', 'zheng-yi', 'not-allowed'],
  ['somebody whom nobody knows', 'he-jing', 'nobody', 'zheng-yi', 'not-found'],
  ['to nobody', 'he-jing', 'wu-fan', 'nobody', 'not-found'],
  ['to themselves', 'he-jing', 'wu-fan', 'wu-fan', 'bad-input'],
  ['without being an admin', 'zheng-yi', 'wu-fan', 'liu-fang', 'not-allowed'],
])('is refused: %s', async (_what, by, personId, standInId, code) => {
  const refusal = await company.as(by).refused('leaving', 'enter', leaving(personId, standInId))
  expect(refusal.code).toBe(code)
  expect((await company.db.get('people', 'wu-fan'))?.active).toBe(true)
})

test('nobody takes over who has left', async () => {
  await leave('liu-fang', 'wu-fan')
  const refusal = await company.as('he-jing').refused('leaving', 'enter', leaving('wu-fan', 'liu-fang'))
  expect(refusal).toMatchObject({ code: 'not-found', path: 'standInId' })
})
