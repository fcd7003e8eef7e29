import { Contention } from '../../cloudfunctions/_platform/contention'
import { aMaterial, anId } from '../_support/builders'
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

test('a write that is alone is one call, and does no less: of two that were decided on the same, one is told', async () => {
  const { db } = company
  const read = await db.get('people', 'chen-mo')
  if (!read) throw new Error('the person is missing')
  const before = db.calls()
  await db.transact((tx) => tx.replace('people', { ...read, name: '先到' }))
  await db.transact((tx) => tx.insert('people', { ...read, _id: 'newcomer', version: 1 }))
  expect(db.calls() - before).toBe(2)
  const late = db.transact((tx) => tx.replace('people', { ...read, name: '后到' }))
  await expect(late).rejects.toThrow(Contention)
  const again = db.transact((tx) =>
    tx.insert('people', { ...read, _id: 'newcomer', name: '同号', version: 1 }),
  )
  await expect(again).rejects.toThrow(Contention)
  const { version } = read
  expect(await db.get('people', 'chen-mo')).toMatchObject({ name: '先到', version: version + 1 })
  expect(await db.get('people', 'newcomer')).toMatchObject({ name: read.name })
})

test('a transaction of nothing asks for nothing', async () => {
  const before = company.db.calls()
  await company.db.transact(async () => undefined)
  expect(company.db.calls()).toBe(before)
})

describe('what belongs to documents', () => {
  const submitted = { where: { submitterId: 'chen-mo' }, orderBy: ['sortKey', 'asc'], limit: 10 } as const
  const beside = { approvals: ['approvals', 'approvalId'], covers: ['pictures', 'coverId'] } as const

  beforeAll(async () => {
    const author = company.as('chen-mo')
    const material = aMaterial({ pictures: [await author.upload()] })
    for (let n = 0; n < 3; n += 1)
      await author.ask('posts', 'submit', {
        ...{ commandId: anId(), postId: anId(), channelId: 'group-media', material },
      })
  })

  it('is read with them as by itself, each once', async () => {
    const { db } = company
    const { found, approvals, covers } = await db.findJoined('posts', submitted, beside)
    const posts = await db.find('posts', submitted)
    expect(found).toEqual(posts)
    expect(byId(approvals)).toEqual(
      byId(
        await db.getMany(
          'approvals',
          posts.map(({ approvalId }) => approvalId),
        ),
      ),
    )
    expect(covers).toEqual(await db.getMany('pictures', [posts[0]?.coverId ?? '']))
  })

  it('is found through lists, and through what is read with them', async () => {
    const { db } = company
    const { editors } = await db.findJoined('posts', submitted, {
      approvals: ['approvals', 'approvalId'],
      editors: ['people', 'joined.approvals.waitingFor'],
    })
    expect(editors).toEqual([await db.get('people', 'zhou-ning')])
  })

  it('is found by a field of its own', async () => {
    const { db } = company
    const { found, trail } = await db.findJoined(
      'posts',
      { ...submitted, limit: 1 },
      { trail: ['trail', '_id', 'subjectId'] },
    )
    expect(trail).toEqual(await db.find('trail', { where: { subjectId: found[0]?._id }, limit: 10 }))
    expect(trail).toHaveLength(1)
  })

  it('is nothing where nothing is named, or what is named is not there', async () => {
    const { db } = company
    const { found, commissions, nobody } = await db.findJoined('posts', submitted, {
      commissions: ['commissions', 'commissionId'],
      nobody: ['people', 'title'],
    })
    expect(found).toHaveLength(3)
    expect({ commissions, nobody }).toEqual({ commissions: [], nobody: [] })
  })
})

function byId<T extends { readonly _id: string }>(documents: readonly T[]): readonly T[] {
  return [...documents].sort((a, b) => (a._id < b._id ? -1 : 1))
}
