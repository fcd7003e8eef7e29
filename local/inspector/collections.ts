import { databaseFile, type Environment } from '../environment'
import { plainDocument } from './plain-value'
import type { Reader } from './reader'

const documentsPerPage = 20

export function readCollections({ dir }: Environment, reader: Reader) {
  return reader.ask(databaseFile(dir), { about: 'collections' })
}

type Asked = { readonly collection: string; readonly query: string; readonly skip: number }

/** One page of documents as they are stored, in the order of their `_id` unless an index gives another. */
export async function documentsOf({ dir }: Environment, reader: Reader, asked: Asked) {
  const page = await reader.ask(databaseFile(dir), { about: 'documents', limit: documentsPerPage, ...asked })
  return { ...page, documents: page.documents.map((body) => plainDocument(JSON.parse(body))) }
}
