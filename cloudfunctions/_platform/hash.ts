import { createHash, randomInt } from 'node:crypto'

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

const resolution = 2 ** 47

/** A number in [0, 1) that can't be foreseen. */
export function secureRandom(): number {
  return randomInt(resolution) / resolution
}
