import { addDays, dayOf, isRefusal, pageOf, refuse, type Refusal } from '../../shared/_kernel'
import {
  pressing,
  sayDue,
  searchedTexts,
  type AccountState,
  type Platform,
  type RegisteredAccount,
} from '../../shared/accounts'
import { isKeeper } from '../../shared/applications'
import { foldedWords, leadingGram, mentionEvery } from '../../shared/archive'
import type { Context, StaffContext } from '../_platform/context'
import { is, type Where } from '../_platform/database'
import { officesOf } from '../applications'
import { presentMe, type Me } from '../staff'
import { accountSettingsOf } from './settings'

export type RegistryQuery = {
  /** `due`: what something is due for, the most urgent first. */
  readonly view: 'all' | 'mine' | 'due'
  readonly platform: Platform | null
  readonly state: AccountState | null
  readonly words: string
  /** Where the page before ended. */
  readonly after: string | null
}

export type AccountRow = Pick<
  RegisteredAccount,
  'platform' | 'name' | 'handle' | 'unitName' | 'state' | 'legalEntity'
> & {
  readonly id: string
  readonly operators: readonly string[]
  readonly filingNumber: string | null
  /** What its people should do something about, most urgent first. */
  readonly due: readonly string[]
  readonly lentTo: string | null
}

export type RegistryPage = {
  readonly me: Me
  readonly isKeeper: boolean
  readonly rows: readonly AccountRow[]
  readonly next: string | null
}

const pageSize = 20

/** What a page of the registry is read beside: what the company set, and who keeps the accounts. */
export async function registryScene(ctx: Pick<Context, 'db'>) {
  const [settings, offices] = await Promise.all([accountSettingsOf(ctx), officesOf(ctx)])
  return { settings, offices }
}

/** The company's accounts, by platform and state, by words, or by what is due (G13). */
export async function registryPage(
  ctx: StaffContext & { readonly read: Awaited<ReturnType<typeof registryScene>> },
  query: RegistryQuery,
): Promise<RegistryPage | Refusal> {
  const { settings, offices } = ctx.read
  const found = await pageOfAccounts(ctx, query, addDays(dayOf(ctx.now), settings.figures.remindDays))
  if (isRefusal(found)) return found
  const today = dayOf(ctx.now)
  return {
    me: presentMe(ctx.person),
    isKeeper: isKeeper(ctx.person, offices),
    rows: found.shown.map((account) => ({
      id: account._id,
      platform: account.platform,
      name: account.name,
      handle: account.handle,
      unitName: account.unitName,
      state: account.state,
      legalEntity: account.legalEntity,
      operators: account.operators.map(({ name }) => name),
      filingNumber: account.filing?.number ?? null,
      due: pressing(account, today, settings.figures).map((thing) => sayDue(thing, today)),
      lentTo: account.loan?.to.name ?? null,
    })),
    next: found.next,
  }
}

/** What rows are made of: a hundred accounts are read to find twenty, and most of one is what it is found by. */
const listed = [
  'platform',
  'name',
  'handle',
  'description',
  'unitId',
  'unitName',
  'legalEntity',
  'verifiedUntil',
  'state',
  'operators',
  'filing',
  'custody',
  'loan',
  'dueKey',
  'sortKey',
] as const satisfies readonly (keyof RegisteredAccount)[]

type Listed = Pick<RegisteredAccount, (typeof listed)[number] | '_id'>

type Found = { readonly shown: readonly Listed[]; readonly next: string | null }

async function pageOfAccounts(
  ctx: StaffContext,
  query: RegistryQuery,
  horizon: string,
): Promise<Found | Refusal> {
  const words = foldedWords(query.words)
  if (words.length > 0) return byWords(ctx, query, words)
  return query.view === 'due' ? byDay(ctx, query, horizon) : byIndex(ctx, query)
}

async function byIndex({ db, person }: StaffContext, query: RegistryQuery): Promise<Found> {
  const where = { ...boundsOf(query, person.unitId), ...before(query.after) }
  const found = await db.findOnly(
    'accounts',
    { where, orderBy: ['sortKey', 'desc'], limit: pageSize + 1 },
    listed,
  )
  return pageOf(found, pageSize)
}

function boundsOf({ view, platform, state }: RegistryQuery, unitId: string): Where {
  if (view === 'mine') return { unitId }
  return { ...(platform && { platform }), ...(state && { state }) }
}

function before(after: string | null): Where {
  return after === null ? {} : { sortKey: is.before(after) }
}

async function byDay({ db }: StaffContext, { after }: RegistryQuery, horizon: string): Promise<Found> {
  const where = { dueKey: is.between(after ?? '', `${horizon}_~`) }
  const found = await db.findOnly(
    'accounts',
    { where, orderBy: ['dueKey', 'asc'], limit: pageSize + 1 },
    listed,
  )
  const { shown, next } = pageOf(
    found.map((account) => ({ account, sortKey: account.dueKey })),
    pageSize,
  )
  return { shown: shown.map(({ account }) => account), next }
}

const lookAtOnce = 100

/** By the pair of signs that leads to few; how much one call reads is bounded, the next page goes on. */
async function byWords(
  { db, person }: StaffContext,
  query: RegistryQuery,
  words: readonly string[],
): Promise<Found | Refusal> {
  const gram = leadingGram(words)
  if (gram === null) return refuse('bad-input', '请至少输入连在一起的两个字。', { path: 'words' })
  const where = { grams: gram, ...before(query.after) }
  const bounds = Object.entries(boundsOf(query, person.unitId))
  // A word of two signs is its pair: whatever that leads to is meant.
  const isMeant = bounds.length === 0 && words.length === 1 && words[0] === gram
  const limit = isMeant ? pageSize + 1 : lookAtOnce
  const read = await db.findOnly('accounts', { where, orderBy: ['sortKey', 'desc'], limit }, listed)
  const meant = read.filter(
    (account) =>
      bounds.every(([field, value]) => account[field as keyof Listed] === value) &&
      mentionEvery(searchedTexts(account), words),
  )
  const shown = meant.slice(0, pageSize)
  const last = meant.length > pageSize ? shown.at(-1) : read.length === limit ? read.at(-1) : undefined
  return { shown, next: last?.sortKey ?? null }
}
