import type { Id } from '../../../shared/_kernel'
import type { Form } from '../../../shared/applications'
import { createId, useKept, type Kept, type Replies } from '../../_platform'
import type { Picked } from '../../_ui'
import { keptPages, type PageFile } from '../parts/page-file'

export type FormPage = Replies['applications']['form']

/** A form as far as it is filled in. */
export type Filling = {
  /** Made with the first word of it, so that handing in twice hands in once. */
  readonly applicationId: Id
  readonly written: Readonly<Record<string, string>>
  /** Who was picked: the form itself has only their ids. */
  readonly people: Readonly<Record<string, Picked>>
  readonly pages: Readonly<Record<string, readonly PageFile[]>>
}

export type FillingDesk = Pick<Kept<Filling>, 'drop'> & {
  readonly filling: Filling
  write(key: string, text: string): void
  name(key: string, person: Picked): void
  putPages(key: string, change: (pages: readonly PageFile[]) => readonly PageFile[]): void
}

/**
 * A form that this phone keeps as it is filled in, one of each kind.
 * @param accountId the account that it was opened for, which goes before the one that was chosen earlier
 */
export function useFilling({ me, form, accounts }: FormPage, accountId: string | null): FillingDesk {
  const { value, change, drop } = useKept<Filling>(`application_${me.id}_${form.kind}`, (found) => {
    const known = filtered(form, found)
    const account = chosenAccount(accounts, accountId ?? known.written.account ?? null)
    const field = form.fields.find(({ kind }) => kind === 'account')
    const begun = field ? { ...known, written: { ...known.written, [field.key]: account } } : known
    return amongOperators(form, accounts, begun)
  })
  return {
    filling: value,
    drop,
    write: (key, text) =>
      change((before) =>
        amongOperators(form, accounts, { ...before, written: { ...before.written, [key]: text } }),
      ),
    name: (key, person) =>
      change((before) => ({
        ...before,
        written: { ...before.written, [key]: person.id },
        people: { ...before.people, [key]: person },
      })),
    putPages: (key, patch) =>
      change((before) => ({
        ...before,
        pages: { ...before.pages, [key]: patch(before.pages[key] ?? []) },
      })),
  }
}

/** What was kept by an earlier version of the form is of use as far as its fields are still asked for. */
function filtered({ fields }: Form, found: Partial<Filling> | null): Filling {
  const keys = new Set(fields.map(({ key }) => key))
  const ofForm = <V>(record: Readonly<Record<string, V>> = {}) =>
    Object.entries(record).filter(([key]) => keys.has(key))
  return {
    applicationId: found?.applicationId ?? createId(),
    written: Object.fromEntries(ofForm(found?.written)),
    people: Object.fromEntries(ofForm(found?.people)),
    pages: Object.fromEntries(ofForm(found?.pages).map(([key, pages]) => [key, keptPages(pages)])),
  }
}

/** The account that the form names, of those there are to choose from. */
export function accountIn({ form, accounts }: Pick<FormPage, 'form' | 'accounts'>, { written }: Filling) {
  const field = form.fields.find(({ kind }) => kind === 'account')
  return field && accounts.find(({ id }) => id === written[field.key])
}

/** Of an account's operators one is asked for: nobody else stays chosen, and the only one there is need not be. */
function amongOperators(form: Form, accounts: FormPage['accounts'], filling: Filling): Filling {
  const operators = accountIn({ form, accounts }, filling)?.operators ?? []
  const [only] = operators.length === 1 ? operators : []
  const asked = form.fields.filter((field) => field.kind === 'person' && field.among === 'operators')
  const chosen = asked.map(({ key }) => {
    const known = operators.find(({ id }) => id === filling.written[key]) ?? only
    return [key, known?.id ?? ''] as const
  })
  return { ...filling, written: { ...filling.written, ...Object.fromEntries(chosen) } }
}

/** The only one there is need not be chosen. */
function chosenAccount(accounts: FormPage['accounts'], wanted: string | null): string {
  const found = accounts.find(({ id }) => id === wanted)
  return (found ?? (accounts.length === 1 ? accounts[0] : undefined))?.id ?? ''
}
