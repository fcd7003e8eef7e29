import { instantOf, type Instant } from '../../shared/_kernel'

/** Everything between two instants, or as much of it as a bounded number of queries brings. */
export type Span<T> = { readonly found: readonly T[]; readonly complete: boolean }

/** CloudBase answers with 1,000 documents at most. */
const pageSize = 1000

/** Beyond so many queries of one call somebody would wait too long. */
const mostQueries = 32

/**
 * Reads all of a span of time. A page that comes back full may have left some out, so that its span is read in halves:
 * the cursor of a list would lose those that happened in the same instant, as six posts do when an edition goes out.
 * @param read everything from `from` on and before `until`, no more than `limit`
 */
export async function readSpan<T>(
  { from, until }: { readonly from: Instant; readonly until: Instant },
  read: (from: Instant, until: Instant, limit: number) => Promise<T[]>,
  limit = pageSize,
): Promise<Span<T>> {
  const spans = [{ from: Date.parse(from), until: Date.parse(until) }]
  const found: T[] = []
  let complete = true
  for (let queries = 0; spans.length > 0; queries += 1) {
    const span = spans.pop()
    if (!span) break
    if (queries >= mostQueries) return { found, complete: false }
    const page = await read(instantOf(span.from), instantOf(span.until), limit)
    const middle = Math.floor((span.from + span.until) / 2)
    const mayLackSome = page.length >= limit
    if (mayLackSome && middle > span.from) {
      spans.push({ from: span.from, until: middle }, { from: middle, until: span.until })
      continue
    }
    complete = complete && !mayLackSome
    found.push(...page)
  }
  return { found, complete }
}
