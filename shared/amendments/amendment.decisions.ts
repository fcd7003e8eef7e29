import {
  canonicalJson,
  daysBetween,
  dayOf,
  instantAt,
  isRefusal,
  refuse,
  remember,
  type Day,
  type Instant,
  type Refusal,
} from '../_kernel'
import {
  putFigures,
  rulebookIdOf,
  settableFigures,
  versionedId,
  versionOf,
  type Override,
  type Rule,
  type Rulebook,
} from '../rulebooks'
import type { Person } from '../staff'
import { newTrail } from '../trail'
import { amendmentLimits, countChanges, type Amendment, type Worded } from './amendment'

/** What every act on a draft comes with. */
export type Writing = { readonly by: Person; readonly commandId: string }

/** An empty draft of the next version. A platform's own limits are not the company's to amend. */
export function beginAmendment(base: Rulebook, { by, commandId }: Writing): Amendment | Refusal {
  if (base.givenByPlatform) return refuse('against-rule', `《${base.title}》写的是平台的限制，公司不能修订。`)
  return {
    _id: versionedId({ id: base.id, version: base.version + 1 }),
    schema: 1,
    version: 1,
    title: base.title,
    base: versionedId(base),
    ...nothingWritten,
    authors: [by._id],
    asked: 0,
    trail: newTrail,
    commands: [commandId],
  }
}

const nothingWritten = {
  texts: [],
  figures: [],
  reason: '',
  wishedFrom: null,
  state: 'draft',
  sentBack: null,
  from: null,
  heldUp: null,
  dueAt: null,
} as const satisfies Partial<Amendment>

/** What was given up begins anew, under the same number. */
export function beginAgain(dropped: Amendment, { by, commandId }: Writing): Amendment {
  return { ...dropped, ...nothingWritten, authors: [by._id], commands: remember(dropped.commands, commandId) }
}

/** A clause as a phone shows it: its words, and every number that is not the base's. */
export type ClauseDraft = Omit<Worded, 'clause'> & { readonly figures: readonly Override[] }

export type WriteClause = Writing & ClauseDraft & { readonly clause: string; readonly seen: ClauseDraft }

/**
 * Words a clause anew, and sets its numbers, within what their rules allow. Who writes beside somebody else loses
 * nothing: what was not seen is not written over.
 */
export function writeClause(draft: Amendment, base: Rulebook, command: WriteClause): Amendment | Refusal {
  const { clause: id, seen, by, commandId } = command
  const clause = base.clauses.find((each) => each.id === id)
  if (!clause) return refuse('not-found', '没有这一条，请刷新后再试。', { path: 'clause' })
  const words = { clause: id, heading: command.heading.trim(), text: command.text.trim() }
  const refusal = refuseUnlessDraft(draft) ?? refuseEmpty(words) ?? refuseFigures(base, command)
  if (refusal) return refusal
  if (!isSame(clauseDraft(draft, base, id), seen))
    return refuse('stale', `${id} 刚刚由别人改过。您写的还在；请看过最新的内容，再保存。`, { path: 'text' })
  const isAsWritten = words.heading === clause.heading && words.text === clause.text
  const otherTexts = draft.texts.filter((each) => each.clause !== id)
  const isTheirs = ofClause(base, id)
  return {
    ...draft,
    texts: isAsWritten ? otherTexts : [...otherTexts, words],
    figures: [...draft.figures.filter((each) => !isTheirs(each)), ...withoutOriginals(base, command.figures)],
    authors: [...new Set([...draft.authors, by._id])],
    commands: remember(draft.commands, commandId),
  }
}

/** How a clause stands in the draft. */
export function clauseDraft(
  draft: Pick<Amendment, 'texts' | 'figures'>,
  base: Rulebook,
  id: string,
): ClauseDraft {
  const worded = draft.texts.find((each) => each.clause === id)
  const { heading, text } = worded ?? base.clauses.find((each) => each.id === id) ?? { heading: '', text: '' }
  return { heading, text, figures: draft.figures.filter(ofClause(base, id)) }
}

function ofClause({ rules }: Rulebook, clause: string): (figure: Override) => boolean {
  const ids = rules.filter((rule) => rule.clause === clause).map(({ id }) => id)
  return ({ rule }) => ids.includes(rule)
}

function isSame(one: ClauseDraft, other: ClauseDraft): boolean {
  const said = ({ heading, text, figures }: ClauseDraft) =>
    canonicalJson([heading, text, figures.map((each) => canonicalJson(each)).sort()])
  return said(one) === said(other)
}

function refuseEmpty({ heading, text }: Worded): Refusal | null {
  if (heading === '') return refuse('bad-input', '请写上标题。', { path: 'heading' })
  if (text === '') return refuse('bad-input', '请写上正文；条款不能是空的。', { path: 'text' })
  return null
}

function refuseFigures(base: Rulebook, { clause, figures }: WriteClause): Refusal | null {
  const settable = settableFigures(base, [])
  const isKnown = ({ rule, figure }: Override) =>
    settable.some((each) => each.rule === rule && each.name === figure)
  if (!figures.every((each) => isKnown(each) && ofClause(base, clause)(each)))
    return refuse('not-found', '这一条没有这个数字，请刷新后再试。', { path: 'figures' })
  for (const rule of base.rules) {
    const put = putFigures(rule, ofRule(figures, rule.id))
    if (isRefusal(put)) return put
  }
  return null
}

function withoutOriginals(base: Rulebook, figures: readonly Override[]): Override[] {
  const originals = settableFigures(base, [])
  return figures.filter(
    ({ rule, figure, value }) =>
      !originals.some((each) => each.rule === rule && each.name === figure && each.value === value),
  )
}

function refuseUnlessDraft({ state }: Amendment): Refusal | null {
  if (state === 'draft') return null
  const why = {
    asked: '修订正在审批，不能再改。要改，请先收回申请。',
    published: '修订已经公布，不能再改。要改，请先撤回公布。',
    'in-force': '这一版已经施行。要再改，请从现行版本开始新的修订。',
    dropped: '这份修订已经放弃，请重新开始。',
  }
  return refuse('wrong-state', why[state])
}

/** The rulebook as the amendment would have it. What was changed has lost its examples: they were of other numbers. */
export function amended(base: Rulebook, { _id, texts, figures }: Amendment): Rulebook | Refusal {
  const rules: Rule[] = []
  for (const rule of base.rules) {
    const ours = ofRule(figures, rule.id)
    const put = putFigures(rule, ours)
    if (isRefusal(put)) return put
    rules.push(ours.length === 0 ? put : { ...put, examples: { good: [], bad: [] } })
  }
  return {
    ...base,
    id: rulebookIdOf(_id),
    version: versionOf(_id),
    clauses: base.clauses.map((clause) => {
      const { heading, text } = texts.find((each) => each.clause === clause.id) ?? clause
      return { ...clause, heading, text }
    }),
    rules,
  }
}

function ofRule(figures: readonly Override[], rule: string): Override[] {
  return figures.filter((each) => each.rule === rule)
}

export type AskForConsent = Writing & {
  readonly reason: string
  readonly from: Day | null
  readonly at: Instant
}

/** Hands the draft in: why, and from which day it is to hold (X1). */
export function askForConsent(draft: Amendment, command: AskForConsent): Amendment | Refusal {
  const { by, reason, from, at, commandId } = command
  const refusal = refuseUnlessDraft(draft) ?? refuseDay(from, dayOf(at))
  if (refusal) return refusal
  if (countChanges(draft) === 0) return refuse('wrong-state', '还没有改动任何条款或数字。')
  if (reason.trim() === '')
    return refuse('bad-input', '请写明为什么修订，审批人和以后查阅的人会看到。', { path: 'reason' })
  return {
    ...draft,
    state: 'asked',
    reason: reason.trim(),
    wishedFrom: from,
    sentBack: null,
    asked: draft.asked + 1,
    authors: [...new Set([...draft.authors, by._id])],
    commands: remember(draft.commands, commandId),
  }
}

/** A rule takes effect on its day of publication or later, never before (X1). */
export function refuseDay(from: Day | null, today: Day): Refusal | null {
  if (from === null) return null
  if (from < today)
    return refuse('against-rule', '制度从公布之日或以后的一天起施行，不能倒签（X1）。', {
      ...{ clause: 'X1', path: 'from', measured: from, limit: today },
    })
  if (daysBetween(today, from) <= amendmentLimits.daysAhead) return null
  return refuse('bad-input', `施行日期最晚在 ${amendmentLimits.daysAhead} 天之内。`, { path: 'from' })
}

/** It comes back to those who wrote it, and nothing of it is lost. */
export function backToDraft(asked: Amendment, sentBack: Amendment['sentBack']): Amendment {
  return { ...asked, state: 'draft', sentBack, from: null, heldUp: null, dueAt: null }
}

/** Agreed to: it is published now, and holds from its day on; from today where that day has passed meanwhile (X1). */
export function publish(asked: Amendment, at: Instant): Amendment {
  const today = dayOf(at)
  const from = asked.wishedFrom !== null && asked.wishedFrom > today ? asked.wishedFrom : today
  return {
    ...asked,
    state: 'published',
    from,
    heldUp: null,
    dueAt: from === today ? at : instantAt(from, '00:00'),
  }
}

/** Takes a published version back before its day; what holds stays as it is. */
export function callOff(published: Amendment, commandId: string): Amendment | Refusal {
  if (published.state !== 'published')
    return refuse('wrong-state', '只有已公布、还没有施行的修订可以撤回。请刷新后查看。')
  return { ...backToDraft(published, null), commands: remember(published.commands, commandId) }
}

export function drop(draft: Amendment, commandId: string): Amendment | Refusal {
  return (
    refuseUnlessDraft(draft) ?? { ...draft, state: 'dropped', commands: remember(draft.commands, commandId) }
  )
}

/** Its day has come. */
export function putInForce(published: Amendment): Amendment {
  return { ...published, state: 'in-force', heldUp: null, dueAt: null }
}

/** Its day has come, and what it met with keeps it from holding: an admin has to look. */
export function holdUp(published: Amendment, why: string): Amendment {
  return { ...published, heldUp: why, dueAt: null }
}
