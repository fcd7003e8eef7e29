import { refuse, type Refusal } from '../../shared/_kernel'
import { rulebookIdOf } from '../../shared/rulebooks'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { findUses, presentUses, type Applied } from './applied-lately'
import { errandsUnder, type OpenErrand } from './present-errands'
import { presentBook, readKnown, standingsOf, type Book, type Standing } from './read-books'

export type ClausePage = {
  /** The rulebook that it stands in, in the version that holds. */
  readonly book: Omit<Book, 'clauses' | 'rules'>
  readonly clause: Book['clauses'][number]
  readonly rules: Book['rules']
  /** What one can do that it governs. */
  readonly errands: readonly OpenErrand[]
  /** Null for who has not joined: what happens in the company is not for them. */
  readonly applied: Applied | null
}

type Wanted = {
  readonly clause: string
  /** The version that the link was made from. */
  readonly of?: string | undefined
}

/** Read while its reader is looked up. */
export async function readClause(ctx: Context, { clause }: Wanted) {
  const [known, uses] = await Promise.all([readKnown(ctx), findUses(ctx, clause)])
  return { known, uses }
}

/**
 * A clause by its id, as refusals and links name it. Whether or not the company follows the regulation that it is from, it
 * can be read; what holds comes before what does not, and of that the newest.
 */
export async function clausePage(
  ctx: Context & { readonly person: Person | null },
  { known, uses }: Awaited<ReturnType<typeof readClause>>,
  { clause: id, of }: Wanted,
): Promise<ClausePage | Refusal> {
  const { person } = ctx
  const standings = standingsOf(known, person)
  const standing = standingWith(standings, id, of)
  const found = standing && presentBook({ ...standing, clauses: only(id, standing.clauses) })
  const [clause] = found?.clauses ?? []
  if (!found || !clause) return person ? unknown : hidden
  const { clauses: _, rules, ...book } = found
  return {
    book,
    clause,
    rules,
    errands: errandsUnder(id, standings, person),
    applied: person && (await presentUses({ ...ctx, person }, uses)),
  }
}

/** Of the rest of a rulebook nothing has to be written out. */
function only(id: string, clauses: Standing['clauses']): Standing['clauses'] {
  return clauses.filter((each) => each.id === id)
}

function standingWith(
  standings: readonly Standing[],
  id: string,
  of: string | undefined,
): Standing | undefined {
  const rank = ({ inForce, rulebook }: Standing) =>
    (inForce ? 2 : 0) + (of !== undefined && rulebook.id === rulebookIdOf(of) ? 1 : 0)
  const [first] = standings
    .filter(({ clauses }) => clauses.some((each) => each.id === id))
    .sort((a, b) => rank(b) - rank(a) || b.rulebook.version - a.rulebook.version)
  return first
}

const unknown = refuse('not-found', '没有这一条款，编号可能写错了。请到“制度”里按字词查找。')

const hidden = refuse('not-found', '这一条没有公开，或者编号写错了；加入后可以查看全部条款。')
