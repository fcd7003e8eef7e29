import { createHash } from 'node:crypto'

/** A cloud path as people write it: `uploads/2026/图 1.png`. */
export type CloudPath = string

const maxBytes = 850

/** Whether a path can be stored and be told from every other: no dots that climb, no empty parts, no controls. */
export function isCloudPath(path: unknown): path is CloudPath {
  if (typeof path !== 'string' || path === '' || Buffer.byteLength(path) > maxBytes) return false

  if (/[\u0000-\u001f\u007f\\]/.test(path) || /\p{Surrogate}/u.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

export function fileIdOf(envId: string, path: CloudPath): string {
  return `cloud://${envId}.local/${path}`
}

/** The path of one of our own file ids; undefined for anything else. */
export function pathOf(envId: string, fileId: string): CloudPath | undefined {
  const prefix = fileIdOf(envId, '')
  const path = fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined
  return isCloudPath(path) ? path : undefined
}

/**
 * Where a cloud path lies under the directory. A digest, so that no path can climb out of it, and that names
 * longer than a disk allows, or differing only in case, stay apart.
 */
export function placeOf(path: CloudPath): string {
  const digest = createHash('sha256').update(path).digest('hex')
  return `${digest.slice(0, 2)}/${digest}`
}
