import { refuse, type Refusal } from '../_kernel'
import type { Application, Brought, ApplicationState } from './application'
import { longestNumber, type Brings, type Form, type FormStep } from './form'

/** What comes with an approval, before it is looked at. */
export type Bringing = { readonly number: string; readonly pages: number }

/** Why a step cannot be approved with what was brought; null when it can. */
export function refuseBringing(
  { brings }: FormStep,
  clause: string,
  { number, pages }: Bringing,
): Refusal | null {
  const lacks = lacking(brings, { number, pages })
  if (lacks)
    return refuse('against-rule', `同意之前，请先${lacks}（${clause}）。`, { clause, path: 'extras' })
  if (number.trim().length > longestNumber)
    return refuse('bad-input', `编号最多 ${longestNumber} 个字符，请核对。`, { path: 'extras.number' })
  if (!brings?.number && number.trim() !== '')
    return refuse('bad-input', '这一步不用填编号。', { path: 'extras.number' })
  return null
}

/** What is still to be brought, as the button says it; null when nothing is. */
export function lacking(brings: Brings | undefined, { number, pages }: Bringing): string | null {
  if (brings?.pages && pages === 0) return `上传${brings.pages}照片`
  if (brings?.number && number.trim() === '') return `填写${brings.number}`
  return null
}

/** Which of the form's own steps this is: added ones (加签) bring nothing. */
export function formStepOf(
  form: Form,
  step: { readonly role: string; readonly title: string },
): FormStep | null {
  return form.steps.find(({ role, title }) => role === step.role && title === step.title) ?? null
}

export function withBrought(application: Application, brought: Brought): Application {
  return { ...application, brought: [...application.brought, brought] }
}

export function ended(application: Application, state: Exclude<ApplicationState, 'asked'>): Application {
  return { ...application, state }
}
