import type { Context } from '../context'
import { environment } from '../environment'
import { unseal, type Sealed } from './seal'
import { secretForms, secretId, type Purpose, type SecretOf } from './stored-secret'

/** A secret that is there and cannot be opened here. */
export class SecretTrouble extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SecretTrouble'
  }
}

/**
 * The secret in force, and after it the one before as long as that counts; empty when none was ever set. Only functions
 * that deployment gave the keys get so far.
 * @throws SecretTrouble when the key is missing, or another one, or the document was changed
 */
export async function openSecret<P extends Purpose>(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  purpose: P,
  owner: string,
): Promise<SecretOf<P>[]> {
  const id = secretId(purpose, owner)
  const kept = await db.get('secrets', id)
  if (!kept) return []
  const { sealed, before } = kept
  const counting = before && before.until > clock() ? [sealed, before.sealed] : [sealed]
  return counting.map((each) => secretForms[purpose].parse(JSON.parse(opened(id, each))) as SecretOf<P>)
}

/** @throws SecretTrouble */
export function opened(id: string, sealed: Sealed): string {
  const key = environment().SECRET_KEYS.get(sealed.keyId)
  if (!key) {
    const ids = [...environment().SECRET_KEYS.keys()].join(', ') || 'none'
    throw new SecretTrouble(
      `${id} is sealed under the key '${sealed.keyId}', which is not among SECRET_KEYS (${ids}): add that key, or set the secret again`,
    )
  }
  const plain = unseal(key, id, sealed)
  if (plain === null) {
    throw new SecretTrouble(
      `${id} does not open with the key '${sealed.keyId}' of SECRET_KEYS: the key is another one of that name, or the document was changed`,
    )
  }
  return plain
}
