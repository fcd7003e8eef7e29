import { noWishes } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { noticesOf, titlesWaiting, trailOf } from './at-work'
import { answerPreviews } from '../publishing/sending'

// 通过后撤销: what has passed is taken back with the consent of everybody who approved it.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

async function passedPost(): Promise<string> {
  const { postId } = await company.as('chen-mo').submit({ title: '周年庆' })
  await company.pass(postId)
  return postId
}

async function askToCancel(postId: string, reason = '活动取消') {
  const command = { commandId: anId(), postId, reason }
  await company.as('chen-mo').ask('posts', 'cancel', command)
  return command
}

async function consent(personId: string, postId: string, verdict: 'approved' | 'rejected' = 'approved') {
  const { cancellation } = await company.as(personId).ask('posts', 'detail', { postId })
  const { id: approvalId, digest, current: step } = cancellation!
  const comment = verdict === 'approved' ? '' : '已对外预告'
  const decision = { commandId: anId(), approvalId, digest, step, verdict, comment, clause: null }
  return company.as(personId).ask('approvals', 'decide', decision)
}

test('everybody who approved consents: the post is cancelled, and its place is free', async () => {
  const postId = await passedPost()
  await askToCancel(postId)
  for (const personId of ['zhou-ning', 'wu-fan', 'zheng-yi'])
    expect(await titlesWaiting(company, personId)).toEqual(['撤销：周年庆'])
  await consent('zhou-ning', postId)
  await consent('zheng-yi', postId)
  const half = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(half).toMatchObject({ post: { state: 'scheduled' }, can: { cancel: false } })
  company.now = '2026-01-01T03:00:00.000Z'
  await consent('wu-fan', postId)
  const { post, cancellation } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(post).toMatchObject({ state: 'cancelled', place: null })
  expect(cancellation).toBeNull()
  const edition = await company.db.get('editions', 'group-media_2026-01-04_1')
  expect(edition).toMatchObject({ places: [], free: 6 })
  expect((await noticesOf(company, 'chen-mo', postId))[0]).toBe('稿件已撤销')
  expect((await trailOf(company, postId)).slice(-4)).toEqual([
    'cancellation-asked 陈默',
    'cancellation-approved 周宁',
    'cancellation-approved 郑毅',
    'cancelled 吴凡',
  ])
})

test('while it is asked for, the text stays as it is: nobody corrects what may not go out', async () => {
  const postId = await passedPost()
  const { material, post } = await company.as('zhou-ning').ask('posts', 'detail', { postId })
  const edit = () => ({
    ...{ commandId: anId(), postId, of: post.revision.digest },
    material: { ...material, title: '周年庆典' },
  })
  await askToCancel(postId)
  expect(await company.as('zhou-ning').refused('posts', 'edit', edit())).toMatchObject({
    code: 'wrong-state',
  })
  await consent('wu-fan', postId, 'rejected')
  await company.as('zhou-ning').ask('posts', 'edit', edit())
})

test('a post that expires takes its cancellation with it: nobody is asked in vain', async () => {
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
  await company.pass(postId)
  await askToCancel(postId)
  await company.as('zhou-ning').ask('desk', 'skip', {
    ...{ commandId: anId(), editionId: 'group-media_2026-01-04_1', reason: '停刊一天' },
  })
  expect((await author.ask('posts', 'detail', { postId })).post.state).toBe('expired')
  expect(await titlesWaiting(company, 'zheng-yi')).toEqual([])
})

test('one who does not consent keeps it scheduled, and it can be asked for again', async () => {
  const postId = await passedPost()
  await askToCancel(postId)
  await consent('wu-fan', postId, 'rejected')
  expect(await company.as('chen-mo').ask('posts', 'detail', { postId })).toMatchObject({
    post: { state: 'scheduled', place: { day: '2026-01-04' } },
    can: { cancel: true },
  })
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual([])
  await askToCancel(postId, '活动确已取消')
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['撤销：周年庆'])
})

test('T22: asked for twice it is one request; by anybody else, without a reason, or too early it is none', async () => {
  const postId = await passedPost()
  const refusedAs = async (personId: string, command: object) =>
    (await company.as(personId).refused('posts', 'cancel', { commandId: anId(), postId, ...command })).code
  expect(await refusedAs('chen-mo', { reason: ' ' })).toBe('bad-input')
  expect(await refusedAs('zhou-ning', { reason: '活动取消' })).toBe('not-found')
  const command = await askToCancel(postId)
  await company.as('chen-mo').ask('posts', 'cancel', command)
  expect(await titlesWaiting(company, 'wu-fan')).toEqual(['撤销：周年庆'])
  expect(await refusedAs('chen-mo', { reason: '再说一次' })).toBe('wrong-state')
  const { postId: early } = await company.as('gao-yuan').submit()
  const tooEarly = { commandId: anId(), postId: early, reason: '活动取消' }
  expect((await company.as('gao-yuan').refused('posts', 'cancel', tooEarly)).code).toBe('wrong-state')
})

test('a post that is fixed in an edition leaves it, as long as WeChat was not asked', async () => {
  const postId = await passedPost()
  const { postId: other } = await company.as('gao-yuan').submit({ title: '另一篇' })
  await company.pass(other)
  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  await askToCancel(postId)
  for (const personId of ['zhou-ning', 'wu-fan', 'zheng-yi']) await consent(personId, postId)
  expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.state).toBe('cancelled')
  const send = await company.db.get('sends', 'group-media_2026-01-04_1_send')
  expect(send?.articles.map(({ title }) => title)).toEqual(['另一篇'])
  company.now = '2026-01-04T07:01:00.000Z'
  await company.tick()
  await answerPreviews(company)
  company.now = '2026-01-04T09:00:00.000Z'
  await company.tick()
  const sends = await company.local.standIn('sends')
  expect(sends).toMatchObject([{ articles: [{ title: '另一篇' }] }])
})

test('once WeChat is asked it is too late to consent, and to ask', async () => {
  const postId = await passedPost()
  await askToCancel(postId)
  await consent('zhou-ning', postId)
  await consent('zheng-yi', postId)
  for (const now of ['2026-01-04T07:00:00.000Z', '2026-01-04T09:00:00.000Z'] as const) {
    company.now = now
    await company.tick()
    await answerPreviews(company)
  }
  const { cancellation, can } = await company.as('wu-fan').ask('posts', 'detail', { postId })
  expect(can.cancel).toBe(false)
  const { id: approvalId, digest, current: step } = cancellation!
  const decision = { approvalId, digest, step, verdict: 'approved', comment: '', clause: null }
  const refusal = await company
    .as('wu-fan')
    .refused('approvals', 'decide', { commandId: anId(), ...decision })
  expect(refusal).toMatchObject({ code: 'wrong-state', message: expect.stringContaining('微信') })
  await company.local.standIn('settle', {})
  company.now = '2026-01-04T09:31:00.000Z'
  await company.tick()
  expect(await titlesWaiting(company, 'wu-fan')).toEqual([])
  const late = { commandId: anId(), postId, reason: '活动取消' }
  expect((await company.as('chen-mo').refused('posts', 'cancel', late)).code).toBe('wrong-state')
})
