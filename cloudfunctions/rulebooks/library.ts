import { refuse, type Refusal } from '../../shared/_kernel'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { waitingFor } from '../approvals'
import { toRead, type ToRead } from '../readings'
import { presentMe, type Me } from '../staff'
import { presentErrands, type ErrandGroupView } from './present-errands'
import { presentBook, readKnown, standingsOf, type Book } from './read-books'

type AnyoneContext = Context & { readonly person: Person | null }

export type Library = {
  readonly me: Me | null
  readonly badge: number
  readonly books: readonly Book[]
  readonly errands: readonly ErrandGroupView[]
}

/** The rulebooks that the company follows, and what they say of what people want to do (X1). */
export async function library(ctx: AnyoneContext): Promise<Library> {
  const { person } = ctx
  const [known, waiting] = await Promise.all([readKnown(ctx), person ? waitingFor({ ...ctx, person }) : []])
  const me = person && presentMe(person)
  const standings = standingsOf(known, person)
  const books = standings.filter(({ inForce }) => inForce).map(presentBook)
  return { me, badge: waiting.length, books, errands: presentErrands(standings, person) }
}

/** With what this person is asked to confirm of it; null where nothing is. */
export type BookPage = Book & { readonly toRead: ToRead | null }

/** One of them. */
export async function book(ctx: AnyoneContext, { id }: { readonly id: string }): Promise<BookPage | Refusal> {
  const { person } = ctx
  const [known, waiting] = await Promise.all([readKnown(ctx), person ? toRead({ ...ctx, person }) : []])
  const standing = standingsOf(known, person).find(({ rulebook, inForce }) => rulebook.id === id && inForce)
  const found = standing && presentBook(standing)
  if (found && found.clauses.length > 0)
    return { ...found, toRead: waiting.find(({ rulebookId }) => rulebookId === found.id) ?? null }
  return ctx.person
    ? refuse('not-found', '公司没有采用这部制度，或已停用。请回到“制度”查看现行的。')
    : refuse('not-found', '这部制度没有公开的条款；加入后可以查看全部条款。')
}
