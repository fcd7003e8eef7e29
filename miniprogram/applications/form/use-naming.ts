import { useEffect, useState } from 'react'
import { openingForm, profileChangeForm } from '../../../shared/accounts'
import type { Form, Written } from '../../../shared/applications'
import { api, failureOf, type Failure, type Replies } from '../../_platform'

type Answer = Replies['accounts']['checkName']

/** What the protected words say to a name, as far as is known. */
export type NamingNote =
  | { readonly kind: 'asking' }
  | { readonly kind: 'fine'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly failure: Failure }

type Asked = { readonly name: string; readonly description: string }

/** The finger rests before the name is looked at. */
const restMs = 500

/** Whether an account may be called so, looked at while it is being written (G13); null where nothing is named. */
export function useNaming(form: Pick<Form, 'kind'>, written: Written): NamingNote | null {
  const { name, description } = namingIn(form, written)
  const wanted = `${name} ${description}`
  const [seen, setSeen] = useState<{ readonly of: string; readonly note: NamingNote } | null>(null)

  useEffect(() => {
    if (wanted === ' ') return undefined
    let isLatest = true
    const tell = (note: NamingNote) => {
      if (isLatest) setSeen({ of: wanted, note })
    }
    const look = () =>
      api.accounts.checkName
        .query({ name, description })
        .then((answer) => tell({ kind: 'fine', answer: answer as Answer }))
        .catch((error: unknown) => tell({ kind: 'refused', failure: failureOf(error) }))
    const timer = setTimeout(() => void look(), restMs)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [wanted, name, description])

  if (wanted === ' ') return null
  return seen?.of === wanted ? seen.note : { kind: 'asking' }
}

function namingIn({ kind }: Pick<Form, 'kind'>, written: Written): Asked {
  const { name = '', description = '', part, proposed = '' } = written
  if (kind === openingForm.kind) return { name: name.trim(), description: description.trim() }
  const isChange = kind === profileChangeForm.kind
  return {
    name: isChange && part === '名称' ? proposed.trim() : '',
    description: isChange && part === '介绍' ? proposed.trim() : '',
  }
}

/** The field below which the answer is said: the one that names, or else the one that describes. */
export function namingField({ kind }: Pick<Form, 'kind'>, note: NamingNote): string {
  if (kind !== openingForm.kind) return 'proposed'
  const isRefused = note.kind === 'refused' && note.failure.kind === 'refused'
  return isRefused && note.failure.refusal.path === 'description' ? 'description' : 'name'
}
