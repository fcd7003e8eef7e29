import { sha256 } from '../../cloudfunctions/_platform/hash'
import { firstBreak } from '../../shared/trail'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

// The main job from end to end: one post from a phone to a sent edition.

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

test('a post goes from the phone through four hands into an edition that WeChat sends', async () => {
  const author = company.as('chen-mo')
  const { postId, day } = await author.submit({ title: '从手机到读者' })
  expect(day).toBe('2026-01-04')

  const editor = company.as('zhou-ning')
  const inbox = await editor.ask('approvals', 'inbox')
  expect(inbox.waiting.map(({ subjectId, stepTitle }) => [subjectId, stepTitle])).toEqual([[postId, '编辑']])
  expect(inbox.badge).toBe(inbox.waiting.length)
  await company.pass(postId)
  expect(await author.ask('posts', 'detail', { postId })).toMatchObject({
    post: { state: 'scheduled', place: { day: '2026-01-04', settled: true } },
    approval: { state: 'passed' },
  })

  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  expect((await author.ask('posts', 'detail', { postId })).post.state).toBe('locked')
  expect(await company.local.standIn('previews')).toHaveLength(1)
  expect(await company.local.standIn('sends')).toHaveLength(0)
  const editionId = 'group-media_2026-01-04_1'
  await editor.ask('publishing', 'answer', { commandId: anId(), editionId, fine: true, words: '' })

  company.now = '2026-01-04T09:00:00.000Z'
  await company.tick()
  await company.local.standIn('settle', {})
  company.now = '2026-01-04T09:01:00.000Z'
  await company.tick()
  expect(await company.local.standIn('sends')).toMatchObject([
    { status: 'SEND_SUCCESS', articles: [{ title: '从手机到读者' }] },
  ])

  const sent = await author.ask('posts', 'detail', { postId })
  expect(sent.post.state).toBe('published')
  const article = await (await fetch(sent.post.link ?? '')).text()
  expect(article).toContain('青梧集团媒体号刊发各单位的消息')
  expect(sent.trail.map(({ action }) => action)).toEqual([
    'submitted',
    'editor-approved',
    'reviewer-approved',
    'publisher-approved',
    'locked',
    'published',
  ])

  const { rows } = await author.ask('notices', 'inbox', { after: null })
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['published', 'scheduled', 'settled'])
})

test('X3: the trail of a sent post verifies, and its head is in the post', async () => {
  const [post] = await company.db.find('posts', { where: { state: 'published' }, limit: 1 })
  const entries = await company.db.find('trail', {
    where: { subjectId: post?._id },
    orderBy: ['n', 'asc'],
    limit: 100,
  })
  expect(entries).toHaveLength(6)
  expect(post && firstBreak(entries, post.trail, sha256)).toBeNull()
})

test('T8: the same tick again, early or late, sends nothing more', async () => {
  for (const now of [
    '2026-01-04T09:01:00.000Z',
    '2026-01-04T09:30:00.000Z',
    '2026-01-04T12:00:00.000Z',
  ] as const) {
    company.now = now
    await company.tick()
  }
  expect(await company.local.standIn('sends')).toHaveLength(1)
})
