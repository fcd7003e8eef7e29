import type { Verdict } from '../../shared/approvals'
import { anId } from '../_support/builders'
import type { TestCompany } from '../_support/company'

type Said = {
  readonly verdict?: Verdict
  readonly comment?: string
  readonly clause?: string | null
  readonly changesDueAt?: string
}

/** A decision on what this person's screen shows of a post. */
export async function decisionOn(company: TestCompany, personId: string, postId: string, said: Said = {}) {
  const { approval } = await company.as(personId).ask('posts', 'detail', { postId })
  return {
    commandId: anId(),
    approvalId: approval.id,
    digest: approval.digest,
    step: approval.current,
    verdict: 'approved' as const,
    comment: '',
    clause: null,
    ...said,
  }
}

/** What every other act on the approval of a post comes with. */
export async function actOn(company: TestCompany, personId: string, postId: string) {
  const { approval } = await company.as(personId).ask('posts', 'detail', { postId })
  return { commandId: anId(), approvalId: approval.id }
}

export async function titlesWaiting(company: TestCompany, personId: string): Promise<string[]> {
  const { waiting, badge } = await company.as(personId).ask('approvals', 'inbox')
  expect(badge).toBe(waiting.length)
  return waiting.map(({ title }) => title)
}

/** Titles of the notices, the newest first. */
export async function noticesOf(company: TestCompany, personId: string, postId: string): Promise<string[]> {
  const { rows } = await company.as(personId).ask('notices', 'inbox', { after: null })
  return rows.filter(({ opens }) => opens.id === postId).map(({ title }) => title)
}

export async function trailOf(company: TestCompany, postId: string): Promise<string[]> {
  const entries = await company.db.find('trail', {
    where: { subjectId: postId },
    orderBy: ['n', 'asc'],
    limit: 100,
  })
  return entries.map(({ action, by }) => `${action} ${by.name}`)
}
