import { refuseFilling, type Field, type Form, type Written } from '../../../shared/applications'
import { characters, type Day, type Refusal } from '../../../shared/_kernel'
import type { Filling } from './use-filling'

const verbs: Readonly<Record<Field['kind'], string>> = {
  line: '请填写',
  text: '请填写',
  choice: '请选择',
  day: '请选择',
  moment: '请选择',
  person: '请选择',
  account: '请选择',
  pages: '请上传',
}

/** The ids of the files in each field for pages, as they are handed in. */
export function pageIds({ pages }: Filling): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(pages).map(([key, files]) => [key, files.map(({ attachmentId }) => attachmentId)]),
  )
}

/** What is still to be done before it can be handed in, as the button says it; null when nothing is. */
export function sayNext(form: Form, filling: Filling, today: Day): string | null {
  const refusal = refuseFilling(form, filling.written, pageIds(filling), { today })
  if (!refusal) return null
  const field = form.fields.find(({ key }) => key === refusal.path)
  if (!field) return refusal.message
  return isEmpty(field, filling) ? `${verbs[field.kind]}${field.label}` : `请修改${field.label}`
}

/** What is wrong with what stands in one field; an empty one is no fault while one is writing. */
export function faultIn(form: Form, field: Field, filling: Filling, today: Day): Refusal | null {
  if (isEmpty(field, filling)) return null
  const only = { ...form, fields: [field] }
  const pages = field.kind === 'pages' ? { [field.key]: pageIds(filling)[field.key] ?? [] } : {}
  const written: Written = field.kind === 'pages' ? {} : { [field.key]: filling.written[field.key] ?? '' }
  return refuseFilling(only, written, pages, { today })
}

function isEmpty({ key, kind }: Field, { written, pages }: Filling): boolean {
  return kind === 'pages' ? (pages[key] ?? []).length === 0 : (written[key] ?? '').trim() === ''
}

/** How much of what a field holds is used; null where it is not counted. */
export function countOf(field: Field, { written }: Filling): { text: string; isOver: boolean } | null {
  if (field.kind !== 'line' && field.kind !== 'text') return null
  const count = characters((written[field.key] ?? '').trim())
  return count === 0 ? null : { text: `${count}/${field.limit}`, isOver: count > field.limit }
}
