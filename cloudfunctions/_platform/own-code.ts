import { readFileSync } from 'node:fs'
import { sha256 } from './hash'

/** The digest of the file that this code runs from: once bundled, of the function but for the packages beside it. */
export function ownCode(): string {
  return sha256(readFileSync(__filename))
}
