import { readFileSync } from 'node:fs'
import * as z from 'zod'

const expression = z.union([
  z.boolean(),
  z.enum(['auth != null', 'resource.openid == auth.openid', 'auth.openid == resource.openid']),
])
const rules = z.strictObject({ read: expression, write: expression })

/** CloudBase's storage security rules. They bind clients only; functions read and write everything. */
export type StorageRules = Readonly<z.infer<typeof rules>>

/** Reads `config/storage-rules.json`; an expression that is not understood here stops the start. */
export function readStorageRules(file: string): StorageRules {
  return rules.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Whether a person may read or write a file of this creator; `creator` is undefined for what the server wrote. */
export function allows(rule: StorageRules['read'], openid: string, creator: string | undefined): boolean {
  if (typeof rule === 'boolean') return rule
  return rule === 'auth != null' || creator === openid
}
