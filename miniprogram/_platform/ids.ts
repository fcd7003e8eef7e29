import { newId, type Id } from '../../shared/_kernel'

/** Ids name things, they don't guard them: what must be unguessable is made by the server. */
export function createId(): Id {
  return newId(Math.random)
}
