import { sayRule, type Clause, type EnactedRulebook } from '../../shared/rulebooks'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { waitingFor } from '../approvals'
import { presentMe, type Me } from '../staff'

export type Book = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly clauses: readonly Clause[]
  readonly rules: readonly {
    readonly clause: string
    readonly question: string
    readonly companyFigure: boolean
  }[]
}

export type Library = { readonly me: Me | null; readonly badge: number; readonly books: readonly Book[] }

const mostRulebooks = 50

/** The rulebooks in force (X1). Internal clauses are for bound staff only. */
export async function library(ctx: Context & { readonly person: Person | null }): Promise<Library> {
  const { db, person } = ctx
  const [enacted, waiting] = await Promise.all([
    db.find('rulebooks', { where: {}, orderBy: ['_id', 'asc'], limit: mostRulebooks }),
    person ? waitingFor({ ...ctx, person }) : [],
  ])
  return {
    me: person && presentMe(person),
    badge: waiting.length,
    books: enacted.map((document) => presentBook(document, person !== null)),
  }
}

function presentBook({ rulebook }: EnactedRulebook, bound: boolean): Book {
  const { id, version, title, clauses, rules } = rulebook
  const shown = clauses.filter((clause) => bound || clause.visibility === 'public')
  const shownRules = rules.filter((rule) => shown.some(({ id: clauseId }) => clauseId === rule.clause))
  const said = shownRules.map((rule) => ({
    clause: rule.clause,
    question: sayRule(rule),
    companyFigure: rule.companyFigure === true,
  }))
  return { id, version, title, clauses: shown, rules: said }
}
