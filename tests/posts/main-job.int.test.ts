import { openCompany, type TestCompany } from '../_support/company'
import { anId } from '../_support/builders'

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

test('G6: what is handed in on 1 January is given a place on 4 January', async () => {
  const handedIn = await company.as('chen-mo').submit()
  expect(handedIn.day).toBe('2026-01-04')
})
