import { openContext } from '../../cloudfunctions/_platform/open-context'
import { Contention } from '../../cloudfunctions/_platform/contention'
import { postsAtLock } from '../../cloudfunctions/posts'
import { anId, aMaterial } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const capacity = 6

test('G7: when 4 January is full, the next post gets the next edition with a free place', async () => {
  const author = company.as('chen-mo')
  const days: (string | null)[] = []
  for (let n = 0; n <= capacity; n += 1) days.push((await author.submit()).day)
  expect(days).toEqual([...Array<string>(capacity).fill('2026-01-04'), '2026-01-05'])
})

test('G6: the calendar says from which day on what is handed in today can appear', async () => {
  const { earliest } = await company.as('chen-mo').ask('editions', 'calendar')
  expect(earliest).toEqual({
    'group-media': '2026-01-04',
    'store-news': '2026-01-04',
    'supermarket-news': '2026-01-04',
  })
})

test('T1: of 20 submissions at once for the last place one gets it, the others move on, none is lost', async () => {
  const author = company.as('chen-mo')
  for (let n = 1; n < capacity; n += 1) await author.submit()
  const pictureId = await author.upload()
  const material = aMaterial({ pictures: [pictureId] })
  const handedIn = await Promise.all(
    Array.from({ length: 20 }, () =>
      author.ask('posts', 'submit', {
        commandId: anId(),
        postId: anId(),
        channelId: 'group-media',
        material,
      }),
    ),
  )
  expect(handedIn.filter(({ day }) => day === '2026-01-04')).toHaveLength(1)
  const editions = await company.db.find('editions', {
    where: { channelId: 'group-media' },
    orderBy: ['day', 'asc'],
    limit: 100,
  })
  const posts = await company.db.find('posts', { where: {}, limit: 1000 })
  expect(posts).toHaveLength(capacity - 1 + 20)
  for (const edition of editions) {
    const pointing = posts.filter(({ place }) => place?.editionId === edition._id).map(({ _id }) => _id)
    expect(edition.places.map(({ postId }) => postId).sort()).toEqual(pointing.sort())
    expect(edition.free).toBe(edition.plannedPosts - edition.places.length)
    expect(edition.free).toBeGreaterThanOrEqual(0)
  }
})

test('T17, G10: a returned post frees its place, which can be taken again', async () => {
  const author = company.as('chen-mo')
  const posts = []
  for (let n = 0; n < capacity; n += 1) posts.push(await author.submit())
  await company.as('zhou-ning').decide(posts[0]?.postId ?? '', 'returned', '图片不清晰')
  expect((await author.submit()).day).toBe('2026-01-04')
  expect((await author.submit()).day).toBe('2026-01-05')
})

test('T16, G7: what has not passed at lock moves on in the order of submission, and its author is told', async () => {
  const author = company.as('chen-mo')
  const first = await author.submit({ title: '先交的稿件' })
  company.now = '2026-01-01T03:00:00.000Z'
  const second = await author.submit({ title: '后交的稿件' })
  const passed = await author.submit({ title: '通过的稿件' })
  await company.pass(passed.postId)

  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  for (const { postId } of [first, second]) {
    const { post, approval } = await author.ask('posts', 'detail', { postId })
    expect(post).toMatchObject({ state: 'in-approval', place: { day: '2026-01-05' } })
    expect(approval.state).toBe('open')
  }
  const edition = await company.db.get('editions', 'group-media_2026-01-05_1')
  expect(edition?.places.map(({ postId }) => postId)).toEqual([first.postId, second.postId])
  expect((await author.ask('posts', 'detail', { postId: passed.postId })).post.state).toBe('locked')
  const { rows } = await author.ask('notices', 'inbox', { after: null })
  expect(rows.filter(({ kind }) => kind === 'moved-on')).toHaveLength(2)
  const { waiting } = await company.as('zhou-ning').ask('approvals', 'inbox')
  expect(waiting.map(({ when, title }) => [when, title])).toEqual([
    ['1月5日 周一', '先交的稿件'],
    ['1月5日 周一', '后交的稿件'],
  ])
})

test('a place that was taken for a post that never came is given back once its hold has run out', async () => {
  const { db } = company
  const id = 'group-media_2026-01-04_1'
  const edition = await db.get('editions', id)
  if (!edition) throw new Error('the edition is missing')
  const left = {
    postId: anId(),
    holdId: anId(),
    submittedAt: company.now,
    holdExpiresAt: '2026-01-01T02:05:00.000Z' as const,
  }
  await db.transact((tx) =>
    tx.replace('editions', {
      ...edition,
      free: edition.free - 1,
      places: [left],
      holdsDueAt: left.holdExpiresAt,
    }),
  )
  const { postId } = await company.as('chen-mo').submit()
  await company.tick()
  expect((await db.get('editions', id))?.places).toHaveLength(2)
  company.now = '2026-01-01T02:06:00.000Z'
  await company.tick()
  const after = await db.get('editions', id)
  expect(after?.places.map((place) => place.postId)).toEqual([postId])
  expect(after?.free).toBe(capacity - 1)
})

test('a post that stands in its place keeps it, however long ago its hold has run out', async () => {
  const { postId } = await company.as('chen-mo').submit()
  company.now = '2026-01-02T02:00:00.000Z'
  await company.tick()
  const edition = await company.db.get('editions', 'group-media_2026-01-04_1')
  expect(edition?.places.map((place) => place.postId)).toEqual([postId])
})

test('G7: a post for which no edition has room waits, and gets the first place that comes free', async () => {
  const { db } = company
  const author = company.as('chen-mo')
  const { postId } = await author.submit()
  company.now = '2026-01-04T06:59:00.000Z'
  await company.tick()
  for (const { _id } of await db.find('editions', { where: { channelId: 'group-media' }, limit: 100 })) {
    await db.updateIf('editions', _id, {}, { free: 0 })
  }
  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  expect((await author.ask('posts', 'detail', { postId })).post.place).toBeNull()
  await db.updateIf('editions', 'group-media_2026-01-20_1', {}, { free: 1 })
  company.now = '2026-01-04T07:02:00.000Z'
  await company.tick()
  const { post } = await author.ask('posts', 'detail', { postId })
  expect(post.place?.day).toBe('2026-01-20')
})

test('G7: a decision that comes in while an edition locks is looked at again, not overrun', async () => {
  const { postId } = await company.as('chen-mo').submit()
  const edition = await company.db.get('editions', 'group-media_2026-01-04_1')
  const place = edition?.places.find((taken) => taken.postId === postId)
  if (!edition || !place) throw new Error('the place is missing')
  await company.pass(postId)
  const ctx = openContext('2026-01-04T07:00:00.000Z', Math.random, null, 'test')
  await expect(postsAtLock.moveOn(ctx, place, edition, '2026-01-05')).rejects.toThrow(Contention)
  const { post } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(post).toMatchObject({ state: 'scheduled', place: { day: '2026-01-04', settled: true } })
})

test('an edition that nobody could lock in time goes out no more: its posts move on, passed as they are', async () => {
  const { postId } = await company.as('chen-mo').submit()
  await company.pass(postId)
  company.now = '2026-01-04T09:31:00.000Z'
  await company.tick()
  const { post } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(post).toMatchObject({ state: 'scheduled', place: { day: '2026-01-05', settled: true } })
  expect(await company.local.standIn('sends')).toHaveLength(0)
})
