import jpeg from 'jpeg-js'
import { setUpCompany, type Company } from '../../cloudfunctions/set-up-company'
import { demoCompany } from '../_support/small-company'
import { aMaterial, anId, aPicture } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

// W1, W2: the official Weibo takes short posts by two routes, and goes out by a person's hands.

const startsAt = '2026-01-01T02:00:00.000Z'

let company: TestCompany

/** When it goes out, of which the regulation says nothing. */
const hours: NonNullable<Company['rulebooks']>[number] = {
  id: 'weibo-hours',
  version: 1,
  title: '官方微博发布时间',
  clauses: [
    {
      id: 'H1',
      heading: '时间',
      text: '每天九点到十点半，每半小时一条。',
      source: '一',
      visibility: 'public',
    },
  ],
  rules: [
    {
      ...{ kind: 'cadence', id: 'H1.cadence', clause: 'H1', channelKind: '官方微博' },
      cadence: { kind: 'continuous', everyMinutes: 30 },
      window: { opens: '09:00', closes: '10:30' },
      minPosts: 1,
    },
    { kind: 'lead-time', id: 'H1.lead-time', clause: 'H1', clearDays: 1 },
    { kind: 'capacity', id: 'H1.posts', clause: 'H1', maxPosts: 1 },
  ],
}

beforeEach(async () => {
  company = await openCompany(startsAt)
  const [group] = demoCompany.channels
  const weibo: Company['channels'][number] = {
    ...group!,
    ...{ _id: 'weibo', name: '青梧官方微博', kind: '官方微博' },
    account: { appId: '1234567890', kind: 'weibo', publishBy: 'hand', testers: [] },
    rulebooks: ['weibo-wechat@1', 'weibo-hours@1'],
    figures: { plannedPosts: 1 },
    team: { ...group!.team, reviewer: ['wu-fan'], head: ['zheng-yi'], publisher: ['tang-yue'] },
  }
  await setUpCompany(
    { ...demoCompany, rulebooks: [hours], channels: [...demoCompany.channels, weibo] },
    startsAt,
  )
  const wenya = (await company.db.get('people', 'xu-xin'))!
  const informant = { ...wenya, openId: 'o-xu-xin', roles: ['informant' as const] }
  await company.db.transact((tx) => tx.replace('people', informant))
  await company.tick()
})

afterEach(() => company.leave())

/** Noise, of which nothing can be left out. */
function aPhoto(width = 1100, height = 1000): Uint8Array {
  const data = Buffer.alloc(width * height * 4)
  for (let at = 0, state = 1; at < data.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    data[at] = state >>> 24
  }
  return jpeg.encode({ data, width, height }, 90).data
}

const photo = aPhoto()

const text = '青梧百货中山店一月四日起举办年货节，欢迎光临。'

async function handIn(by: string, change: { written?: string; picture?: Uint8Array } = {}) {
  const author = company.as(by)
  const { written = text, picture = photo } = change
  const material = aMaterial({ title: '年货节', pictures: [await author.upload(picture)] })
  const blocks = material.blocks.map((block) => (block.kind === 'text' ? { ...block, text: written } : block))
  const command = { commandId: anId(), postId: anId(), channelId: 'weibo' }
  return { ...command, material: { ...material, blocks } }
}

const stepsOf = async (by: string, postId: string) => {
  const { approval } = await company.as(by).ask('posts', 'detail', { postId })
  return approval.steps.map(({ title }) => title)
}

test('W1: what a unit hands in goes through four hands, what an information officer does through three', async () => {
  const { postId } = await company.as('chen-mo').ask('posts', 'submit', await handIn('chen-mo'))
  expect(await stepsOf('chen-mo', postId)).toEqual(['单位负责人', '企管办审核', '企管部负责人', '企管部发布'])
  for (const person of ['ma-chao', 'wu-fan', 'zheng-yi', 'tang-yue']) await company.as(person).decide(postId)

  const other = await company.as('xu-xin').ask('posts', 'submit', await handIn('xu-xin'))
  expect(await stepsOf('xu-xin', other.postId)).toEqual(['单位负责人', '企管部负责人', '企管部发布'])
  for (const person of ['liu-fang', 'zheng-yi', 'tang-yue']) await company.as(person).decide(other.postId)
  const { post } = await company.as('xu-xin').ask('posts', 'detail', { postId: other.postId })
  expect(post.state).toBe('scheduled')
})

test('W1: an information officer sees their own route, and no channel that has none', async () => {
  const { channels } = await company.as('xu-xin').ask('posts', 'compose', { postId: null })
  expect(channels.map(({ id }) => id)).toEqual(['weibo'])
  expect(channels[0]!.chain.map(({ names }) => names)).toEqual([['刘芳'], ['郑毅'], ['唐悦']])
  const elsewhere = { ...(await handIn('xu-xin')), channelId: 'group-media' }
  expect(await company.as('xu-xin').refused('posts', 'submit', elsewhere)).toMatchObject({
    ...{ code: 'not-allowed', clause: 'G1', path: 'channelId' },
  })
  const all = await company.as('he-jing').ask('channels', 'overview')
  const weibo = all.channels.find(({ id }) => id === 'weibo')
  expect(weibo?.informantChain?.map(({ title }) => title)).toEqual([
    '单位负责人',
    '企管部负责人',
    '企管部发布',
  ])
})

test.each([
  ['141 characters by Weibo’s counting', async () => ({ written: '长'.repeat(130) })],
  ['a picture of less than 1 MB', async () => ({ picture: aPhoto(300, 300) })],
  ['a PNG', async () => ({ picture: aPicture() })],
])('W2: %s is refused with its clause', async (_, change) => {
  const command = await handIn('chen-mo', await change())
  expect(await company.as('chen-mo').refused('posts', 'submit', command)).toMatchObject({ clause: 'W2' })
})

test('W2: 140 characters, its source and an address that counts as ten among them, are taken; text and pictures are handed over, a link of Weibo comes back', async () => {
  const written = `${'长'.repeat(119)}https://www.qingwu.example/activities/new-year-market`
  const { postId } = await company.as('chen-mo').ask('posts', 'submit', await handIn('chen-mo', { written }))
  for (const person of ['ma-chao', 'wu-fan', 'zheng-yi', 'tang-yue']) await company.as(person).decide(postId)
  const { editionId, opensAt } = (await company.db.get('posts', postId))!.place!
  const edition = (await company.db.get('editions', editionId))!
  company.now = edition.locksAt
  await company.tick()
  company.now = opensAt
  await company.tick()
  const screen = await company.as('tang-yue').ask('desk', 'byHand', { editionId })
  expect(screen).toMatchObject({
    onWeibo: true,
    way: 'hand',
    articles: [{ text: `${written}\n\n来源：青梧百货中山店` }],
  })
  expect(screen.articles[0]!.pictures).toHaveLength(1)
  expect((await fetch(screen.articles[0]!.pictures[0]!)).headers.get('content-type')).toBe('image/jpeg')
  const paste = (link: string) => ({ commandId: anId(), editionId, links: [{ postId, link }] })
  const article = paste('https://mp.weixin.qq.com/s/AbCdEfGh')
  expect((await company.as('tang-yue').refused('desk', 'pasteLinks', article)).message).toContain(
    '微博的地址',
  )
  const shared = '看看这条微博 https://weibo.com/1234567890/OabcD12ef?refer_flag=1001030103_'
  await company.as('tang-yue').ask('desk', 'pasteLinks', paste(shared))
  await company.tick()
  const published = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(published.post).toMatchObject({ state: 'published', link: 'https://weibo.com/1234567890/OabcD12ef' })
})

test('Weibo offers no way but by hand', async () => {
  const automatic = {
    commandId: anId(),
    channelId: 'weibo',
    publishBy: 'draft',
    kind: 'weibo',
    confirmerId: null,
  }
  expect(await company.as('he-jing').refused('channels', 'setPublishing', automatic)).toMatchObject({
    path: 'publishBy',
  })
})
