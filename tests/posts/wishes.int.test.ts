import { noWishes, type Wishes } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const capacity = 6

async function aCommand(wishes: Partial<Wishes>, personId = 'chen-mo') {
  const material = aMaterial({ pictures: [await company.as(personId).upload()] })
  return {
    ...{ commandId: anId(), postId: anId(), channelId: 'group-media', material },
    wishes: { ...noWishes, ...wishes },
  }
}

async function handIn(wishes: Partial<Wishes>) {
  return company.as('chen-mo').ask('posts', 'submit', await aCommand(wishes))
}

async function seen(postId: string) {
  return (await company.as('chen-mo').ask('posts', 'detail', { postId })).post
}

async function lock(day: '2026-01-04' | '2026-01-05') {
  company.now = `${day}T07:00:00.000Z`
  await company.tick()
}

/** Nothing free any more up to this day. */
async function fillThrough(day: string) {
  for (const { _id } of await company.db.find('editions', { where: {}, limit: 100 }))
    if (_id.slice('group-media_'.length, 'group-media_'.length + 10) <= day)
      await company.db.updateIf('editions', _id, {}, { free: 0 })
}

/** By an adjustment that its editor reports and the head of the department approves (G5). */
async function planOnePost(day: '2026-01-05') {
  const adjustmentId = anId()
  await company.as('zhou-ning').ask('adjustments', 'ask', {
    ...{ commandId: anId(), adjustmentId, channelId: 'group-media', reason: '版面减少' },
    ...{ from: day, through: day, change: { posts: { min: 1, planned: 1 }, window: null } },
  })
  const { approval } = await company.as('zheng-yi').ask('adjustments', 'detail', { adjustmentId })
  const { id: approvalId, digest, current: step } = approval
  const approved = { verdict: 'approved' as const, comment: '', clause: null }
  await company
    .as('zheng-yi')
    .ask('approvals', 'decide', { commandId: anId(), approvalId, digest, step, ...approved })
}

test('G7: no place before 不早于; the wished day is tried first, and the next free one where it is full', async () => {
  expect((await handIn({ notBefore: '2026-01-06' })).day).toBe('2026-01-06')
  for (let n = 0; n < capacity; n += 1)
    expect((await handIn({ wished: '2026-01-20' })).day).toBe('2026-01-20')
  expect((await handIn({ wished: '2026-01-20', notBefore: '2026-01-05' })).day).toBe('2026-01-05')
})

test('G7: what finds no place until its latest day is refused, and takes none', async () => {
  await fillThrough('2026-01-05')
  const command = await aCommand({ latest: '2026-01-05' })
  const refusal = await company.as('chen-mo').refused('posts', 'submit', command)
  expect(refusal).toMatchObject({ code: 'no-place', clause: 'G7', path: 'wishes.latest' })
  expect((await handIn({ latest: '2026-01-06' })).day).toBe('2026-01-06')
})

test('G6, G7: wishes that no edition can fulfil are refused at the door', async () => {
  const author = company.as('chen-mo')
  const refused = async (wishes: Partial<Wishes>) => author.refused('posts', 'submit', await aCommand(wishes))
  expect(await refused({ wished: '2026-01-03' })).toMatchObject({ code: 'against-rule', clause: 'G6' })
  expect(await refused({ latest: '2025-12-31' })).toMatchObject({ code: 'bad-input', path: 'wishes.latest' })
  expect(await refused({ notBefore: '2026-01-09', latest: '2026-01-08' })).toMatchObject({
    code: 'bad-input',
  })
  expect(await refused({ wished: '2026-02-30' })).toMatchObject({ code: 'bad-input' })
})

test('T16: not approved at lock and past its latest day, a post expires: its place is free, it is told, nobody is asked', async () => {
  const { postId } = await handIn({ latest: '2026-01-04' })
  const other = await handIn({})
  await lock('2026-01-04')
  expect(await seen(postId)).toMatchObject({ state: 'expired', place: null })
  expect(await seen(other.postId)).toMatchObject({ state: 'in-approval', place: { day: '2026-01-05' } })
  const { rows } = await company.as('chen-mo').ask('notices', 'inbox', { after: null })
  expect(rows.find(({ kind }) => kind === 'expired')?.body).toContain('加急（G8）')
  const { waiting } = await company.as('zhou-ning').ask('approvals', 'inbox')
  expect(waiting.map(({ subjectId }) => subjectId)).toEqual([other.postId])
  const editions = await company.db.find('editions', { where: {}, limit: 100 })
  expect(editions.flatMap(({ places }) => places).filter((place) => place.postId === postId)).toEqual([])
})

test('T16: moving on keeps within the wishes, and waits while their editions are full', async () => {
  const { postId } = await handIn({ latest: '2026-01-06' })
  await fillThrough('2026-01-05')
  await lock('2026-01-04')
  expect(await seen(postId)).toMatchObject({ place: { day: '2026-01-06' } })
})

test('G6, G7: whoever lost a place ahead and waits for another gets no day before the one they lost', async () => {
  const { postId: onTheSixth } = await handIn({ notBefore: '2026-01-06' })
  for (let n = 1; n < capacity; n += 1) await handIn({ notBefore: '2026-01-06' })
  await handIn({ notBefore: '2026-01-05' })
  company.now = '2026-01-01T02:01:00.000Z'
  const { postId } = await handIn({ notBefore: '2026-01-05', latest: '2026-01-06' })
  expect((await seen(postId)).place?.day).toBe('2026-01-05')
  await planOnePost('2026-01-05')
  await company.tick()
  expect((await seen(postId)).place).toBeNull()
  const { approval } = await company.as('chen-mo').ask('posts', 'detail', { postId: onTheSixth })
  await company.as('chen-mo').ask('approvals', 'withdraw', { commandId: anId(), approvalId: approval.id })
  expect((await seen(postId)).place?.day).toBe('2026-01-06')
})

test('T16: a post that waits for a place expires once no edition can have it any more', async () => {
  const { postId } = await handIn({ latest: '2026-01-05' })
  await fillThrough('2026-01-05')
  await lock('2026-01-04')
  expect(await seen(postId)).toMatchObject({ state: 'in-approval', place: null })
  await lock('2026-01-05')
  expect(await seen(postId)).toMatchObject({ state: 'expired' })
})

test('G11: posts to several channels are handed in each for itself, and known as one submission', async () => {
  const submissionId = anId()
  const author = company.as('chen-mo')
  const first = { ...(await aCommand({})), submissionId }
  const second = { ...first, commandId: anId(), postId: anId(), channelId: 'no-such-channel' }
  await author.ask('posts', 'submit', first)
  expect(await author.refused('posts', 'submit', second)).toMatchObject({ code: 'not-found' })
  const { rows } = await author.ask('posts', 'mine', { after: null })
  expect(rows).toMatchObject([{ id: first.postId, submissionId }])
})
