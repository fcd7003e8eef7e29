import type { Day } from '../../../shared/_kernel'
import { isMentioned, type Sought } from '../../../shared/rulebooks'
import type { Replies } from '../../_platform'

export type Book = Replies['rulebooks']['library']['books'][number]
export type ErrandGroup = Replies['rulebooks']['library']['errands'][number]
export type ClauseView = Book['clauses'][number]
export type RuleView = Book['rules'][number]

/** `第 1 版，2026年1月1日起 · 25 条 · 全公司` */
export function sayBook(book: Book): string {
  const whom = book.units.length === 0 ? '全公司' : book.units.join('、')
  return `${sayVersion(book)} · ${book.clauses.length} 条 · ${whom}`
}

export function sayVersion({ version, since }: Pick<Book, 'version' | 'since'>): string {
  return `第 ${version} 版，${sayDayInYear(since)}起`
}

/** The clauses that mention these words, in themselves or in a rule that hangs on them. */
export function find(books: readonly Book[], sought: Sought): Book[] {
  return books
    .map((book) => ({ ...book, clauses: book.clauses.filter((clause) => mentions(book, clause, sought)) }))
    .filter((book) => book.clauses.length > 0)
}

function mentions({ title, rules }: Book, clause: ClauseView, sought: Sought): boolean {
  const { id, heading, text, initials } = clause
  const said = rules.filter((rule) => rule.clause === id).map(({ question }) => question)
  return isMentioned(sought, [title, id, heading, text, ...said], [initials.heading, initials.text])
}

/** What one can do that these words speak of; among clauses it says what it is. */
export function findErrands(groups: readonly ErrandGroup[], sought: Sought): ErrandGroup[] {
  return groups
    .map((group) => ({
      title: sought.length > 0 ? `我想办 · ${group.title}` : group.title,
      errands: group.errands.filter(({ title, line, initials }) =>
        isMentioned(sought, [title, line], [initials.title, initials.line]),
      ),
    }))
    .filter(({ errands }) => errands.length > 0)
}

/** `2026年1月5日`: a version may be years old. */
export function sayDayInYear(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
