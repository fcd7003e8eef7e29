import { allEnacted, enactedOf } from '../../cloudfunctions/_platform/enacted'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { openCompany, type TestCompany } from '../_support/company'

const now = '2026-01-01T02:00:00.000Z'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany(now)
})

afterEach(() => company.leave())

const open = () => openContext(now, Math.random, null, 'test').db

async function callsOf(read: (db: ReturnType<typeof open>) => Promise<unknown>): Promise<number> {
  const db = open()
  await read(db)
  return db.calls()
}

test('a process reads each version once, and asks every time which there are', async () => {
  const [first] = await allEnacted(open())
  expect(first?.rulebook.clauses.length).toBeGreaterThan(0)
  expect(await callsOf(allEnacted)).toBe(1)
  expect(await callsOf((db) => enactedOf(db, [first!._id, 'no-such@1']))).toBe(1)
})

test('those of some ids come by id; what there is not is left out, and for none nobody is asked', async () => {
  const ids = (await allEnacted(open())).map(({ _id }) => _id)
  const [first, second] = ids
  expect((await enactedOf(open(), [second!, 'no-such@1', first!])).map(({ _id }) => _id)).toEqual([
    first,
    second,
  ])
  expect(await callsOf((db) => enactedOf(db, []))).toBe(0)
})

test('what was made anew under the same id is what is read', async () => {
  const [before] = await allEnacted(open())
  const since = '2026-01-02T00:00:00.000Z'
  const rulebook = { ...before!.rulebook, title: '另一部' }
  expect(await company.db.updateIf('rulebooks', before!._id, {}, { rulebook, since })).toBe(true)
  const [after] = await allEnacted(open())
  expect(after).toMatchObject({ _id: before!._id, since, rulebook: { title: '另一部' } })
})

test('of another environment nothing is taken for this one’s', async () => {
  const titled = async (title: string) => {
    const [first] = await allEnacted(open())
    const { _id, rulebook } = first!
    await company.db.updateIf('rulebooks', _id, {}, { rulebook: { ...rulebook, title } })
    return (await allEnacted(open())).map((each) => each.rulebook.title)
  }
  expect(await titled('甲公司的')).toContain('甲公司的')
  await company.leave()
  company = await openCompany(now)
  const there = await titled('乙公司的')
  expect(there).toContain('乙公司的')
  expect(there).not.toContain('甲公司的')
})
