import { addMinutes, type Instant } from '../../shared/_kernel'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { actOn, noticesOf, trailOf } from './at-work'

// 催办: by hand after some hours, and by the clock.

const opened: Instant = '2026-01-01T02:00:00.000Z'
const after = (hours: number, minutes = 0): Instant => addMinutes(opened, hours * 60 + minutes)

let company: TestCompany
let postId: string

beforeEach(async () => {
  company = await openCompany(opened)
  postId = (await company.as('chen-mo').submit({ title: '周年庆' })).postId
})

afterEach(() => company.leave())

async function tickAt(now: Instant) {
  company.now = now
  await company.tick()
}

test('its submitter urges after four hours, once in four hours; it is on record', async () => {
  const urge = async () => ({ ...(await actOn(company, 'chen-mo', postId)), commandId: anId() })
  company.now = after(4, -1)
  expect(await company.as('chen-mo').refused('approvals', 'urge', await urge())).toMatchObject({
    code: 'wrong-state',
    limit: after(4),
  })
  company.now = after(4)
  const tap = await urge()
  expect(await company.as('chen-mo').ask('approvals', 'urge', tap)).toEqual({ urgeFrom: after(8) })
  await company.as('chen-mo').ask('approvals', 'urge', tap)
  expect(await noticesOf(company, 'zhou-ning', postId)).toEqual(['请尽快处理', '请您编辑'])
  company.now = after(8, -1)
  expect((await company.as('chen-mo').refused('approvals', 'urge', await urge())).code).toBe('wrong-state')
  company.now = after(8)
  await company.as('chen-mo').ask('approvals', 'urge', await urge())
  expect((await trailOf(company, postId)).filter((entry) => entry === 'urged 陈默')).toHaveLength(2)
})

test('the clock reminds after a day, then the deputy, then the head of the department', async () => {
  const deputy = { commandId: anId(), deputyId: 'tang-yue', from: '2026-01-02', through: '2026-01-03' }
  await company.as('zhou-ning').ask('approvals', 'nameDeputy', deputy)
  await tickAt(after(24, -1))
  expect(await noticesOf(company, 'zhou-ning', postId)).toEqual(['请您编辑'])
  await tickAt(after(24))
  await tickAt(after(24))
  expect(await noticesOf(company, 'zhou-ning', postId)).toEqual(['请尽快处理', '请您编辑'])
  await tickAt(after(28))
  expect(await noticesOf(company, 'tang-yue', postId)).toEqual(['请您代为处理'])
  await tickAt(after(32))
  const [late] = (await company.as('zheng-yi').ask('notices', 'inbox', { after: null })).rows
  expect(late).toMatchObject({ title: '有审批久未处理', body: expect.stringContaining('在等周宁编辑') })
  expect((await trailOf(company, postId)).filter((entry) => entry === 'urged 系统')).toHaveLength(3)
})

test('and four hours before the lock, whoever it waits for by then', async () => {
  company.now = after(72)
  await company.as('zhou-ning').decide(postId)
  await tickAt('2026-01-04T03:00:00.000Z')
  for (const personId of ['wu-fan', 'sun-li'])
    expect(await noticesOf(company, personId, postId)).toEqual(['请尽快处理', '请您审核'])
})

test('the clock is told when the next reminder is due, and of nothing once it was decided', async () => {
  const dueAt = async () => (await company.db.get('approvals', `${postId}_1`))?.dueAt
  expect(await dueAt()).toBe(after(24))
  company.now = after(1)
  const { nextDueAt } = await company.tick()
  expect(nextDueAt !== null && nextDueAt <= after(24)).toBe(true)
  await company.pass(postId)
  expect(await dueAt()).toBeNull()
})
