import type { Context } from '../context'
import { Contention } from '../contention'
import { is } from '../database'
import { environment } from '../environment'
import { opened, SecretTrouble } from './open-secret'
import { seal, type Sealed, type SealingKey } from './seal'
import type { StoredSecret } from './stored-secret'

export type Rotation = {
  readonly keyId: string
  readonly resealed: number
  /** Were sealed under the current key already. */
  readonly current: number
  /** Stayed as they are, each with the reason. */
  readonly failed: readonly string[]
}

const atOnce = 100

/**
 * Brings every secret under the current key, a transaction for each: killed in between, what is done is done, and the
 * next run does the rest. When none failed, the older keys open nothing any more and may go.
 */
export async function rotateSecrets(ctx: Pick<Context, 'db' | 'now'>): Promise<Rotation> {
  const key = environment().SEALING_KEY
  if (!key) throw new Error('the environment variable SEALING_KEY is not set: there is no key to go over to')
  const failed: string[] = []
  let [resealed, current] = [0, 0]
  for await (const kept of everySecret(ctx)) {
    try {
      const under = underKey(key, ctx, kept)
      if (under !== kept) await ctx.db.transact((tx) => tx.replace('secrets', under))
      if (under === kept) current += 1
      else resealed += 1
    } catch (fault) {
      failed.push(reasonIn(fault, kept))
    }
  }
  return { keyId: key.id, resealed, current, failed }
}

async function* everySecret({ db }: Pick<Context, 'db'>): AsyncGenerator<StoredSecret> {
  for (let last = ''; ;) {
    const where = { _id: is.after(last) }
    const page = await db.find('secrets', { where, orderBy: ['_id', 'asc'], limit: atOnce })
    yield* page
    if (page.length < atOnce) return
    last = page.at(-1)?._id ?? ''
  }
}

/** The same document when there is nothing to do. */
function underKey(key: SealingKey, { now }: Pick<Context, 'now'>, kept: StoredSecret): StoredSecret {
  const { _id, sealed, before } = kept
  const again = (old: Sealed) => (old.keyId === key.id ? old : seal(key, _id, opened(_id, old)))
  const counting = before && before.until > now ? { ...before, sealed: again(before.sealed) } : null
  const under = again(sealed)
  return under === sealed && counting?.sealed === before?.sealed
    ? kept
    : { ...kept, sealed: under, before: counting }
}

/** @throws what is no trouble of this secret alone */
function reasonIn(fault: unknown, { _id }: StoredSecret): string {
  if (fault instanceof SecretTrouble) return fault.message
  if (fault instanceof Contention) return `${_id} was set by somebody meanwhile: run this again`
  throw fault
}
