import { Contention } from '../../cloudfunctions/_platform/contention'
import { openCompany, type TestCompany } from '../_support/company'

// What every command rests on: it writes what it has decided only if nobody was faster (decision 5).

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

test('what was changed since it was read is not overwritten, and nothing beside it becomes true', async () => {
  const { db } = company
  const read = await db.get('people', 'chen-mo')
  const beside = await db.get('people', 'gao-yuan')
  if (!read || !beside) throw new Error('the people are missing')
  await db.transact((tx) => tx.replace('people', { ...read, name: '先到' }))
  const late = db.transact(async (tx) => {
    await tx.replace('people', { ...beside, name: '同时' })
    await tx.replace('people', { ...read, name: '后到' })
  })
  await expect(late).rejects.toThrow(Contention)
  expect(await db.get('people', 'chen-mo')).toMatchObject({ name: '先到', version: read.version + 1 })
  expect(await db.get('people', 'gao-yuan')).toEqual(beside)
})
