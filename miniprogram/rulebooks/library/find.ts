import type { Replies } from '../../_platform'

export type Book = Replies['rulebooks']['library']['books'][number]
export type ClauseView = Book['clauses'][number]
export type RuleView = Book['rules'][number]

/** The clauses that mention these words, in themselves or in a rule that hangs on them. */
export function find(books: readonly Book[], typed: string): Book[] {
  const words = typed.trim().toLowerCase()
  const mentions = (text: string) => text.toLowerCase().includes(words)
  return books
    .map((book) => ({
      ...book,
      clauses: book.clauses.filter(
        ({ id, heading, text }) =>
          [id, heading, text].some(mentions) ||
          book.rules.some((rule) => rule.clause === id && mentions(rule.question)),
      ),
    }))
    .filter((book) => book.clauses.length > 0)
}
