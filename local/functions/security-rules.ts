import { readFileSync } from 'node:fs'
import * as z from 'zod'

const rule = z.object({ invoke: z.union([z.boolean(), z.literal('auth != null')]) })

export type FunctionRules = Readonly<Record<string, z.infer<typeof rule>>>

/** Reads CloudBase's function security rules; an expression that is not understood here stops the start. */
export function readFunctionRules(file: string): FunctionRules {
  return z.record(z.string(), rule).parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** The rules bind clients only; timers, HTTP routes and other functions pass. */
export function mayClientInvoke(rules: FunctionRules, name: string, signedIn: boolean): boolean {
  const invoke = (rules[name] ?? rules['*'])?.invoke ?? 'auth != null'
  return invoke === 'auth != null' ? signedIn : invoke
}
