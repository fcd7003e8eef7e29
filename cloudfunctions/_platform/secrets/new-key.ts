import { generateKeyPairSync } from 'node:crypto'

/** A key to seal with and, of the same name, one that opens; both as the functions' variables take them. */
export type NewKey = {
  readonly id: string
  readonly publicKey: string
  readonly privateKey: string
}

export function newKey(id: string): NewKey {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  })
  return { id, publicKey: publicKey.toString('base64'), privateKey: privateKey.toString('base64') }
}
