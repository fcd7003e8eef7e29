import { openTestDatabase, type TestDatabase } from '../support'

const collections = [
  { name: 'stock', indexes: [{ name: 'by_left', fields: [['left', 1]] }] },
  { name: 'seats', indexes: [{ name: 'by_owner', fields: [['owner', 1]], unique: true }] },
] as const
let local: TestDatabase

beforeEach(() => open())

async function open(options: { transactionMs?: number } = {}): Promise<void> {
  local = await openTestDatabase(collections, options)
  await local.db.collection('stock').add({ _id: 'p', left: 10 })
}
afterEach(() => local.stop())

const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const gone = { code: 'DATABASE_TRANSACTION_FAIL' }
const duplicate = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000') as string }

type Handle = Awaited<ReturnType<TestDatabase['db']['startTransaction']>>

const begin = () => local.db.startTransaction()
const stock = (tx?: Handle) => (tx ?? local.db).collection('stock')

async function leftOf(tx?: Handle, id = 'p'): Promise<unknown> {
  const { data } = (await stock(tx).doc(id).get()) as { data: unknown }
  return ((Array.isArray(data) ? data[0] : data) as { left?: number } | null | undefined)?.left
}

describe('a transaction', () => {
  it('shows its writes to itself at once, to others when it commits', async () => {
    const tx = await begin()
    await stock(tx).doc('p').update({ left: 5 })
    await stock(tx).add({ _id: 'new', left: 1 })
    expect(await leftOf(tx)).toBe(5)
    expect(
      (
        await stock(tx)
          .where({ left: local.db.command.lt(6) })
          .orderBy('left', 'asc')
          .get()
      ).data,
    ).toEqual([
      { _id: 'new', left: 1 },
      { _id: 'p', left: 5 },
    ])
    expect(await leftOf()).toBe(10)
    expect((await stock().where({}).count()).total).toBe(1)
    await tx.commit()
    expect(await leftOf()).toBe(5)
  })

  it('leaves nothing behind when it is rolled back', async () => {
    const tx = await begin()
    await stock(tx).doc('p').remove()
    expect(await leftOf(tx)).toBeUndefined()
    await tx.rollback()
    expect(await leftOf()).toBe(10)
    await expect(leftOf(tx)).rejects.toMatchObject(gone)
  })

  it('sees the data as they were at its first operation, not at its start', async () => {
    const tx = await begin()
    await stock().doc('p').update({ left: 9 })
    expect(await leftOf(tx)).toBe(9)
    await stock().doc('p').update({ left: 8 })
    await stock().add({ _id: 'late', left: 1 })
    expect(await leftOf(tx)).toBe(9)
    expect(await leftOf(tx, 'late')).toBeUndefined()
    expect(
      (
        await stock(tx)
          .where({ left: local.db.command.gt(0) })
          .get()
      ).data,
    ).toHaveLength(1)
    await tx.rollback()
  })

  it('is refused at its write when another has written since, and is then over', async () => {
    const tx = await begin()
    await leftOf(tx)
    await stock().doc('p').update({ left: 9 })
    await expect(stock(tx).doc('p').update({ left: 1 })).rejects.toMatchObject(conflict)
    await expect(tx.commit()).rejects.toMatchObject(gone)
    expect(await leftOf()).toBe(9)
  })

  it('that writes first wins against one that writes second', async () => {
    const [first, second] = [await begin(), await begin()]
    await leftOf(first)
    await leftOf(second)
    await stock(first).doc('p').update({ left: 1 })
    await expect(stock(second).doc('p').update({ left: 2 })).rejects.toMatchObject(conflict)
    await first.commit()
    expect(await leftOf()).toBe(1)
  })

  it('makes a plain write wait', async () => {
    const tx = await begin()
    await stock(tx).doc('p').update({ left: 5 })
    const order: string[] = []
    const plain = stock()
      .doc('p')
      .update({ left: local.db.command.inc(-1) })
      .then(() => order.push('plain'))
    await stock(tx).doc('p').get()
    order.push('commit')
    await tx.commit()
    await plain
    expect(order).toEqual(['commit', 'plain'])
    expect(await leftOf()).toBe(4)
  })

  it('updates and gives back', async () => {
    const tx = await begin()
    const taken = await stock(tx)
      .where({ _id: 'p' })
      .updateAndReturn({ left: local.db.command.inc(-3) })
    expect(taken).toMatchObject({ updated: 1, doc: { _id: 'p', left: 7 } })
    expect(await leftOf()).toBe(10)
    await tx.commit()
    expect(await leftOf()).toBe(7)
  })

  it('ends by itself after its lifetime and frees what it held', async () => {
    await local.stop()
    await open({ transactionMs: 300 })
    const tx = await begin()
    await stock(tx).doc('p').update({ left: 1 })
    expect(await stock().doc('p').update({ left: 3 })).toMatchObject({ updated: 1 })
    await expect(tx.commit()).rejects.toMatchObject(gone)
    expect(await leftOf()).toBe(3)
  })

  it('is not known to the next process', async () => {
    const tx = await begin()
    await stock(tx).doc('p').update({ left: 1 })
    local.reopen()
    await expect(tx.commit()).rejects.toMatchObject(gone)
    expect(await leftOf()).toBe(10)
  })
})

describe('unique keys in a transaction', () => {
  const seats = (tx?: Handle) => (tx ?? local.db).collection('seats')

  it('are refused when the snapshot has them, or the transaction itself', async () => {
    await seats().add({ _id: 'a', owner: '甲' })
    const first = await begin()
    await expect(seats(first).add({ owner: '甲' })).rejects.toMatchObject(duplicate)
    const second = await begin()
    await seats(second).add({ owner: '乙' })
    await expect(seats(second).add({ owner: '乙' })).rejects.toMatchObject(duplicate)
  })

  it('conflict when another takes them at the same time', async () => {
    const [first, second] = [await begin(), await begin()]
    await seats(first).add({ owner: '甲' })
    await expect(seats(second).add({ owner: '甲' })).rejects.toMatchObject(conflict)
    await first.commit()
    const third = await begin()
    await seats(third).doc('nobody').get()
    await seats().add({ owner: '丙' })
    await expect(seats(third).add({ owner: '丙' })).rejects.toMatchObject(conflict)
  })

  it('may pass from one document to another', async () => {
    await seats().add([
      { _id: 'a', owner: '甲' },
      { _id: 'b', owner: '乙' },
    ])
    const tx = await begin()
    await seats(tx).doc('a').update({ owner: '过' })
    await seats(tx).doc('b').update({ owner: '甲' })
    await seats(tx).doc('a').update({ owner: '乙' })
    await tx.commit()
    expect((await seats().orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', owner: '乙' },
      { _id: 'b', owner: '甲' },
    ])
  })

  it('make a plain write wait, and then refuse it', async () => {
    const tx = await begin()
    await seats(tx).add({ owner: '甲' })
    const plain = expect(seats().add({ owner: '甲' })).rejects.toMatchObject(duplicate)
    await tx.commit()
    await plain
  })
})

describe('twelve buyers of ten', () => {
  it('leave nothing lost and nothing sold twice', async () => {
    const _ = local.db.command
    const buy = () =>
      local.db.runTransaction(async (tx: Handle) => {
        const left = (await leftOf(tx)) as number
        if (left < 1) await tx.rollback('sold out')
        await stock(tx)
          .doc('p')
          .update({ left: _.inc(-1) })
        await stock(tx).add({ kind: 'order', left })
      }, 100)
    const answers = await Promise.allSettled(Array.from({ length: 12 }, buy))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect(await leftOf()).toBe(0)
    expect((await stock().where({ kind: 'order' }).count()).total).toBe(10)
  })
})
