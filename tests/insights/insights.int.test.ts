import type { Instant } from '../../shared/_kernel'
import { deedsIn } from '../../cloudfunctions/insights/units-in-month'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { answerPreviews } from '../publishing/sending'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const head = () => company.as('zheng-yi')

async function at(now: Instant): Promise<void> {
  company.now = now
  await company.tick()
}

async function ask(unitId: string, dueDay: '2026-01-03' | '2026-01-31'): Promise<string> {
  const commissionId = anId()
  await company.as('zhou-ning').ask('commissions', 'ask', {
    ...{ commandId: anId(), commissionId, channelId: 'group-media', unitId, wanted: 1 },
    ...{ topic: '年货节', editionId: null, dueDay },
  })
  return commissionId
}

/** The line that the door wrote of the last call. */
function lastCall(): { procedure: string; sdkCalls: number } {
  const lines = jest.mocked(console.log).mock.calls.map(([line]) => String(line))
  return JSON.parse(lines.at(-1) ?? '{}') as { procedure: string; sdkCalls: number }
}

/** Hands in, returns, withdraws, publishes: the month of the record. */
async function liveAMonth(): Promise<{ published: string; returned: string }> {
  const { postId: published } = await company.as('gao-yuan').submit({ title: '超市开业' })
  await company.pass(published)
  const { postId: returned } = await company.as('gao-yuan').submit({ title: '超市促销' })
  await company.as('zhou-ning').decide(returned, 'returned', '请补充时间地点')
  const { postId: withdrawn } = await company.as('chen-mo').submit({ title: '中山店周年庆' })
  const { approval } = await company.as('chen-mo').ask('posts', 'detail', { postId: withdrawn })
  await company.as('chen-mo').ask('approvals', 'withdraw', { commandId: anId(), approvalId: approval.id })
  await ask('supermarkets', '2026-01-03')
  await at('2026-01-04T07:00:00.000Z')
  await answerPreviews(company)
  await at('2026-01-04T09:00:00.000Z')
  await company.local.standIn('settle', {})
  await at('2026-01-04T09:01:00.000Z')
  return { published, returned }
}

test('X3: a unit’s month agrees with the trail: handed in, returned by clause, published, overdue', async () => {
  const { published, returned } = await liveAMonth()
  const { units, silent, insight, complete } = await head().ask('insights', 'units', { month: '2026-01' })
  const nothing = { handedIn: 0, used: 0, returned: [], rejected: 0, expired: 0, withdrawn: 0, overdue: 0 }
  expect(units).toEqual([
    {
      ...nothing,
      ...{ unitId: 'supermarkets', unitName: '青梧超市', handedIn: 2, used: 1, overdue: 1 },
      returned: [{ clause: 'G9', count: 1 }],
    },
    { ...nothing, unitId: 'zhongshan-store', unitName: '青梧百货中山店', handedIn: 1, withdrawn: 1 },
  ])
  expect(silent).toContain('品牌部')
  expect([insight.of, complete]).toEqual(['company', true])
  for (const [postId, action] of [
    [published, 'published'],
    [returned, 'returned'],
  ]) {
    const where = { subjectId: postId, action }
    expect(await company.db.find('trail', { where, orderBy: ['n', 'asc'], limit: 10 })).toHaveLength(1)
  }
})

test('what happens on the last evening of a month counts in it, and one minute later in the next', async () => {
  company.now = '2026-01-31T15:59:00.000Z'
  await company.as('gao-yuan').submit()
  company.now = '2026-01-31T16:00:00.000Z'
  await company.as('gao-yuan').submit()
  for (const month of ['2026-01', '2026-02'] as const) {
    const { units } = await head().ask('insights', 'units', { month })
    expect(units).toMatchObject([{ unitId: 'supermarkets', handedIn: 1 }])
  }
  expect((await head().ask('insights', 'units', { month: '2025-12' })).units).toEqual([])
})

test('a commission counts as overdue in the month of its last day', async () => {
  await ask('supermarkets', '2026-01-31')
  await at('2026-02-01T02:00:00.000Z')
  expect((await head().ask('insights', 'units', { month: '2026-01' })).units).toMatchObject([{ overdue: 1 }])
  expect((await head().ask('insights', 'units', { month: '2026-02' })).units).toEqual([])
})

test('months with more deeds than a page are read in halves, each deed once', async () => {
  for (let n = 0; n < 7; n += 1) {
    await company.as('gao-yuan').submit({ title: `第 ${n} 篇` })
    if (n % 3 === 0) company.now = new Date(Date.parse(company.now) + 3_600_000).toISOString() as Instant
  }
  const { found, complete } = await deedsIn(company, '2026-01', 4)
  expect(found.map(({ action }) => action)).toEqual(Array.from({ length: 7 }, () => 'submitted'))
  expect(new Set(found.map(({ subjectId }) => subjectId)).size).toBe(7)
  expect(complete).toBe(true)
})

test('a unit’s head sees their own unit, an admin all; nobody else any', async () => {
  await liveAMonth()
  const own = await company.as('ma-chao').ask('insights', 'units', { month: '2026-01' })
  expect(own.units.map(({ unitId }) => unitId)).toEqual(['zhongshan-store'])
  expect(own.silent).toEqual([])
  expect(own.insight).toEqual({ of: 'unit', unitId: 'zhongshan-store' })
  expect((await company.as('he-jing').ask('insights', 'units', { month: '2026-01' })).units).toHaveLength(2)
  for (const person of ['gao-yuan', 'zhou-ning', 'wu-fan']) {
    expect((await company.as(person).refused('insights', 'ahead')).code).toBe('not-allowed')
    expect((await company.as(person).refused('insights', 'units', { month: '2026-01' })).code).toBe(
      'not-allowed',
    )
  }
})

test('the week ahead says per edition what has passed, what is under way, what is missing, and who is late', async () => {
  const { postId: passed } = await company.as('gao-yuan').submit({ title: '超市开业' })
  await company.pass(passed)
  const { postId: waiting } = await company.as('chen-mo').submit({ title: '中山店周年庆' })
  const commissionId = await ask('supermarkets', '2026-01-03')
  company.now = '2026-01-02T03:00:00.000Z'
  const { editions, commissions } = await head().ask('insights', 'ahead')
  const fourth = editions.find(({ id }) => id === 'group-media_2026-01-04_1')
  expect(fourth).toMatchObject({ minPosts: 6, passed: 1, inApproval: 1, missing: 4 })
  expect(fourth?.late).toMatchObject([
    { postId: waiting, step: '编辑', names: ['周宁'], lateness: 'waits-long', unitName: '青梧百货中山店' },
  ])
  expect(commissions.map(({ id }) => id)).toEqual([commissionId])
  expect(new Set(editions.map(({ day }) => day)).size).toBe(7)

  const ofUnit = await company.as('liu-fang').ask('insights', 'ahead')
  expect(ofUnit.editions.flatMap(({ late }) => late)).toEqual([])
  expect([fourth?.desk, ofUnit.editions.some(({ desk }) => desk)]).toEqual([true, false])
  expect(ofUnit.commissions).toHaveLength(1)
  expect((await company.as('ma-chao').ask('insights', 'ahead')).commissions).toEqual([])
})

test('costs seven calls of the database for the week ahead, and six for a month', async () => {
  await company.as('chen-mo').submit({ title: '中山店周年庆' })
  company.now = '2026-01-02T03:00:00.000Z'
  await head().ask('insights', 'ahead')
  expect(lastCall()).toMatchObject({ procedure: 'insights.ahead', sdkCalls: 7 })
  await head().ask('insights', 'units', { month: '2026-01' })
  expect(lastCall()).toMatchObject({ procedure: 'insights.units', sdkCalls: 6 })
})
