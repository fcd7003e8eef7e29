import type { Deed } from '../../shared/trail'
import type { Documents } from '../_platform/collections'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { replaceWithTrail, type Witnessed } from '../trail'
import type { Effects } from './request-kind'

/**
 * What happened goes on record with its subject.
 * @param alongside what else becomes true with it
 */
export function recorded<C extends Witnessed>(
  ctx: Context,
  collection: C,
  subject: Documents[C],
  deed: Deed,
  alongside: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Effects {
  return {
    write: async (tx) => {
      await replaceWithTrail(tx, ctx, collection, subject, deed)
      await alongside(tx)
    },
  }
}
