import { readFileSync } from 'node:fs'
import * as z from 'zod'

const signedIn = 'auth != null'
const signedInByName = "auth.loginType != 'ANONYMOUS' && auth != null"

/** The only four values that CloudBase takes; it does not mind spaces around operators. */
const invoke = z
  .union([
    z.boolean(),
    z
      .string()
      .transform(spaced)
      .pipe(z.enum([signedIn, signedInByName])),
  ])
  .catch(({ value }) => {
    throw new Error(`${JSON.stringify(value)} is no rule: true, false, "${signedIn}" or "${signedInByName}"`)
  })

const rule = z.strictObject({ invoke })

export type FunctionRules = Readonly<Record<string, z.infer<typeof rule>>>

/** How a client has signed in; null for one who has not. */
export type Auth = { readonly loginType: string } | null

/**
 * Reads CloudBase's function security rules.
 * @throws what the console would refuse to save
 */
export function readFunctionRules(file: string): FunctionRules {
  const written = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  if (!('*' in written)) throw new Error(`${file}: there must be a rule for '*'`)
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => {
      try {
        return [name, rule.parse(value)]
      } catch (error) {
        const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
        throw new Error(`${file}: the rule for '${name}': ${reason}`)
      }
    }),
  )
}

/** The rules bind clients only; timers, HTTP routes and other functions pass. */
export function mayClientInvoke(rules: FunctionRules, name: string, auth: Auth): boolean {
  const { invoke: allowed } = (Object.hasOwn(rules, name) ? rules[name] : rules['*']) ?? { invoke: signedIn }
  if (typeof allowed === 'boolean') return allowed
  return auth !== null && (allowed === signedIn || auth.loginType !== 'ANONYMOUS')
}

function spaced(expression: string): string {
  return expression.replace(/\s*(!=|&&)\s*/g, ' $1 ').trim()
}
