/** As many as one query names, and gets: CloudBase answers with 1,000 documents at most. */
const pageSize = 500

/** Reads documents by their ids, in as many queries as that takes; none for none. */
export async function inPages<T>(
  ids: readonly string[],
  read: (page: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const distinct = [...new Set(ids)]
  const pages = Array.from({ length: Math.ceil(distinct.length / pageSize) }, (_, index) =>
    distinct.slice(index * pageSize, (index + 1) * pageSize),
  )
  return (await Promise.all(pages.map(read))).flat()
}
