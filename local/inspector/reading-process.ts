import { DatabaseSync } from '@photostructure/sqlite'
import { readCatalog } from '../database/catalog'
import { parseEjsonDoc } from '../database/ejson'
import { readerOf } from '../database/reader'
import { select } from '../database/select'
import { messageOf, WireError } from '../database/errors'
import type { Answer, CollectionSummary, DocumentsPage, Question, Request } from './reading'

// Answers the inspector's questions about a database, on a connection that cannot write and in a process that may be
// killed, so that no filter somebody types holds up the functions.

process.on('disconnect', () => process.exit())
process.on('message', ({ file, question }: Request) => process.send?.(replyTo(file, question)))

function replyTo(file: string, question: Question): Answer {
  const connection = new DatabaseSync(file, { readOnly: true })
  try {
    return { told: question.about === 'collections' ? summaries(connection) : page(connection, question) }
  } catch (error) {
    return {
      refused: { code: error instanceof WireError ? error.code : 'SYS_ERR', message: messageOf(error) },
    }
  } finally {
    connection.close()
  }
}

type Connection = InstanceType<typeof DatabaseSync>

function summaries(connection: Connection): CollectionSummary[] {
  const catalog = readCatalog(connection)
  const reader = readerOf(connection)
  const rows = connection.prepare('SELECT name FROM collections ORDER BY name').all() as { name: string }[]
  return rows.map(({ name }) => {
    const { n, indexes } = catalog.get(name)
    return { name, documents: reader.count(n), indexes: indexes.map(({ spec }) => spec) }
  })
}

function page(
  connection: Connection,
  { collection, query, skip, limit }: Extract<Question, { about: 'documents' }>,
): DocumentsPage {
  let examined = 0
  const view = { reader: readerOf(connection), examine: () => (examined += 1) }
  const asked = { query: parseEjsonDoc(query, Date.now), offset: skip, limit: limit + 1 }
  const found = select(view, readCatalog(connection).get(collection), asked)
  const documents = found.slice(0, limit).map(({ body }) => body)
  return { documents, isLast: found.length <= limit, examined }
}
