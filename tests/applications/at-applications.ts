import type { Written } from '../../shared/applications'
import type { Verdict } from '../../shared/approvals'
import type { Refusal } from '../../shared/_kernel'
import { aPicture, anId } from '../_support/builders'
import { put, type TestCompany } from '../_support/company'

/** A photo of a sealed page, as a phone sends it. */
export async function aPage(company: TestCompany, personId: string, content = aPicture()): Promise<string> {
  const phone = company.as(personId)
  const ticket = { commandId: anId(), name: '盖章页.png', bytes: content.byteLength }
  const { attachmentId, upload } = await phone.ask('approvals', 'ticketFile', ticket)
  await put(upload, content)
  await phone.ask('approvals', 'checkFile', { attachmentId })
  return attachmentId
}

export type Filled = {
  readonly kind: string
  readonly written: Written
  readonly pages?: Readonly<Record<string, string[]>>
}

export function handingIn({ kind, written, pages = {} }: Filled) {
  return { commandId: anId(), applicationId: anId(), kind, written: { ...written }, pages }
}

export async function handIn(company: TestCompany, personId: string, filled: Filled): Promise<string> {
  const command = handingIn(filled)
  await company.as(personId).ask('applications', 'handIn', command)
  return command.applicationId
}

export type Said = {
  readonly verdict?: Verdict
  readonly comment?: string
  readonly number?: string
  readonly pages?: readonly string[]
}

async function decisionOn(company: TestCompany, personId: string, applicationId: string, said: Said) {
  const { verdict = 'approved', comment = '', number = '', pages = [] } = said
  const { approval } = await company.as(personId).ask('applications', 'detail', { applicationId })
  return {
    ...{ commandId: anId(), approvalId: approval.id, digest: approval.digest, step: approval.current },
    ...{ verdict, comment, clause: null },
    ...((number || pages.length > 0) && { extras: { number, attachmentIds: [...pages] } }),
  }
}

export async function decide(company: TestCompany, personId: string, applicationId: string, said: Said = {}) {
  const decision = await decisionOn(company, personId, applicationId, said)
  return company.as(personId).ask('approvals', 'decide', decision)
}

export async function refusedDecision(
  company: TestCompany,
  personId: string,
  applicationId: string,
  said: Said = {},
): Promise<Refusal> {
  const decision = await decisionOn(company, personId, applicationId, said)
  return company.as(personId).refused('approvals', 'decide', decision)
}
