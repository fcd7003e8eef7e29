import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany
let returnedId: string

const author = () => company.as('chen-mo')
const elsewhere = () => company.as('liu-fang')

const applied = async (clause: string, by = author()) => {
  const page = await by.ask('rulebooks', 'clause', { clause })
  if (!page.applied) throw new Error(`nothing is told of ${clause}`)
  return page.applied
}

const counts = async (clause: string, by = author()) =>
  Object.fromEntries((await applied(clause, by)).counts.map(({ said, times }) => [said, times]))

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  returnedId = anId()
  await author().submit({ postId: returnedId, title: '图片太小的稿件' })
  await company.as('zhou-ning').decide(returnedId, 'returned', '图片太小')
  const passedId = anId()
  await author().submit({ postId: passedId, title: '合格的稿件' })
  await company.pass(passedId)
  const skipped = { editionId: 'supermarket-news_2026-01-05_1', reason: '节后没有稿件' }
  await company.as('zhou-ning').ask('desk', 'skip', { commandId: anId(), ...skipped })
})

afterAll(() => company.leave())

test('G10, G9: a return is a use of the clause that orders it, and of the standard that it names', async () => {
  expect(await counts('G10')).toEqual({ 稿件不达标退回: 1 })
  expect(await counts('G9')).toEqual({ 稿件不达标退回: 1 })
  expect(await counts('G8')).toEqual({})
})

test('G11: whoever approves does so under the clause of the chain', async () => {
  expect(await counts('G11')).toEqual({ 放行: 1, 审核通过: 1, 编辑通过: 1 })
})

test('G3: an edition that is left out is a use of its own channel’s clause', async () => {
  expect(await counts('G3')).toEqual({ 停刊: 1 })
  expect(await counts('G2')).toEqual({})
})

test('X3: who may open it sees what it was; everybody else sees when it was, and nothing more', async () => {
  const [seen] = (await applied('G10')).latest
  expect(seen).toEqual({
    said: '稿件不达标退回',
    at: company.now,
    opens: { screen: 'post', id: returnedId, title: '图片太小的稿件' },
  })
  const other = await applied('G10', elsewhere())
  expect(other.latest).toEqual([{ said: '稿件不达标退回', at: company.now, opens: null }])
  expect(JSON.stringify(other)).not.toContain(returnedId)
  expect((await applied('G3')).latest).toMatchObject([{ said: '停刊', opens: null }])
  expect((await applied('G3', company.as('zhou-ning'))).latest).toMatchObject([
    { opens: { screen: 'edition', title: '青梧综超号 2026-01-05' } },
  ])
})

test('E4: an application is a use of the clause that its form names', async () => {
  const admin = company.as('he-jing')
  const contacts = { rulebook: 'contacts-approval@1', units: null, channels: [], overrides: [], setAside: [] }
  await admin.ask('rulebooks', 'adopt', { commandId: anId(), ...contacts })
  const written = { name: '高远', company: '远洋印务', sort: '供应商', reason: '印制海报' }
  const asked = { applicationId: anId(), kind: 'contact', written, pages: {} }
  await author().ask('applications', 'handIn', { commandId: anId(), ...asked })
  expect((await applied('E4')).latest).toMatchObject([
    { said: '提出申请', opens: { screen: 'application', title: '添加外部联系人：远洋印务 高远' } },
  ])
  expect((await applied('E4', elsewhere())).latest).toMatchObject([{ opens: null }])
})

test('what other channels’ clauses are used for takes no room', async () => {
  const [entry] = await company.db.find('trail', { where: { action: 'edition-skipped' }, limit: 1 })
  if (!entry) throw new Error('no edition was skipped')
  const later = { ...entry, at: '2026-01-01T02:00:01.000Z' } as const
  const many = Array.from({ length: 200 }, (_, n) => ({ ...later, _id: anId(), n: 1_000 + n }))
  await company.db.transact((tx) => tx.insert('trail', ...many))
  expect((await applied('G10')).counts).toEqual([{ said: '稿件不达标退回', times: 1, orMore: false }])
  expect((await applied('G3')).counts).toEqual([{ said: '停刊', times: 200, orMore: true }])
})

test('what is long ago is not told any more, and who has not joined is told nothing', async () => {
  const before = company.now
  company.now = '2026-02-01T02:00:00.000Z'
  expect(await applied('G10')).toEqual({ since: '2026-01-02', counts: [], latest: [] })
  company.now = before
  const page = await company.as('stranger').ask('rulebooks', 'clause', { clause: 'G10' })
  expect(page.applied).toBeNull()
})
