import fc from 'fast-check'
import { openTestDatabase, type TestDatabase } from '../support'

/** A transaction moves money, and multiplies: in another order the values would come out differently. */
type Work = {
  readonly from: string
  readonly to: string
  readonly amount: number
  readonly ending: 'commit' | 'rollback'
}
type Account = { _id: string; balance: number; value: number; log: string[] }

const names = ['a', 'b', 'c', 'd']
const work: fc.Arbitrary<Work> = fc
  .record({
    pair: fc.shuffledSubarray(names, { minLength: 2, maxLength: 2 }),
    amount: fc.integer({ min: 1, max: 9 }),
    ending: fc.constantFrom('commit' as const, 'commit' as const, 'rollback' as const),
  })
  .map(({ pair: [from, to], amount, ending }) => ({ from: from!, to: to!, amount, ending }))
const clients = fc.array(fc.array(work, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 })

let local: TestDatabase
beforeAll(async () => {
  local = await openTestDatabase([
    { name: 'accounts', indexes: [{ name: 'by_balance', fields: [['balance', 1]] }] },
  ])
})
afterAll(() => local.stop())

describe('clients at the same time', () => {
  it('see whole states only, and leave what their commits leave one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(clients, async (all) => {
        await local.db.collection('accounts').where({}).remove()
        await local.db
          .collection('accounts')
          .add(names.map((_id) => ({ _id, balance: 100, value: 1, log: [] })))
        const done = new Map<string, Work>()
        await Promise.all(all.map((works, client) => run(works, String(client), done)))
        const { data } = (await local.db.collection('accounts').get()) as { data: Account[] }
        for (const account of data) expect(account).toEqual(replayed(account, done))
        expect(data.flatMap(({ log }) => log).sort()).toEqual([...done.keys(), ...done.keys()].sort())
      }),
      { numRuns: 25 },
    )
  }, 30_000)
})

async function run(works: readonly Work[], client: string, done: Map<string, Work>): Promise<void> {
  for (const [i, one] of works.entries()) {
    const name = `${client}.${i}`
    const outcome = await transact(one, name).catch((fault: unknown) => (fault as { code: string }).code)
    if (outcome === 'done') done.set(name, one)
    else
      expect(outcome).toBe(
        one.ending === 'rollback' && outcome === 'undone' ? outcome : 'DATABASE_TRANSACTION_CONFLICT',
      )
  }
}

async function transact({ from, to, amount, ending }: Work, name: string): Promise<'done' | 'undone'> {
  const _ = local.db.command
  const tx = await local.db.startTransaction()
  const accounts = tx.collection('accounts')
  const total = async () => {
    const { data } = (await accounts.where({ balance: _.gt(-10_000) }).get()) as { data: Account[] }
    return data.reduce((sum, { balance }) => sum + balance, 0)
  }
  expect(await total()).toBe(400)
  for (const [id, change] of [
    [from, -amount],
    [to, amount],
  ] as const) {
    const { data } = (await accounts.doc(id).get()) as unknown as { data: Account }
    const next = { value: (data.value * 3 + amount) % 1009, balance: data.balance + change }
    await accounts.doc(id).update({ ...next, log: _.push(name) })
  }
  expect(await total()).toBe(400)
  await tx[ending]()
  return ending === 'commit' ? 'done' : 'undone'
}

/** The account after the commits of its log, one after the other. */
function replayed({ _id, log }: Account, done: Map<string, Work>): Account {
  return log.reduce<Account>(
    ({ balance, value }, name) => {
      const { from, amount } = done.get(name)!
      return {
        _id,
        log,
        balance: balance + (from === _id ? -amount : amount),
        value: (value * 3 + amount) % 1009,
      }
    },
    { _id, log, balance: 100, value: 1 },
  )
}
