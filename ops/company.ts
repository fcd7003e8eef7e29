import { systemNow, openContext } from '../cloudfunctions/_platform/open-context'
import { secureRandom, sha256 } from '../cloudfunctions/_platform/hash'
import type { Collection } from '../cloudfunctions/_platform/collections'
import type { Context } from '../cloudfunctions/_platform/context'
import { collections } from '../cloudfunctions/_platform/indexes'
import { openStoredDocuments, type StoredDocuments } from '../cloudfunctions/_platform/stored-documents'
import type { Stored } from '../shared/_kernel'

/** What a command is given of the company whose environment it was sent to. */
export type Company = Context & { readonly documents: StoredDocuments }

export function openCompany(): Company {
  const now = systemNow()
  return {
    ...openContext(now, secureRandom, null, 'ops'),
    clock: systemNow,
    documents: openStoredDocuments(),
  }
}

/** Everything that belongs to a company, and nothing that tells of its environment only. */
export const companyCollections: readonly Collection[] = collections
  .map(({ name }) => name)
  .filter((name) => name !== 'operations')

export { sha256 }

const pageLength = 200

/** Every document of a collection as it is stored, a page at a time. */
export async function* pagesOf({ documents }: Pick<Company, 'documents'>, collection: Collection) {
  let after = ''
  for (;;) {
    const page: Stored[] = await documents.page(collection, after, pageLength)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last._id
  }
}
