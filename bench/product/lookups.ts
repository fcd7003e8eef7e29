import { gramsOfTexts } from '../../shared/archive'
import { isMentioned, seek } from '../../shared/rulebooks'
import { platforms, type RegisteredAccount } from '../../shared/accounts'
import { addDays, instantAt } from '../../shared/_kernel'
import { registerAccount } from '../../tests/accounts/at-accounts'
import { openCompany, type TestCompany } from '../../tests/_support/company'
import { atMost, type Goal, type Part } from '../_measure/goals'
import { measure } from '../_measure/measure'
import { listening } from './log'
import { watchSdk } from './sdk-watch'

const accounts = 10_000
const calls = 100
const warmUp = 20
const atOnce = 500
const mostMs = 10
const mostInSequence = 2

/** What people look up: an account among 10,000, and a clause among all that there are. */
export async function lookups(): Promise<Part> {
  const company = await openCompany('2026-01-01T02:00:00.000Z')
  const log = listening()
  try {
    await fill(company)
    const goals: Record<string, Goal> = {}
    const details: Record<string, unknown> = { accounts }
    const works = { ...registryWorks(company), ...(await clauseWorks(company)) }
    for (const [name, work] of Object.entries(works)) {
      await measure(warmUp, 1, work)
      const figures = await measure(calls, 1, work)
      const watch = await watchSdk(0)
      const { inSequence } = await watch.during(work)
      watch.leave()
      goals[`${name}, p50 ms`] = atMost(figures.p50Ms, mostMs)
      goals[`${name}, calls in sequence`] = atMost(inSequence, mostInSequence)
      details[name] = figures
    }
    return { goals, details }
  } finally {
    log.leave()
    await company.leave()
  }
}

function registryWorks(company: TestCompany): Record<string, () => Promise<unknown>> {
  const reader = company.as('chen-mo')
  const whole = { view: 'all', platform: null, state: null, words: '', after: null } as const
  const ask = (change: object) => () => reader.ask('accounts', 'registry', { ...whole, ...change })
  return {
    'registry, page 1': ask({}),
    'registry, a platform and a state': ask({ platform: '抖音', state: 'in-use' }),
    'registry, a rare word': ask({ words: '腊八' }),
    'registry, a word that each has': ask({ words: '青梧' }),
    'registry, what is due': ask({ view: 'due' }),
  }
}

/** The texts come in one call; what is typed is then looked for on the phone. */
async function clauseWorks(company: TestCompany): Promise<Record<string, () => Promise<unknown>>> {
  const reader = company.as('chen-mo')
  const { books } = await reader.ask('rulebooks', 'library')
  const clauses = books.flatMap((book) => book.clauses)
  const searched = ['提前', '每张图片', 'tqzt', '备案 盖章', '没有这个词']
  return {
    'rulebooks, all of them': () => reader.ask('rulebooks', 'library'),
    'a clause, and where it was applied lately': () => reader.ask('rulebooks', 'clause', { clause: 'G10' }),
    'clauses, five searches': () =>
      Promise.resolve(
        searched.map((typed) =>
          clauses.filter(({ heading, text, initials }) =>
            isMentioned(seek(typed), [heading, text], [initials.text]),
          ),
        ),
      ),
  }
}

/** Modelled on one that was registered through the door, and written straight into the database. */
async function fill(company: TestCompany): Promise<void> {
  const { db } = company
  const model = await db.get('accounts', await registerAccount(company))
  if (!model) throw new Error('the model is missing')
  for (let from = 0; from < accounts; from += atOnce) {
    const batch = Array.from({ length: atOnce }, (_, n) => modelled(model, from + n))
    await db.transact((tx) => tx.insert('accounts', ...batch))
  }
}

const rareOnes = 10

function modelled(model: RegisteredAccount, n: number): RegisteredAccount {
  const _id = `account-${String(n).padStart(6, '0')}`
  const name = n % (accounts / rareOnes) === 0 ? `青梧腊八${n}` : `青梧门店${n}`
  const registeredAt = instantAt(addDays('2023-01-01', n % 1000), '10:00')
  return {
    ...model,
    _id,
    name,
    platform: platforms[n % platforms.length] ?? '微博',
    grams: gramsOfTexts([name, model.unitName, model.legalEntity]),
    dueKey: `${addDays('2026-01-01', n % 365)}_${_id}`,
    registeredAt,
    sortKey: `${registeredAt}_${_id}`,
  }
}
