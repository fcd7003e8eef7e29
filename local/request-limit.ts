import { WireError, type Database } from './database'

/** A database that answers at most so many calls at once and refuses one more, as the cloud's plans do. */
export function limitedTo(most: number, database: Database): Database {
  let open = 0
  return {
    ...database,
    async call(action, params) {
      if (open >= most)
        throw new WireError('EXCEED_CONCURRENT_REQUEST_LIMIT', `more than ${most} database calls at once`)
      open += 1
      try {
        return await database.call(action, params)
      } finally {
        open -= 1
      }
    },
  }
}
