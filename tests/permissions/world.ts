import { commissionLimits } from '../../shared/commissions'
import type { Material } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { registerAccount } from '../accounts/at-accounts'
import { aPage, decide, handIn } from '../applications/at-applications'
import { dismissLeaver } from './actors'

/** What the rows are about: a post of the supermarkets that waits for its editor. */
export type World = {
  readonly company: TestCompany
  readonly postId: string
  /** In which the post has its place. */
  readonly editionId: string
  readonly pictureId: string
  readonly material: Material
  /** Material that they were asked for and need not hand in any more; nothing more can be said of it. */
  readonly commissionId: string
  /** A report of the editor, which waits for the head of the department. */
  readonly adjustmentId: string
  /** The next version of a rulebook, on which an admin has written nothing yet. */
  readonly amendmentId: string
  /** A table that the editor began. */
  readonly exportId: string
  /** A contest that the submitter asked for, and which waits for the head of the unit. */
  readonly applicationId: string
  /** Operated by the submitter, who is handing it over to the head of the unit. */
  readonly accountId: string
  readonly approval: { readonly id: string; readonly current: number }
  /** The approval of another post of the same submitter, who has taken it back. */
  readonly withdrawn: { readonly id: string }
}

export async function openWorld(): Promise<World> {
  const company = await openCompany('2026-01-01T02:00:00.000Z')
  const { code } = await company.as('he-jing').ask('staff', 'invite', {
    commandId: anId(),
    personId: 'xu-xin',
  })
  await company.as('xu-xin').ask('staff', 'bind', { commandId: anId(), code })
  const submitter = company.as('gao-yuan')
  const pictureId = await submitter.upload()
  const material = aMaterial({ pictures: [pictureId] })
  const postId = anId()
  await submitter.ask('posts', 'submit', {
    commandId: anId(),
    postId,
    channelId: 'group-media',
    material,
  })
  const adjustmentId = anId()
  await company.as('zhou-ning').ask('adjustments', 'ask', {
    ...{ commandId: anId(), adjustmentId, channelId: 'group-media', reason: '春节期间稿件较少' },
    ...{ from: '2026-01-05', through: '2026-01-06' },
    change: { posts: { min: 3, planned: 4 }, window: null },
  })
  const { amendmentId } = await company.as('he-jing').ask('amendments', 'begin', {
    ...{ commandId: anId(), rulebook: 'group-media@1' },
  })
  const exportId = anId()
  await company.as('zhou-ning').ask('archive', 'beginExport', {
    ...{ jobId: exportId, kind: 'posts', scope: { of: 'channel', channelId: 'group-media' } },
    ...{ from: '2026-01-01', through: '2026-01-31' },
  })
  const { approval } = await submitter.ask('posts', 'detail', { postId })
  const { postId: takenBack } = await submitter.submit({ title: '撤回的一篇' })
  const { approval: withdrawn } = await submitter.ask('posts', 'detail', { postId: takenBack })
  await submitter.ask('approvals', 'withdraw', { commandId: anId(), approvalId: withdrawn.id })
  const commissionId = await askAndLetGo(company)
  const accounts = await keepAccount(company)
  await dismissLeaver(company)
  return {
    company,
    postId,
    editionId: 'group-media_2026-01-04_1',
    pictureId,
    material,
    commissionId,
    adjustmentId,
    amendmentId,
    exportId,
    ...accounts,
    approval,
    withdrawn,
  }
}

async function keepAccount(
  company: TestCompany,
): Promise<{ readonly accountId: string; readonly applicationId: string }> {
  const accountId = await registerAccount(company, { unitId: 'supermarkets', operators: ['gao-yuan'] })
  const written = { account: accountId, from: 'gao-yuan', to: 'liu-fang', reason: '工作调整' }
  const change = await handIn(company, 'gao-yuan', { kind: 'operator-change', written })
  await decide(company, 'zheng-yi', change)
  const sealed = [await aPage(company, 'gao-yuan')]
  const contest = {
    ...{ event: '最美超市评选', organiser: '市商业联合会', sort: '投票', inNameOf: '单位' },
    ...{ from: '2026-01-10', through: '2026-01-20', reason: '展示门店' },
  }
  const asked = { kind: 'contest', written: contest, pages: { sealed } }
  return { accountId, applicationId: await handIn(company, 'gao-yuan', asked) }
}

async function askAndLetGo(company: TestCompany): Promise<string> {
  const commissionId = anId()
  const editor = company.as('zhou-ning')
  await editor.ask('commissions', 'ask', {
    commandId: anId(),
    commissionId,
    channelId: 'group-media',
    unitId: 'supermarkets',
    topic: '年货节',
    wanted: 1,
    editionId: null,
    dueDay: '2026-01-05',
  })
  await editor.ask('commissions', 'waive', { commandId: anId(), commissionId, reason: '活动取消' })
  const commission = await company.db.get('commissions', commissionId)
  if (!commission) throw new Error('the commission is not there')
  const full = { ...commission, answers: commissionLimits.answers }
  await company.db.transact((tx) => tx.replace('commissions', full))
  return commissionId
}
