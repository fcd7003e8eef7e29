import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { decisionOn, titlesWaiting } from './at-work'
import { answerPreviews } from '../publishing/sending'

// 待我审, 我发起, 抄送我, 已办; several decided at once; what changed since the last decision.

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

const listed = async (personId: string, tab: 'requested' | 'copied' | 'done') =>
  (await company.as(personId).ask('approvals', 'list', { tab, after: null })).rows

test('T19: the badge is the length of the list, most urgent first, whatever tab was decided from', async () => {
  const first = await company.as('chen-mo').submit({ title: '第一篇' })
  company.now = '2026-01-02T02:00:00.000Z'
  await company.as('gao-yuan').submit({ title: '第二篇' })
  company.now = '2026-01-01T03:00:00.000Z'
  await company.as('lin-xiaoyu').submit({ title: '第三篇' })
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['第一篇', '第三篇', '第二篇'])
  const { badge } = await company.as('zhou-ning').ask('home', 'today')
  expect(badge).toBe(3)
  const decision = await decisionOn(company, 'zhou-ning', first.postId)
  const decided = await company.as('zhou-ning').ask('approvals', 'decide', decision)
  expect(decided).toMatchObject({ badge: 2, next: { kind: 'post', title: '第三篇' } })
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['第三篇', '第二篇'])
})

test('what I asked for and what I dealt with are lists of their own, with their states', async () => {
  expect(await listed('chen-mo', 'requested')).toMatchObject([
    { title: '第一篇', state: 'open', stepTitle: '审核' },
  ])
  expect((await listed('zhou-ning', 'done')).map(({ title }) => title)).toEqual(['第一篇'])
  expect(await listed('wu-fan', 'done')).toEqual([])
  expect(await listed('zhou-ning', 'requested')).toEqual([])
})

test('a list is read page by page', async () => {
  const { next } = await company.as('chen-mo').ask('approvals', 'list', { tab: 'requested', after: null })
  expect(next).toBeNull()
})

describe('several of one edition are approved at once', () => {
  test('each for itself: what was decided meanwhile keeps none of the others back', async () => {
    company.now = '2026-01-10T02:00:00.000Z'
    await company.tick()
    const posts = []
    for (const personId of ['chen-mo', 'gao-yuan', 'lin-xiaoyu'] as const)
      posts.push((await company.as(personId).submit()).postId)
    const decisions = []
    for (const postId of posts) decisions.push(await decisionOn(company, 'zhou-ning', postId))
    await company.as('zhou-ning').decide(posts[1]!)
    const items = decisions.map(({ approvalId, digest, step }) => ({ approvalId, digest, step }))
    const command = { commandId: anId(), comment: '已核对', items }
    const { results } = await company.as('zhou-ning').ask('approvals', 'decideMany', command)
    expect(results.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, 'stale', null])
    expect(results.map(({ when }) => when)).toEqual(['1月13日 周二', null, '1月13日 周二'])
    const again = await company.as('zhou-ning').ask('approvals', 'decideMany', command)
    expect(again.results.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, 'stale', null])
    const { approval } = await company.as('chen-mo').ask('posts', 'detail', { postId: posts[0]! })
    expect(approval.steps[0]?.decisions).toMatchObject([{ byName: '周宁', comment: '已核对' }])
  })

  test('of two editions is refused', async () => {
    company.now = '2026-01-11T02:00:00.000Z'
    const one = (await company.as('chen-mo').submit()).postId
    company.now = '2026-01-12T02:00:00.000Z'
    const other = (await company.as('chen-mo').submit()).postId
    const items = []
    for (const postId of [one, other]) {
      const { approvalId, digest, step } = await decisionOn(company, 'zhou-ning', postId)
      items.push({ approvalId, digest, step })
    }
    const command = { commandId: anId(), comment: '', items }
    expect(await company.as('zhou-ning').refused('approvals', 'decideMany', command)).toMatchObject({
      code: 'bad-input',
      path: 'items',
    })
  })
})

describe('what comes back says what changed', () => {
  test('the words that changed, the reason it went back for, and which time it is', async () => {
    company.now = '2026-01-15T02:00:00.000Z'
    const author = company.as('chen-mo')
    const pictureId = await author.upload()
    const material = aMaterial({ title: '周年庆典', pictures: [pictureId] })
    const postId = anId()
    const first = { commandId: anId(), postId, channelId: 'group-media', material }
    await author.ask('posts', 'submit', first)
    expect((await company.as('zhou-ning').ask('posts', 'detail', { postId })).again).toBeNull()
    await company.as('zhou-ning').decide(postId, 'returned', '标题请再短一些')
    await author.ask('posts', 'resubmit', {
      commandId: anId(),
      postId,
      material: { ...material, title: '周年庆' },
    })
    const { again } = await company.as('zhou-ning').ask('posts', 'detail', { postId })
    expect(again).toMatchObject({
      n: 2,
      last: { verdict: 'returned', byName: '周宁', comment: '标题请再短一些', clause: 'G9' },
    })
    expect(again?.differences).toEqual([
      {
        kind: 'line',
        name: 'title',
        spans: [
          { change: 'same', text: '周年庆' },
          { change: 'removed', text: '典' },
        ],
      },
    ])
  })
})

test('T24: cover and pictures look the same to whoever waits, has decided, asked, or reads it published', async () => {
  company.now = '2026-01-20T02:00:00.000Z'
  const { postId } = await company.as('chen-mo').submit()
  const seenBy = async (personId: string) => {
    const { material, pictures } = await company.as(personId).ask('posts', 'detail', { postId })
    const shown = Object.values(pictures)
    const bodies = await Promise.all(shown.map(async (url) => (await fetch(url)).status))
    expect(bodies.every((status) => status === 200)).toBe(true)
    return { cover: material.coverId, pictures: Object.keys(pictures), bodies }
  }
  const waiting = await seenBy('zhou-ning')
  await company.pass(postId)
  expect(await seenBy('zhou-ning')).toEqual(waiting)
  expect(await seenBy('chen-mo')).toEqual(waiting)
  // Many days have passed at once: the clock needs more than one tick for all that is due.
  for (const time of ['07:00', '07:01', '07:02', '09:00', '09:01']) {
    company.now = `2026-01-23T${time}:00.000Z`
    await company.tick()
    await answerPreviews(company)
    expect(await seenBy('zheng-yi')).toEqual(waiting)
  }
  await company.local.standIn('settle', {})
  company.now = '2026-01-23T09:05:00.000Z'
  await company.tick()
  expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.state).toBe('published')
  for (const reader of ['chen-mo', 'zhou-ning', 'zheng-yi', 'he-jing'])
    expect(await seenBy(reader)).toEqual(waiting)
})

describe('usual phrases (常用意见)', () => {
  test('a person’s own come first, for themselves alone', async () => {
    company.now = '2026-01-25T02:00:00.000Z'
    const { postId } = await company.as('chen-mo').submit()
    const own = { commandId: anId(), phrases: [{ verdict: 'rejected' as const, text: '版面已满' }] }
    await company.as('zhou-ning').ask('approvals', 'keepPhrases', own)
    const { approval } = await company.as('zhou-ning').ask('posts', 'detail', { postId })
    expect(approval.phrases?.rejected[0]).toBe('版面已满')
    expect(approval.phrases?.approved[0]).toBe('同意')
    const { approval: asAuthor } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    expect(asAuthor.phrases).toBeNull()
  })
})
