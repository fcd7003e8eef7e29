import { openCompany, type TestCompany } from '../_support/company'
import { anId } from '../_support/builders'
import { noticesOf, trailOf } from '../approvals/at-work'
import { decide, handIn, handingIn } from '../applications/at-applications'
import { accountOf, keeper, registerAccount, tap, tick } from './at-accounts'

// O1, G16, G24, W5, O6: whoever uses an account changes by the book, and nobody ever sees a password.

let company: TestCompany
let accountId: string

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  accountId = await registerAccount(company)
})

afterEach(() => company.leave())

const asking = (kind: string, written: Record<string, string>) => ({
  kind,
  written: { account: accountId, reason: '工作调整', ...written },
})

async function pass(kind: string, written: Record<string, string>, by = 'chen-mo'): Promise<string> {
  const applicationId = await handIn(company, by, asking(kind, written))
  await decide(company, keeper, applicationId)
  return applicationId
}

function refused(by: string, kind: string, written: Record<string, string>) {
  return company.as(by).refused('applications', 'handIn', handingIn(asking(kind, written)))
}

const handing = ['material', 'rights', 'devices']

describe('another operator (O1)', () => {
  const change = { from: 'chen-mo', to: 'ma-chao' }

  test('is agreed to, handed over by a list, signed by both, and the password changes', async () => {
    await pass('operator-change', change)
    expect(await noticesOf(company, 'ma-chao', accountId)).toEqual(['请办理账号交接'])
    expect(await company.as('ma-chao').refused('accounts', 'sign', tap(accountId))).toMatchObject({
      ...{ clause: 'O1', message: expect.stringContaining('清单') as string },
    })
    for (const task of handing) await tick(company, 'chen-mo', accountId, task)
    await company.as('chen-mo').ask('accounts', 'sign', tap(accountId))
    expect(await company.as('chen-mo').refused('accounts', 'sign', tap(accountId))).toMatchObject({
      code: 'not-allowed',
    })
    expect((await accountOf(company, 'ma-chao', accountId)).can.sign).toBe(true)
    await company.as('ma-chao').ask('accounts', 'sign', tap(accountId))
    const { account, inside } = await accountOf(company, keeper, accountId)
    expect(account.operators).toEqual([{ id: 'ma-chao', name: '马超' }])
    expect(inside).toMatchObject({ handover: null, custody: { changeBy: '2026-01-02', why: '运营人已变更' } })
    expect((await trailOf(company, accountId)).at(-1)).toBe('operator-changed 马超')
  })

  test('a task that is taken back takes the signatures back', async () => {
    await pass('operator-change', change)
    for (const task of handing) await tick(company, 'chen-mo', accountId, task)
    await company.as('chen-mo').ask('accounts', 'sign', tap(accountId))
    await tick(company, 'ma-chao', accountId, 'rights', false)
    const { inside } = await accountOf(company, keeper, accountId)
    expect(inside?.handover?.signed).toEqual({ from: null, to: null })
  })

  test('its form offers the account’s operators, and says why it is not its turn', async () => {
    const offered = async () => {
      const page = await company
        .as('chen-mo')
        .ask('applications', 'form', { kind: 'operator-change', accountId })
      return page.accounts.find(({ id }) => id === accountId)
    }
    expect(await offered()).toMatchObject({ operators: [{ id: 'chen-mo', name: '陈默' }], hindrance: null })
    await pass('operator-change', change)
    expect((await offered())?.hindrance).toBe('陈默正在交接给马超，请先办完这一次交接（O1）。')
  })

  test('who does not operate it cannot hand it over, nor can a stranger ask', async () => {
    expect(await refused('chen-mo', 'operator-change', { from: 'wu-fan', to: 'ma-chao' })).toMatchObject({
      ...{ path: 'from', clause: 'O1' },
    })
    expect(await refused('chen-mo', 'operator-change', { from: 'chen-mo', to: 'chen-mo' })).toMatchObject({
      path: 'to',
    })
    expect(await refused('gao-yuan', 'operator-change', change)).toMatchObject({ code: 'not-allowed' })
    await pass('operator-change', change)
    expect(await refused('chen-mo', 'operator-change', change)).toMatchObject({ code: 'wrong-state' })
  })

  test('a leaver’s account is handed over to whoever takes over; its keeper signs for them (X4)', async () => {
    await company.as('he-jing').ask('leaving', 'enter', {
      ...{ commandId: anId(), personId: 'chen-mo', standInId: 'ma-chao' },
    })
    const { inside } = await accountOf(company, keeper, accountId)
    expect(inside?.handover).toMatchObject({ from: { name: '陈默' }, to: { name: '马超' }, why: '陈默离职' })
    expect(await noticesOf(company, 'ma-chao', accountId)).toEqual(['请办理账号交接'])
    for (const task of handing) await tick(company, 'ma-chao', accountId, task)
    await company.as(keeper).ask('accounts', 'sign', tap(accountId))
    await company.as('ma-chao').ask('accounts', 'sign', tap(accountId))
    expect((await accountOf(company, keeper, accountId)).account.operators).toMatchObject([{ id: 'ma-chao' }])
  })

  test('whoever keeps accounts and leaves is followed in the office too', async () => {
    await company.as('he-jing').ask('leaving', 'enter', {
      ...{ commandId: anId(), personId: keeper, standInId: 'tang-yue' },
    })
    const { offices } = await company.as('he-jing').ask('accounts', 'settings')
    expect(offices[0]).toEqual({ role: 'wechat-department', people: [{ id: 'tang-yue', name: '唐悦' }] })
  })
})

describe('a loan of the login (W5)', () => {
  const loan = {
    occasion: '年货节现场直播',
    borrower: 'gao-yuan',
    from: '2026-01-05T01:00:00.000Z',
    through: '2026-01-05T13:00:00.000Z',
  }
  async function lend(): Promise<void> {
    const written = { account: accountId, ...loan }
    const applicationId = await handIn(company, 'gao-yuan', { kind: 'login-loan', written })
    await decide(company, keeper, applicationId)
  }

  test('shows who has it, comes back by itself, and then the password changes', async () => {
    await lend()
    const lent = await accountOf(company, 'gao-yuan', accountId)
    expect(lent.inside?.loan).toMatchObject({ to: { name: '高远' }, occasion: '年货节现场直播' })
    company.now = '2026-01-05T13:00:00.000Z'
    await company.tick()
    const back = await accountOf(company, keeper, accountId)
    expect(back.inside).toMatchObject({ loan: null, custody: { changeBy: '2026-01-06', why: '借用已结束' } })
    expect((await trailOf(company, accountId)).at(-1)).toBe('login-returned 系统')
    expect(await noticesOf(company, 'chen-mo', accountId)).toEqual(['账号借用已结束'])
    await company.tick()
    expect(await noticesOf(company, 'chen-mo', accountId)).toEqual(['账号借用已结束'])
    const note = { ...tap(accountId), holderId: keeper }
    expect(await company.as('gao-yuan').refused('accounts', 'notePassword', note)).toMatchObject({
      clause: 'G16',
    })
    await company.as(keeper).ask('accounts', 'notePassword', note)
    expect((await accountOf(company, keeper, accountId)).inside?.custody).toEqual({
      ...{ holder: { id: keeper, name: '郑毅' }, since: '2026-01-05', changeBy: '2026-04-05', why: null },
    })
  })

  test('can be given back sooner, and lends to one at a time', async () => {
    await lend()
    const again = { kind: 'login-loan', written: { account: accountId, ...loan } }
    expect(await company.as('lin-xiaoyu').refused('applications', 'handIn', handingIn(again))).toMatchObject({
      ...{ code: 'wrong-state', clause: 'W5' },
    })
    expect(await company.as('lin-xiaoyu').refused('accounts', 'endLoan', tap(accountId))).toMatchObject({
      code: 'not-allowed',
    })
    await company.as('gao-yuan').ask('accounts', 'endLoan', tap(accountId))
    expect((await accountOf(company, keeper, accountId)).inside?.loan).toBeNull()
  })

  test('lasts no longer than the event', async () => {
    const backwards = { ...loan, through: '2026-01-05T00:00:00.000Z' }
    const asking = handingIn({ kind: 'login-loan', written: { account: accountId, ...backwards } })
    expect(await company.as('gao-yuan').refused('applications', 'handIn', asking)).toMatchObject({
      path: 'through',
    })
    const long = { ...loan, through: '2026-02-05T01:00:00.000Z' }
    const tooLong = handingIn({ kind: 'login-loan', written: { account: accountId, ...long } })
    expect(await company.as('gao-yuan').refused('applications', 'handIn', tooLong)).toMatchObject({
      limit: 14,
    })
  })
})

describe('how an account presents itself (G24)', () => {
  test('its name changes when the WeChat department has agreed', async () => {
    await pass('profile-change', { part: '名称', proposed: '青梧百货微博' })
    expect((await accountOf(company, 'gao-yuan', accountId)).account.name).toBe('青梧百货微博')
    const { rows } = await company.as('gao-yuan').ask('accounts', 'registry', {
      ...{ view: 'all', platform: null, state: null, words: '百货微博', after: null },
    })
    expect(rows.map(({ id }) => id)).toEqual([accountId])
  })

  test('a new name is held against the protected words and the platform’s length', async () => {
    expect(await refused('chen-mo', 'profile-change', { part: '名称', proposed: '清梧百货' })).toMatchObject({
      ...{ clause: 'G13', path: 'proposed' },
    })
    const long = { part: '名称', proposed: '长'.repeat(31) }
    expect(await refused('chen-mo', 'profile-change', long)).toMatchObject({ measured: 31, limit: 30 })
    await pass('profile-change', { part: '自动回复', proposed: '您好，请问有什么可以帮您？' })
  })
})

describe('closing (O6)', () => {
  test('keeps the data first, then follows the platform, and the account is closed', async () => {
    const applicationId = await pass('account-closing', { keeping: '图文导出到公司网盘' })
    await decide(company, 'he-jing', applicationId)
    expect((await accountOf(company, keeper, accountId)).account.state).toBe('closing')
    const procedure = { ...tap(accountId), taskId: 'procedure', done: true }
    expect(await company.as('chen-mo').refused('accounts', 'tick', procedure)).toMatchObject({
      ...{ code: 'against-rule', clause: 'O6', message: expect.stringContaining('数据已保存') as string },
    })
    for (const task of ['data', 'readers', 'procedure']) await tick(company, 'chen-mo', accountId, task)
    const { account } = await accountOf(company, keeper, accountId)
    expect(account).toMatchObject({ state: 'closed', due: [] })
    expect(await refused('chen-mo', 'operator-change', { from: 'chen-mo', to: 'ma-chao' })).toMatchObject({
      code: 'wrong-state',
    })
  })
})

test('everybody sees which accounts are the company’s, and only those concerned what is behind them', async () => {
  const seen = await accountOf(company, 'lin-xiaoyu', accountId)
  expect(seen).toMatchObject({
    account: { name: '青梧百货' },
    inside: null,
    can: { tick: false, apply: false },
  })
  expect((await accountOf(company, 'ma-chao', accountId)).inside).not.toBeNull()
  const correct = { ...tap(accountId), facts: factsOf(seen.account) }
  expect(await company.as('chen-mo').refused('accounts', 'correct', correct)).toMatchObject({
    code: 'not-allowed',
  })
  await company.as(keeper).ask('accounts', 'correct', {
    ...correct,
    facts: { ...correct.facts, handle: 'qingwu-dept', channelId: 'store-news' },
  })
  const corrected = await accountOf(company, keeper, accountId)
  expect(corrected.account).toMatchObject({ handle: 'qingwu-dept', channelName: '青梧百货号' })
})

function factsOf(account: Awaited<ReturnType<typeof accountOf>>['account']) {
  const { platform, name, handle, description, unitId, legalEntity, verifiedUntil, publishBy, channelId } =
    account
  return { platform, name, handle, description, unitId, legalEntity, verifiedUntil, publishBy, channelId }
}

test('what is overdue is told to its keeper, each week until it is done', async () => {
  await registerAccount(company, { name: '青梧公众号', platform: '公众号', verifiedUntil: '2026-01-20' })
  const due = () =>
    company.as(keeper).ask('accounts', 'registry', {
      ...{ view: 'due', platform: null, state: null, words: '', after: null },
    })
  expect((await due()).rows.map(({ name, due: things }) => [name, things])).toEqual([
    ['青梧公众号', ['平台认证：1月20日 周二前']],
  ])
  for (const day of ['13', '20', '27']) {
    company.now = `2026-01-${day}T01:00:00.000Z`
    await company.tick()
  }
  const { rows } = await company.as(keeper).ask('notices', 'inbox', { after: null })
  const told = rows.filter(({ title }) => title === '账号有事项到期')
  expect(told.map(({ body }) => body)).toEqual([expect.stringContaining('平台认证已过期')])
})
