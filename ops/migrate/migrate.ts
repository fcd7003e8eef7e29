import {
  currentSchemas,
  upgraded,
  type Collection,
  type Schemas,
} from '../../cloudfunctions/_platform/collections'
import { companyCollections, pagesOf, type Company } from '../company'

/** Of one collection: how many documents there are, and how many were brought to the newest schema just now. */
export type Migrated = {
  readonly name: Collection
  readonly documents: number
  readonly changed: number
  /** Somebody wrote these meanwhile, and with that in the newest schema. */
  readonly overtaken: number
}

/**
 * Brings every stored document to the newest schema, page by page, while the company works. What is in it already stays
 * untouched, so that it may be cut off and run again.
 * @param schemas in place of today's, for tests
 */
export async function migrate(company: Company, schemas: Schemas = currentSchemas): Promise<Migrated[]> {
  const migrated = []
  for (const name of companyCollections) migrated.push(await migrateCollection(company, name, schemas))
  return migrated
}

async function migrateCollection(company: Company, name: Collection, schemas: Schemas): Promise<Migrated> {
  let documents = 0
  let changed = 0
  let overtaken = 0
  for await (const page of pagesOf(company, name)) {
    documents += page.length
    for (const document of page) {
      const newest = upgraded(name, document, schemas)
      if (document.schema === newest.schema) continue
      if (await company.documents.replace(name, document, newest)) changed += 1
      else overtaken += 1
    }
  }
  return { name, documents, changed, overtaken }
}
