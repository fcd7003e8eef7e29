import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { carryOutAdjustment } from '../../cloudfunctions/adjustments'
import type { Day } from '../../shared/_kernel'
import type { EditionChange } from '../../shared/editions'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { noticesOf, titlesWaiting, trailOf } from '../approvals/at-work'
import { expectWholeness } from '../urgent/at-urgent'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const four: EditionChange = { posts: { min: 3, planned: 4 }, window: null }
const evening: EditionChange = { posts: null, window: { opens: '19:00', closes: '19:30' } }

type Wish = { change?: EditionChange; from?: Day; through?: Day; channelId?: string }

function wish({ change = four, from = '2026-01-04', through = '2026-01-06', ...rest }: Wish = {}) {
  return { channelId: 'group-media', from, through, change, ...rest }
}

async function ask(given: Wish = {}): Promise<string> {
  const adjustmentId = anId()
  const report = { ...wish(given), commandId: anId(), adjustmentId, reason: '春节期间稿件较少' }
  await company.as('zhou-ning').ask('adjustments', 'ask', report)
  return adjustmentId
}

async function decisionOn(
  adjustmentId: string,
  said: { verdict?: 'approved' | 'rejected' | 'returned'; comment?: string } = {},
) {
  const { approval } = await company.as('zheng-yi').ask('adjustments', 'detail', { adjustmentId })
  return {
    ...{ commandId: anId(), approvalId: approval.id, digest: approval.digest, step: approval.current },
    ...{ verdict: 'approved' as const, comment: '', clause: null, ...said },
  }
}

async function approve(adjustmentId: string) {
  return company.as('zheng-yi').ask('approvals', 'decide', await decisionOn(adjustmentId))
}

async function handIn(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 1; n <= count; n += 1) {
    company.now = `2026-01-01T02:${String(n).padStart(2, '0')}:00.000Z`
    ids.push((await company.as('chen-mo').submit({ title: `第 ${n} 篇` })).postId)
  }
  return ids
}

async function days(postIds: readonly string[]): Promise<(string | undefined)[]> {
  const posts = await company.db.getMany('posts', postIds)
  return postIds.map((id) => posts.find(({ _id }) => _id === id)?.place?.day)
}

function edition(day: string) {
  return company.db.get('editions', `group-media_${day}_1`)
}

test('G5: an operator’s report, seen with its effects before and after; the head approves it; posts move as shown', async () => {
  const posts = await handIn(8)
  const seen = await company.as('zhou-ning').ask('adjustments', 'preview', wish())
  expect(
    seen.changed.map(({ day, posts: count, before, after }) => [
      day,
      count,
      before.plannedPosts,
      after.plannedPosts,
    ]),
  ).toEqual([
    ['2026-01-04', 6, 6, 4],
    ['2026-01-05', 2, 6, 4],
    ['2026-01-06', 0, 6, 4],
  ])
  expect(seen.moves.map(({ title, from, to }) => [title, from, to])).toEqual([
    ['第 5 篇', '2026-01-04', '2026-01-05'],
    ['第 6 篇', '2026-01-04', '2026-01-05'],
  ])
  const adjustmentId = await ask()
  expect(await titlesWaiting(company, 'zheng-yi')).toEqual(['调整：每期计划 4 篇、最少 3 篇'])
  const { foreseen } = await company.as('zheng-yi').ask('adjustments', 'detail', { adjustmentId })
  expect(foreseen).toEqual(seen)
  expect((await edition('2026-01-04'))?.plannedPosts).toBe(6)
  await approve(adjustmentId)
  expect(await days(posts)).toEqual([
    ...Array<string>(4).fill('2026-01-04'),
    ...Array<string>(4).fill('2026-01-05'),
  ])
  expect(await edition('2026-01-06')).toMatchObject({ minPosts: 3, plannedPosts: 4, free: 4 })
  expect((await edition('2026-01-07'))?.plannedPosts).toBe(6)
  const [, , , , fifth = ''] = posts
  expect((await noticesOf(company, 'chen-mo', fifth))[0]).toBe('日期有变')
  expect(await trailOf(company, fifth)).toEqual(['submitted 陈默', 'moved-on 系统'])
  expect(await trailOf(company, 'group-media_2026-01-04_1')).toContain('edition-adjusted 系统')
  expect((await trailOf(company, 'group-media')).at(-1)).toBe('adjusted 郑毅')
  expect(await trailOf(company, adjustmentId)).toEqual(['adjustment-asked 周宁', 'adjustment-approved 郑毅'])
  const { adjustment } = await company.as('zhou-ning').ask('adjustments', 'detail', { adjustmentId })
  expect(adjustment).toMatchObject({ state: 'in-force', underWay: false })
  await expectWholeness(company)
})

test('G5: another window: each post is told, and by when it has to be decided', async () => {
  const [postId = ''] = await handIn(1)
  await approve(await ask({ change: evening }))
  expect(await edition('2026-01-04')).toMatchObject({
    opensAt: '2026-01-04T11:00:00.000Z',
    locksAt: '2026-01-04T09:00:00.000Z',
  })
  const post = await company.db.get('posts', postId)
  expect(post?.place?.opensAt).toBe('2026-01-04T11:00:00.000Z')
  const approval = await company.db.get('approvals', post?.approvalId ?? '')
  expect(approval?.decideBy).toBe('2026-01-04T09:00:00.000Z')
  expect((await noticesOf(company, 'chen-mo', postId))[0]).toBe('发出时间有变')
  await company.pass(postId)
  company.now = '2026-01-04T08:00:00.000Z'
  await company.tick()
  expect((await company.db.get('posts', postId))?.state).toBe('scheduled')
  company.now = '2026-01-04T09:00:00.000Z'
  await company.tick()
  expect((await company.db.get('posts', postId))?.state).toBe('locked')
})

test('G5: editions that the clock makes later in the span obey it as well', async () => {
  await approve(await ask({ from: '2026-03-01', through: '2026-03-05' }))
  expect((await edition('2026-03-02'))?.plannedPosts).toBe(4)
  expect(await edition('2026-03-04')).toBeNull()
  company.now = '2026-01-06T02:00:00.000Z'
  await company.tick()
  expect((await edition('2026-03-05'))?.plannedPosts).toBe(4)
  expect((await edition('2026-03-06'))?.plannedPosts).toBe(6)
})

test('G5: approved while the clock makes editions, it holds for them as well', async () => {
  const adjustmentId = await ask({ from: '2026-03-01', through: '2026-03-10' })
  const decision = await decisionOn(adjustmentId)
  company.now = '2026-01-06T02:00:00.000Z'
  await Promise.all([company.tick(), company.as('zheng-yi').ask('approvals', 'decide', decision)])
  await company.tick()
  for (const day of ['2026-03-02', '2026-03-04', '2026-03-06', '2026-03-07'])
    expect([day, (await edition(day))?.plannedPosts]).toEqual([day, 4])
})

test('G5: undecided when its last day is over, it leaves the head’s list, changes nothing, and both are told', async () => {
  const adjustmentId = await ask({ from: '2026-01-02', through: '2026-01-03' })
  company.now = '2026-01-03T15:59:00.000Z'
  await company.tick()
  expect(await titlesWaiting(company, 'zheng-yi')).toHaveLength(1)
  company.now = '2026-01-03T16:00:00.000Z'
  await company.tick()
  expect(await titlesWaiting(company, 'zheng-yi')).toEqual([])
  expect((await company.db.get('adjustments', adjustmentId))?.state).toBe('expired')
  for (const told of ['zhou-ning', 'zheng-yi'])
    expect((await noticesOf(company, told, adjustmentId))[0]).toBe('调整逾期未批')
  expect((await trailOf(company, adjustmentId)).at(-1)).toBe('adjustment-expired 系统')
  const { approval } = await company.as('zheng-yi').ask('adjustments', 'detail', { adjustmentId })
  expect(approval.state).toBe('expired')
})

test('killed in the middle and begun again, the clock finishes it, and nobody is moved or told twice', async () => {
  const posts = await handIn(8)
  const adjustmentId = await ask()
  const asked = (await company.db.get('adjustments', adjustmentId))!
  await company.db.transact((tx) =>
    tx.replace('adjustments', { ...asked, state: 'in-force', approvedAt: company.now, dueAt: company.now }),
  )
  for (let writes = 1; ; writes += 1) {
    const whole = await carryOutUntil(adjustmentId, writes)
    if (whole) break
    company.now = laterBy(company.now, 3)
  }
  expect(await days(posts)).toEqual([
    ...Array<string>(4).fill('2026-01-04'),
    ...Array<string>(4).fill('2026-01-05'),
  ])
  for (const postId of posts.slice(4, 6)) {
    expect(await trailOf(company, postId)).toEqual(['submitted 陈默', 'moved-on 系统'])
    expect(await noticesOf(company, 'chen-mo', postId)).toEqual(['日期有变'])
  }
  await company.tick()
  await expectWholeness(company)
})

/** Carries it out with a database that is gone after so many writes; true when it was done before that. */
async function carryOutUntil(adjustmentId: string, writes: number): Promise<boolean> {
  const ctx = openContext(company.now, secureRandom, null, 'test')
  let left = writes
  const mayWrite = () => {
    left -= 1
    if (left < 0) throw new Error('killed')
  }
  const db: typeof ctx.db = {
    ...ctx.db,
    transact: async (write) => {
      mayWrite()
      await ctx.db.transact(write)
    },
    updateIf: async (collection, id, condition, change) => {
      mayWrite()
      return ctx.db.updateIf(collection, id, condition, change)
    },
  }
  await carryOutAdjustment({ ...ctx, db }, adjustmentId).catch((fault: unknown) => {
    if (!(fault instanceof Error) || fault.message !== 'killed') throw fault
  })
  return (await company.db.get('adjustments', adjustmentId))?.dueAt === null
}

function laterBy(instant: TestCompany['now'], minutes: number) {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString() as TestCompany['now']
}

test('an edition that has locked stays as it is, and the screen says so', async () => {
  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  const { changed, unchanged } = await company.as('zhou-ning').ask('adjustments', 'preview', wish())
  expect(unchanged).toEqual([])
  expect(changed.map(({ day }) => day)).toEqual(['2026-01-05', '2026-01-06'])
  await approve(await ask())
  expect((await edition('2026-01-04'))?.plannedPosts).toBe(6)
})

test('P1, G5: bounds of a report', async () => {
  const editor = company.as('zhou-ning')
  const refused = async (given: Wish) => editor.refused('adjustments', 'preview', wish(given))
  expect(await refused({ change: { posts: { min: 6, planned: 9 }, window: null } })).toMatchObject({
    ...{ code: 'against-rule', clause: 'P1', limit: 8 },
  })
  expect(await refused({ change: { posts: { min: 0, planned: 4 }, window: null } })).toMatchObject({
    clause: 'G5',
  })
  expect(await refused({ change: { posts: { min: 5, planned: 4 }, window: null } })).toMatchObject({
    clause: 'G5',
  })
  expect(await refused({ change: { posts: null, window: null } })).toMatchObject({ path: 'change' })
  expect(
    await refused({ change: { posts: null, window: { opens: '23:50', closes: '00:10' } } }),
  ).toMatchObject({
    path: 'change.window',
  })
  expect(
    await refused({ change: { posts: null, window: { opens: '01:00', closes: '02:00' } } }),
  ).toMatchObject({
    path: 'change.window',
  })
  expect(await refused({ from: '2025-12-31' })).toMatchObject({ path: 'through' })
  expect(await refused({ from: '2026-01-06', through: '2026-01-05' })).toMatchObject({ path: 'through' })
  expect(await refused({ through: '2026-06-01' })).toMatchObject({ path: 'through', limit: 92 })
})

test('P2, G4: a service account keeps its four sends a month', async () => {
  const before = await company.db.find('editions', { where: { channelId: 'store-news' }, limit: 100 })
  const change: EditionChange = { posts: { min: 1, planned: 8 }, window: { opens: '12:00', closes: '12:30' } }
  await approve(await ask({ channelId: 'store-news', from: '2026-01-02', through: '2026-02-28', change }))
  await company.tick()
  const after = await company.db.find('editions', { where: { channelId: 'store-news' }, limit: 100 })
  expect(after.map(({ _id }) => _id).sort()).toEqual(before.map(({ _id }) => _id).sort())
  expect(after.filter(({ day }) => day.startsWith('2026-01'))).toHaveLength(4)
  expect(after.every(({ plannedPosts, day }) => plannedPosts === 8 || day > '2026-02-28')).toBe(true)
})

test('T15, G5: only the editor reports, only the head decides, and not on their own', async () => {
  const input = { ...wish(), commandId: anId(), adjustmentId: anId(), reason: '春节' }
  expect((await company.as('wu-fan').refused('adjustments', 'ask', input)).code).toBe('not-allowed')
  expect((await company.as('chen-mo').refused('adjustments', 'ask', input)).code).toBe('not-found')
  const adjustmentId = await ask()
  expect((await company.as('chen-mo').refused('adjustments', 'detail', { adjustmentId })).code).toBe(
    'not-found',
  )
  const own = { ...(await decisionOn(adjustmentId)), commandId: anId() }
  expect((await company.as('zhou-ning').refused('approvals', 'decide', own)).code).toBe('not-allowed')
  const returned = await decisionOn(adjustmentId, { verdict: 'returned', comment: '请再想想' })
  expect((await company.as('zheng-yi').refused('approvals', 'decide', returned)).path).toBe('verdict')
  await company
    .as('zheng-yi')
    .ask('approvals', 'decide', await decisionOn(adjustmentId, { verdict: 'rejected', comment: '照旧' }))
  expect(await titlesWaiting(company, 'zheng-yi')).toEqual([])
  expect((await edition('2026-01-05'))?.plannedPosts).toBe(6)
})

test('T22: the same report twice is one report', async () => {
  const input = { ...wish(), commandId: anId(), adjustmentId: anId(), reason: '春节' }
  await company.as('zhou-ning').ask('adjustments', 'ask', input)
  await company.as('zhou-ning').ask('adjustments', 'ask', input)
  expect(await titlesWaiting(company, 'zheng-yi')).toHaveLength(1)
})
