import { figuresOf, sayValue } from './figures'
import type { Rule } from './rule'
import type { Rulebook } from './rulebook'
import { sayRule } from './say-rule'

/** What was, and what is instead. */
export type Exchanged = { readonly before: string; readonly after: string }

/** What one version of a clause says otherwise than another; null and empty where it says the same. */
export type ClauseChange = {
  readonly clause: string
  /** As it is called now, or was called where it is gone. */
  readonly heading: string
  readonly kind: 'changed' | 'added' | 'removed'
  readonly renamed: Exchanged | null
  readonly text: Exchanged | null
  readonly figures: readonly FigureChange[]
  /** Figures that changed while the text, which did not, still says the old number. */
  readonly unsaid: readonly string[]
}

export type FigureChange = Exchanged & { readonly label: string }

/** Clause by clause, in their order, what the later version of a rulebook says otherwise. */
export function changesBetween(before: Rulebook, after: Rulebook): ClauseChange[] {
  const ids = [...new Set([...after.clauses, ...before.clauses].map(({ id }) => id))]
  return ids.flatMap((id) => changeOf(before, after, id) ?? [])
}

/** Of one clause; null where nothing of it changed. */
export function changeOf(before: Rulebook, after: Rulebook, id: string): ClauseChange | null {
  const [was, is] = [before, after].map(({ clauses }) => clauses.find((clause) => clause.id === id))
  const about = { clause: id, heading: (is ?? was)?.heading ?? '', renamed: null }
  if (!was && !is) return null
  if (!was || !is) {
    const text = { before: was?.text ?? '', after: is?.text ?? '' }
    return { ...about, kind: was ? 'removed' : 'added', text, figures: [], unsaid: [] }
  }
  const renamed = exchanged(was.heading, is.heading)
  const text = exchanged(was.text, is.text)
  const figures = figureChanges(rulesUnder(before, id), rulesUnder(after, id))
  if (!renamed && !text && figures.length === 0) return null
  const unsaid = text ? [] : figures.filter((figure) => stillSays(is.text, figure)).map(({ label }) => label)
  return { ...about, kind: 'changed', renamed, text, figures, unsaid }
}

function exchanged(before: string, after: string): Exchanged | null {
  return before === after ? null : { before, after }
}

function rulesUnder({ rules }: Rulebook, clause: string): Rule[] {
  return rules.filter((rule) => rule.clause === clause)
}

/** Number by number where both have it; in a sentence where a rule says something else altogether. */
function figureChanges(before: readonly Rule[], after: readonly Rule[]): FigureChange[] {
  return after.flatMap((rule) => {
    const was = before.find(({ id }) => id === rule.id)
    if (!was) return []
    const old = figuresOf(was)
    const changed = figuresOf(rule).flatMap((figure): FigureChange[] => {
      const former = old.find(({ name }) => name === figure.name)
      if (!former || former.value === figure.value) return []
      const { label } = former
      return [{ label, before: sayValue(former, former.value), after: sayValue(figure, figure.value) }]
    })
    if (changed.length > 0) return changed
    const said = exchanged(sayRule(was), sayRule(rule))
    return said ? [{ label: '', ...said }] : []
  })
}

/** Whether a text still has the old number in it, with its unit, and not the new one. */
function stillSays(text: string, { before, after }: Exchanged): boolean {
  const [all = '', old = '', now = ''] = [text, before, after].map((said) => said.replace(/\s/g, ''))
  return all.includes(old) && !all.includes(now)
}
