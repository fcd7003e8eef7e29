import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { noticesOf, titlesWaiting, trailOf } from '../approvals/at-work'
import { aPage, decide, handIn, handingIn, refusedDecision } from '../applications/at-applications'
import {
  accountMadeBy,
  accountOf,
  fileAccount,
  filer,
  keeper,
  opening,
  registerAccount,
  tap,
  tick,
} from './at-accounts'

// G13, G14: nothing with the company's name is opened, or goes on, without a filing.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const asking = async (written: Record<string, string> = {}) =>
  handingIn({
    kind: 'account-opening',
    written: { ...opening, ...written },
    pages: { sealed: [await aPage(company, 'chen-mo')] },
  })

describe('opening an account (G13)', () => {
  test('goes from its unit through the WeChat department and the administration into the registry', async () => {
    const command = await asking()
    const { applicationId } = command
    await company.as('chen-mo').ask('applications', 'handIn', command)
    expect(await titlesWaiting(company, keeper)).toEqual(['开通账号：青梧百货中山店'])
    const seen = await company.as(keeper).ask('applications', 'detail', { applicationId })
    expect(seen.application.remarks).toEqual(['用了受保护的“青梧”', '用了受保护的“青梧百货”'])
    expect(seen.application.answers.map(({ text }) => text)).toContain('陈默（青梧百货中山店）')
    expect((await fetch(seen.application.pages[0]!.url)).ok).toBe(true)
    expect(seen.brings).toBeNull()
    await decide(company, keeper, applicationId)
    const filing = await company.as(filer).ask('applications', 'detail', { applicationId })
    expect(filing.brings).toEqual({ pages: '行政部同意盖章页', number: '备案号' })
    const pages = [await aPage(company, filer)]
    await decide(company, filer, applicationId, { number: '青梧备〔2026〕1 号', pages })

    const accountId = await accountMadeBy(company, applicationId)
    const { account, inside, can } = await accountOf(company, 'chen-mo', accountId)
    expect(account).toMatchObject({
      ...{ platform: '视频号', name: '青梧百货中山店', state: 'opening', unitName: '青梧百货中山店' },
      filing: { number: '青梧备〔2026〕1 号', on: '2026-01-01', renewBy: '2027-01-01' },
      operators: [{ id: 'chen-mo', name: '陈默' }],
    })
    expect(can).toMatchObject({ tick: true, keep: false, apply: true })
    expect(inside?.applications).toMatchObject([{ title: '开通账号', state: 'approved' }])
    const done = await company.as('chen-mo').ask('applications', 'detail', { applicationId })
    expect(done.application.brought).toMatchObject([{ byName: '何静', number: '青梧备〔2026〕1 号' }])
    expect(done.application.brought[0]!.pages).toHaveLength(1)
    expect(await noticesOf(company, 'chen-mo', applicationId)).toEqual(['申请已通过：开通账号'])
    expect(await trailOf(company, applicationId)).toEqual([
      'application-asked 陈默',
      'application-agreed 郑毅',
      'application-passed 何静',
    ])
    expect(await trailOf(company, accountId)).toEqual(['account-filed 何静'])

    for (const { id } of account.tasks) await tick(company, 'chen-mo', accountId, id)
    expect((await accountOf(company, 'chen-mo', accountId)).account.state).toBe('in-use')
  })

  test.each([
    ['清梧百货', '读音相同'],
    ['青 梧 百 货', '空格或符号'],
    ['青捂超市', '只差一个字'],
    ['青梧白货', '只差一个字'],
  ])('a name that could be taken for the company’s is refused: %s', async (name, why) => {
    const refusal = await company.as('chen-mo').refused('applications', 'handIn', await asking({ name }))
    expect(refusal).toMatchObject({ code: 'against-rule', clause: 'G13', path: 'name' })
    expect(refusal.message).toContain(why)
    expect(await company.as('chen-mo').refused('accounts', 'checkName', { name, description: '' })).toEqual(
      refusal,
    )
  })

  test('what only sounds alike is told to whoever decides', async () => {
    const description = '转载请勿删改'
    const answer = await company
      .as('chen-mo')
      .ask('accounts', 'checkName', { name: 'qingwu 生活', description })
    expect(answer).toEqual({
      mustBeFiled: true,
      remarks: ['“qingwu”与受保护的“青梧”是它的拼音', '“请勿”与受保护的“青梧”读音相近'],
    })
    const other = { name: '梧桐树下', description: '街坊们的消息' }
    expect(await company.as('chen-mo').ask('accounts', 'checkName', other)).toMatchObject({
      mustBeFiled: false,
    })
  })

  test('without the unit’s sealed page it is not taken, and a signature is no seal', async () => {
    const command = handingIn({ kind: 'account-opening', written: opening })
    expect(await company.as('chen-mo').refused('applications', 'handIn', command)).toMatchObject({
      ...{ code: 'against-rule', clause: 'G13', path: 'sealed', measured: 0, limit: 1 },
      message: expect.stringContaining('签名不能代替盖章') as string,
    })
  })

  test('a page has to be a photo or a scan of whoever asks', async () => {
    const theirs = await aPage(company, 'gao-yuan')
    const borrowed = handingIn({ kind: 'account-opening', written: opening, pages: { sealed: [theirs] } })
    expect(await company.as('chen-mo').refused('applications', 'handIn', borrowed)).toMatchObject({
      path: 'sealed',
    })
    const word = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('word/document.xml')])
    const docx = handingIn({
      kind: 'account-opening',
      written: opening,
      pages: { sealed: [await aPage(company, 'chen-mo', word)] },
    })
    expect(await company.as('chen-mo').refused('applications', 'handIn', docx)).toMatchObject({
      message: expect.stringContaining('JPG、PNG 或 PDF') as string,
    })
  })

  test('the administration agrees with its own sealed page and a filing number only', async () => {
    const command = await asking()
    await company.as('chen-mo').ask('applications', 'handIn', command)
    await decide(company, keeper, command.applicationId)
    const pages = [await aPage(company, filer)]
    const without = await refusedDecision(company, filer, command.applicationId, { number: '1 号' })
    expect(without).toMatchObject({ code: 'against-rule', clause: 'G13' })
    const unnumbered = await refusedDecision(company, filer, command.applicationId, { pages })
    expect(unnumbered.message).toContain('填写备案号')
    expect(await titlesWaiting(company, filer)).toEqual(['开通账号：青梧百货中山店'])
  })

  test('handed in twice it is handed in once, and refused it leaves no account', async () => {
    const command = await asking()
    await company.as('chen-mo').ask('applications', 'handIn', command)
    await company.as('chen-mo').ask('applications', 'handIn', command)
    const again = { ...command, commandId: anId() }
    expect(await company.as('chen-mo').refused('applications', 'handIn', again)).toMatchObject({
      code: 'wrong-state',
    })
    await decide(company, keeper, command.applicationId, { verdict: 'rejected', comment: '已有门店账号' })
    const { application } = await company.as('chen-mo').ask('applications', 'detail', {
      applicationId: command.applicationId,
    })
    expect(application.state).toBe('rejected')
    expect(await company.db.get('accounts', command.applicationId)).toBeNull()
    expect(await noticesOf(company, 'chen-mo', command.applicationId)).toEqual(['申请未通过：开通账号'])
  })

  test('it can be taken back, urged and commented on like every request', async () => {
    const command = await asking()
    const { applicationId } = command
    await company.as('chen-mo').ask('applications', 'handIn', command)
    const act = { commandId: anId(), approvalId: applicationId }
    await company
      .as(keeper)
      .ask('approvals', 'comment', { ...act, text: '请补充门店照片', attachmentIds: [] })
    expect(await noticesOf(company, 'chen-mo', applicationId)).toEqual(['有新的评论'])
    company.now = '2026-01-01T07:00:00.000Z'
    await company.as('chen-mo').ask('approvals', 'urge', { commandId: anId(), approvalId: applicationId })
    await company.as('chen-mo').ask('approvals', 'withdraw', { commandId: anId(), approvalId: applicationId })
    expect(await titlesWaiting(company, keeper)).toEqual([])
    const { application } = await company.as('chen-mo').ask('applications', 'detail', { applicationId })
    expect(application.state).toBe('withdrawn')
  })

  test('what waits too long is told to the WeChat department', async () => {
    const command = await asking()
    await company.as('chen-mo').ask('applications', 'handIn', command)
    await decide(company, keeper, command.applicationId)
    company.now = '2026-01-02T10:01:00.000Z'
    await company.tick()
    expect(await noticesOf(company, keeper, command.applicationId)).toContain('有审批久未处理')
  })

  test('nobody else reads it', async () => {
    const command = await asking()
    await company.as('chen-mo').ask('applications', 'handIn', command)
    const { applicationId } = command
    expect(await company.as('gao-yuan').refused('applications', 'detail', { applicationId })).toMatchObject({
      code: 'not-found',
    })
    // The head of the unit does.
    await company.as('ma-chao').ask('applications', 'detail', { applicationId })
  })
})

describe('an account found outside the registry (G14)', () => {
  test('is reported by anybody, taken over, and then filed', async () => {
    const accountId = anId()
    const report = {
      platform: '抖音' as const,
      name: '青梧中山店福利',
      handle: 'qw_zs',
      unitId: 'zhongshan-store',
    }
    await company
      .as('gao-yuan')
      .ask('accounts', 'report', { ...tap(accountId), ...report, where: '朋友圈里有人转发' })
    expect(await noticesOf(company, keeper, accountId)).toEqual(['发现未备案的账号'])
    const sealed = [await aPage(company, 'chen-mo')]
    const catchUp = {
      kind: 'account-filing',
      written: { account: accountId, reason: '门店自行开通' },
      pages: { sealed },
    }
    expect(await company.as('chen-mo').refused('applications', 'handIn', handingIn(catchUp))).toMatchObject({
      ...{ clause: 'G14', message: expect.stringContaining('移交微信部门') as string },
    })
    expect(
      await company
        .as('chen-mo')
        .refused('accounts', 'tick', { ...tap(accountId), taskId: 'password', done: true }),
    ).toMatchObject({ code: 'not-allowed' })
    const { account } = await accountOf(company, keeper, accountId)
    expect(account.tasks).toHaveLength(3)
    const hindrance = async () => {
      const form = { kind: 'account-filing', accountId }
      const { accounts } = await company.as('chen-mo').ask('applications', 'form', form)
      return accounts.find(({ id }) => id === accountId)?.hindrance
    }
    await tick(company, keeper, accountId, 'password')
    expect(await hindrance()).toBe(
      '请先在账号页面完成移交清单，再补办备案（G14）。还差：账号移交微信部门、管理员权限移交微信部门。',
    )
    for (const id of ['account', 'admin-rights']) await tick(company, keeper, accountId, id)
    expect(await hindrance()).toBeNull()
    const applicationId = await handIn(company, 'chen-mo', catchUp)
    await decide(company, keeper, applicationId)
    await decide(company, filer, applicationId, { number: '补 3 号', pages: [await aPage(company, filer)] })
    expect((await accountOf(company, 'gao-yuan', accountId)).account).toMatchObject({
      ...{ state: 'in-use', filing: { number: '补 3 号', renewBy: '2027-01-01' } },
    })
  })

  test('another unit cannot file it', async () => {
    const accountId = await registerAccount(company, { filing: null })
    for (const id of ['account', 'password', 'admin-rights']) await tick(company, keeper, accountId, id)
    const sealed = [await aPage(company, 'gao-yuan')]
    const theirs = {
      kind: 'account-filing',
      written: { account: accountId, reason: '我们来办' },
      pages: { sealed },
    }
    expect(await company.as('gao-yuan').refused('applications', 'handIn', handingIn(theirs))).toMatchObject({
      ...{ code: 'not-allowed', clause: 'G13' },
    })
  })
})

test('a filing is renewed before its day, and who keeps it is reminded', async () => {
  const accountId = await fileAccount(company)
  company.now = '2026-12-02T02:00:00.000Z'
  await company.tick()
  expect(await noticesOf(company, 'chen-mo', accountId)).toContain('账号有事项到期')
  const { rows } = await company.as(keeper).ask('accounts', 'registry', {
    ...{ view: 'due', platform: null, state: null, words: '', after: null },
  })
  expect(rows.map(({ name }) => name)).toEqual(['青梧百货中山店'])
  const renewal = { ...tap(accountId), number: '青梧备〔2026〕9 号', renewBy: '2027-12-01' as const }
  expect(await company.as('chen-mo').refused('accounts', 'renew', renewal)).toMatchObject({ clause: 'G16' })
  const backwards = { ...renewal, renewBy: '2026-12-31' as const }
  expect(await company.as(keeper).refused('accounts', 'renew', backwards)).toMatchObject({ path: 'renewBy' })
  await company.as(keeper).ask('accounts', 'renew', renewal)
  expect((await accountOf(company, keeper, accountId)).account.filing).toEqual({
    ...{ number: '青梧备〔2026〕9 号', on: '2026-12-02', renewBy: '2027-12-01' },
  })
})
