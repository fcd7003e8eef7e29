import { anId } from '../_support/builders'
import type { TestCompany } from '../_support/company'
import { aPage, decide, handIn } from '../applications/at-applications'

/** Who keeps the company's accounts in the demo company, and who files them. */
export const [keeper, filer] = ['zheng-yi', 'he-jing']

export const opening = {
  platform: '视频号',
  name: '青梧百货中山店',
  description: '青梧百货中山店的活动与服务',
  legalEntity: '青梧百货有限公司',
  operator: 'chen-mo',
  reason: '门店需要自己的视频号发布活动预告',
}

/** Applied for by the store, agreed to, filed: in the registry, and to be opened. */
export async function fileAccount(
  company: TestCompany,
  written: Partial<typeof opening> = {},
): Promise<string> {
  const sealed = [await aPage(company, 'chen-mo')]
  const filled = { kind: 'account-opening', written: { ...opening, ...written }, pages: { sealed } }
  const applicationId = await handIn(company, 'chen-mo', filled)
  await decide(company, keeper, applicationId)
  const agreed = [await aPage(company, filer)]
  await decide(company, filer, applicationId, { number: '青梧备〔2026〕1 号', pages: agreed })
  return accountMadeBy(company, applicationId)
}

/** The account that came of an application. */
export async function accountMadeBy(company: TestCompany, applicationId: string): Promise<string> {
  const { application } = await company.as(keeper).ask('applications', 'detail', { applicationId })
  if (application.accountId === null) throw new Error('no account came of it')
  return application.accountId
}

/** Written down by its keeper as the company has had it for long. */
export async function registerAccount(
  company: TestCompany,
  facts: {
    name?: string
    platform?: '微博' | '公众号'
    operators?: string[]
    unitId?: string
    filing?: { number: string; on: '2025-06-01'; renewBy: '2026-06-01' } | null
    verifiedUntil?: '2026-01-20' | null
  } = {},
): Promise<string> {
  const accountId = anId()
  await company.as(keeper).ask('accounts', 'register', {
    ...{ commandId: anId(), accountId, platform: '微博', name: '青梧百货', handle: 'qingwu' },
    ...{ description: '', unitId: 'zhongshan-store', legalEntity: '青梧百货有限公司' },
    ...{ verifiedUntil: null, publishBy: 'hand', channelId: null, operators: ['chen-mo'] },
    filing: { number: '青梧备〔2025〕7 号', on: '2025-06-01', renewBy: '2026-06-01' },
    ...facts,
  })
  return accountId
}

export function accountOf(company: TestCompany, personId: string, accountId: string) {
  return company.as(personId).ask('accounts', 'page', { accountId })
}

export function tick(company: TestCompany, personId: string, accountId: string, taskId: string, done = true) {
  return company.as(personId).ask('accounts', 'tick', { commandId: anId(), accountId, taskId, done })
}

export function tap(accountId: string) {
  return { commandId: anId(), accountId }
}
