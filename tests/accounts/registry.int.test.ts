import { gramsOfTexts } from '../../shared/archive'
import { openCompany, type TestCompany } from '../_support/company'
import { registerAccount } from './at-accounts'

// The registry among many: pages by what is typed, each account once.

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  const model = await company.db.get('accounts', await registerAccount(company))
  if (!model) throw new Error('the model is missing')
  const named = (n: number) => {
    const name = n % 3 === 0 ? `青梧腊八${n}` : `青梧门店${n}`
    const [_id, sortKey] = [`account-${n}`, `${model.registeredAt}_${String(n).padStart(3, '0')}`]
    const platform = n % 2 === 0 ? ('微博' as const) : ('公众号' as const)
    return {
      ...model,
      _id,
      name,
      platform,
      sortKey,
      grams: gramsOfTexts([name, model.unitName, model.legalEntity]),
    }
  }
  await company.db.transact((tx) => tx.insert('accounts', ...Array.from({ length: 150 }, (_, n) => named(n))))
})

afterAll(() => company.leave())

const wholeRegistry = { view: 'all', platform: null, state: null } as const

async function allPages(words: string, change: object = {}): Promise<string[]> {
  const names: string[] = []
  let after = null as string | null
  do {
    const asked = { ...wholeRegistry, words, after, ...change }
    const { rows, next } = await company.as('chen-mo').ask('accounts', 'registry', asked)
    names.push(...rows.map(({ name }) => name))
    after = next
  } while (after !== null)
  return names
}

test.each([
  ['a word of two signs that a third has', '腊八', {}, 50],
  ['a longer word', '青梧腊八', {}, 50],
  ['two words', '门店 青梧', {}, 100],
  ['a word that all have, of one platform, the model too', '青梧', { platform: '微博' }, 76],
])('%s: every one that is meant, once', async (_what, words, change, count) => {
  const names = await allPages(words, change)
  expect(names).toHaveLength(count)
  expect(new Set(names).size).toBe(count)
  const all = words.split(' ')
  for (const name of names) expect(all.every((word) => name.includes(word))).toBe(true)
})
