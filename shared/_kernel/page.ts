/**
 * One page of a list that was read with one entry more than the page shows.
 * @returns `next`: the cursor of the following page (the last entry's sort key), null at the end
 */
export function pageOf<T extends { readonly sortKey: string }>(
  found: readonly T[],
  limit: number,
): { shown: T[]; next: string | null } {
  const shown = found.slice(0, limit)
  return { shown, next: found.length > limit ? (shown.at(-1)?.sortKey ?? null) : null }
}
