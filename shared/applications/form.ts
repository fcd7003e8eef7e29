import { characters, parseDay, parseInstant, refuse, type Day, type Instant, type Refusal } from '../_kernel'
import type { StepRole } from '../rulebooks'

/** What is asked for in one field, and how much of it. */
export type FieldKind =
  | { readonly kind: 'line' | 'text'; readonly limit: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'day' | 'moment' | 'account' }
  /** Anybody of the company, or one of those who operate the account that the form names. */
  | { readonly kind: 'person'; readonly among?: 'operators' }
  /** Photos or scans, told by their content; `limit` is how many. */
  | { readonly kind: 'pages'; readonly limit: number }

export type Field = FieldKind & {
  readonly key: string
  readonly label: string
  readonly hint?: string
  /** A field that may stay empty says so. */
  readonly optional?: true
}

/** What whoever approves a step has to bring with it. */
export type Brings = {
  /** What the photo shows, e.g. 行政部同意盖章页. */
  readonly pages?: string
  /** What the number is called, e.g. 备案号. */
  readonly number?: string
}

export type FormStep = { readonly role: StepRole; readonly title: string; readonly brings?: Brings }

/**
 * A kind of application (申请类别) as data: what is asked, who decides, and the clause that wants it so. What becomes
 * true when it passes is code, beside it.
 */
export type Form = {
  readonly kind: string
  readonly title: string
  readonly clause: string
  /** When one needs it, in a sentence. */
  readonly purpose: string
  readonly fields: readonly Field[]
  readonly steps: readonly FormStep[]
}

/** What was written, by field: a text, a choice, a day, an instant, or an id; of pages nothing. */
export type Written = Readonly<Record<string, string>>

/** The ids of the files that were put into the fields for pages. */
export type Pages = Readonly<Record<string, readonly string[]>>

/** More than any form asks for. */
export const mostFields = 12
export const mostPages = 6
export const longestText = 1000
export const longestNumber = 40

/** Why a form cannot be handed in as it is filled in; null when it can. The first field that is wrong is named. */
export function refuseFilling(
  { fields, clause }: Form,
  written: Written,
  pages: Pages,
  now: { readonly today: Day },
): Refusal | null {
  const known = fields.map(({ key }) => key)
  const stranger = [...Object.keys(written), ...Object.keys(pages)].find((key) => !known.includes(key))
  if (stranger !== undefined)
    return refuse('bad-input', '申请表已更新，请重新打开后再提交。', { path: stranger })
  for (const field of fields) {
    const refusal =
      field.kind === 'pages'
        ? refusePages(field, pages[field.key] ?? [], clause)
        : refuseField(field, (written[field.key] ?? '').trim(), clause, now.today)
    if (refusal) return refusal
  }
  return null
}

function refusePages(
  { key, label, limit, optional }: Field & { readonly kind: 'pages' },
  files: readonly string[],
  clause: string,
): Refusal | null {
  const details = { clause, path: key, measured: files.length }
  if (files.length > limit)
    return refuse('bad-input', `${label}最多 ${limit} 张，请删去多余的。`, { ...details, limit })
  if (files.length > 0 || optional) return null
  return refuse('against-rule', `请上传${label}：须盖章，签名不能代替盖章（${clause}）。`, {
    ...details,
    limit: 1,
  })
}

function refuseField(
  field: Exclude<Field, { readonly kind: 'pages' }>,
  text: string,
  clause: string,
  today: Day,
): Refusal | null {
  const { key: path, label } = field
  if (text === '')
    return field.optional ? null : refuse('bad-input', `请填写“${label}”（${clause}）。`, { clause, path })
  switch (field.kind) {
    case 'line':
    case 'text': {
      const measured = characters(text)
      if (measured <= field.limit) return null
      const message = `“${label}”有 ${measured} 字，最多 ${field.limit} 字，请删短一些。`
      return refuse('bad-input', message, { path, measured, limit: field.limit })
    }
    case 'choice':
      return field.options.includes(text) ? null : refuse('bad-input', `请重新选择“${label}”。`, { path })
    case 'day': {
      const day = parseDay(text)
      if (!day) return refuse('bad-input', `“${label}”不是正确的日期，请重新选择。`, { path })
      return day < today ? refuse('bad-input', `“${label}”已经过去，请另选一天。`, { path }) : null
    }
    case 'moment':
      return parseInstant(text)
        ? null
        : refuse('bad-input', `“${label}”不是正确的时间，请重新选择。`, { path })
    case 'person':
    case 'account':
      return null
    default:
      return field satisfies never
  }
}

/** Why two moments do not make a span that is still to come; null when they do. */
export function refuseSpan(
  from: Instant,
  through: Instant,
  now: Instant,
  { path, clause }: { readonly path: string; readonly clause: string },
): Refusal | null {
  if (through > from && through > now) return null
  return refuse('bad-input', '结束的时间须在开始之后，并且还没有过去，请重新选择。', { path, clause })
}
