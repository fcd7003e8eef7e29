import { openCompany, type TestCompany } from '../_support/company'
import { anId, aMaterial } from '../_support/builders'
import { noWishes, type Wishes } from '../../shared/posts'
import { actOn, titlesWaiting, trailOf } from './at-work'

// G6, G11: where the company wants it, the head of the unit signs before the editor.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  const { db } = company
  const rules = await db.get('effectiveRules', 'group-media')
  if (!rules) throw new Error('no rules')
  const steps = [{ role: 'unit-head' as const, title: '单位负责人' }, ...rules.chain.steps]
  const figures = { ...rules.figures, unitHeadFirst: true }
  await db.transact((tx) =>
    tx.replace('effectiveRules', { ...rules, figures, chain: { ...rules.chain, steps } }),
  )
})

afterEach(() => company.leave())

async function handIn(personId: string, wishes: Partial<Wishes>) {
  const author = company.as(personId)
  const material = aMaterial({ title: '周年庆', pictures: [await author.upload()] })
  const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
  return author.ask('posts', 'submit', { ...command, wishes: { ...noWishes, ...wishes } })
}

test('the head is asked first, then the editor', async () => {
  const { postId } = await company.as('chen-mo').submit({ title: '周年庆' })
  const { channels } = await company.as('chen-mo').ask('posts', 'compose', { postId: null })
  const chain = channels.find(({ id }) => id === 'group-media')?.chain
  expect(chain?.[0]).toEqual({ title: '单位负责人', names: ['马超'] })
  expect(await titlesWaiting(company, 'ma-chao')).toEqual(['周年庆'])
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual([])
  await company.as('ma-chao').decide(postId)
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['周年庆'])
  const { post } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(post.place).toMatchObject({ day: '2026-01-04', settled: false })
})

test('G6: the lead time counts from the day on which it reaches the editor, and the place moves on', async () => {
  const { postId, day } = await company.as('chen-mo').submit({ title: '周年庆' })
  expect(day).toBe('2026-01-04')
  company.now = '2026-01-01T16:00:00.000Z'
  const act = await actOn(company, 'ma-chao', postId)
  const detail = await company.as('ma-chao').ask('posts', 'detail', { postId })
  const decision = {
    ...act,
    digest: detail.approval.digest,
    step: 0,
    verdict: 'approved' as const,
    comment: '',
    clause: null,
  }
  const decided = await company.as('ma-chao').ask('approvals', 'decide', decision)
  expect(decided.when).toBe('1月5日 周一')
  const { post, approval } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(post.place?.day).toBe('2026-01-05')
  expect(approval).toMatchObject({ when: '1月5日 周一', decideBy: '2026-01-05T07:00:00.000Z' })
  const { editions } = await company.as('chen-mo').ask('editions', 'calendar')
  const free = (of: string) =>
    editions.find((edition) => edition.channelId === 'group-media' && edition.day === of)?.free
  expect([free('2026-01-04'), free('2026-01-05')]).toEqual([6, 5])
  const { rows } = await company.as('chen-mo').ask('notices', 'inbox', { after: null })
  expect(rows.map(({ title }) => title)).toContain('日期有变')
})

test('G7: no edition that it may be in has room by then: the head signs all the same, and it waits for a place', async () => {
  const { postId } = await handIn('chen-mo', { latest: '2026-01-05' })
  const others: string[] = []
  while (others.length < 6)
    others.push((await handIn('gao-yuan', { notBefore: '2026-01-05', wished: '2026-01-05' })).postId)
  company.now = '2026-01-01T16:00:00.000Z'
  await company.as('ma-chao').decide(postId)
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['周年庆'])
  const waiting = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(waiting.post.place).toBeNull()
  expect(waiting.approval.when).toBe('等待空位')
  const [first = ''] = others
  await company.as('gao-yuan').ask('approvals', 'withdraw', await actOn(company, 'gao-yuan', first))
  const { post } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(post.place?.day).toBe('2026-01-05')
})

test('G7: signed when its latest day can no longer be reached, it expires, and its submitter is told', async () => {
  const { postId } = await handIn('chen-mo', { latest: '2026-01-04' })
  company.now = '2026-01-01T16:00:00.000Z'
  await company.as('ma-chao').decide(postId)
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual([])
  expect((await company.db.get('posts', postId))?.state).toBe('expired')
  expect(await trailOf(company, postId)).toEqual([
    'submitted 陈默',
    'unit-head-approved 马超',
    'expired 系统',
  ])
})

test('T15: the head of a unit who hands in does not sign for themselves', async () => {
  const author = company.as('sun-li')
  const material = aMaterial({ pictures: [await author.upload()] })
  const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
  expect(await author.refused('posts', 'submit', command)).toMatchObject({
    code: 'wrong-state',
    clause: 'G11',
  })
})
