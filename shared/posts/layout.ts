import { addDays, sayWeekday, type Day } from '../_kernel'
import type { Channel } from '../channels'
import { writeForm, type EffectiveRules, type FormRule } from '../rulebooks'
import type { Post } from './post'

/** What the forms of a channel name and the company fills in (D2). */
export type Layout = NonNullable<Channel['layout']>

/** A block as it is stored, or as it is being written. */
type AnyBlock = { readonly kind: string }

type Written<B> = { readonly title: string; readonly blocks: readonly B[] }

type Forms = Pick<EffectiveRules, 'forms'>

/** Which of its parts a regulation gives a form (版式, D2). */
const parts = { title: '标题', header: '页眉', footer: '页脚' } as const

/** Whether a channel's posts are written in a form at all. */
export function hasLayout({ forms = [] }: Forms): boolean {
  return forms.length > 0
}

/**
 * A post in the form of its channel (D2): its title as it is written there, header and footer around its text. What it
 * has already is not put there twice; a title in the form of another day gets that of this one.
 * @param day on which it is to appear: the form of a title names its weekday
 * @param textBlock makes a block of a text
 */
export function inLayout<B extends AnyBlock>(
  { title, blocks }: Written<B>,
  rules: Forms,
  { layout, day }: { readonly layout: Layout | null; readonly day: Day },
  textBlock: (text: string) => B,
): Written<B> {
  const known = knownOf(layout, day)
  const of = (part: keyof typeof parts) => rules.forms?.find(({ what }) => what === parts[part])
  const line = (part: 'header' | 'footer') => {
    const form = of(part)
    return form ? writeForm(form.parts, known, '') : null
  }
  const [header, footer] = [line('header'), line('footer')]
  const inner = blocks.filter((block) => !isLine(block, header) && !isLine(block, footer))
  const around = (text: string | null) => (text === null ? [] : [textBlock(text)])
  return {
    title: inTitleForm(title.trim(), of('title'), known),
    blocks: [...around(header), ...inner, ...around(footer)],
  }
}

/**
 * What a title in the form of another weekday has to be on the day of its post's place, which is another since (D2).
 * @returns null for a title of this very day, for one that its author wrote otherwise, and for one that has gone out
 */
export function titleInPlace(
  { title, place, state }: Pick<Post, 'title' | 'place' | 'state'>,
  { forms }: Forms,
  layout: Layout | null,
): string | null {
  if (!place || state === 'published' || state === 'taken-down') return null
  const { day } = place
  const form = forms?.find(({ what }) => what === parts.title)
  const on = (each: Day) => inTitleForm(title, form, knownOf(layout, each))
  if (on(day) === title) return null
  const restOfTheWeek = [1, 2, 3, 4, 5, 6].map((days) => addDays(day, days))
  return restOfTheWeek.some((each) => on(each) === title) ? on(day) : null
}

function knownOf(layout: Layout | null, day: Day): Readonly<Record<string, string>> {
  return { 集团名: layout?.groupName ?? '', 页脚: layout?.footer ?? '', 周几: sayWeekday(day) }
}

function inTitleForm(
  title: string,
  form: FormRule | undefined,
  known: Readonly<Record<string, string>>,
): string {
  if (!form || title === '') return title
  return writeForm(form.parts, known, bareTitle(title, form)) ?? title
}

/** Without what its form puts before it, whatever stands in the place of what is known. */
function bareTitle(title: string, { parts: formed }: FormRule): string {
  const before = formed.slice(
    0,
    formed.findIndex((part) => 'any' in part),
  )
  const pattern = before
    .map((part) => ('text' in part ? escaped(part.text) : '[^\\s:：\\[\\]]{1,12}'))
    .join('')
  const prefix = new RegExp(`^${pattern}`).exec(title)?.[0] ?? ''
  return title.slice(prefix.length).trim() || title
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function isLine(block: AnyBlock & { readonly text?: string }, line: string | null): boolean {
  return line !== null && block.kind === 'text' && block.text?.trim() === line
}
