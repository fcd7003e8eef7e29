import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

export type TimerTrigger = { readonly name: string; readonly cron: string }

export type FunctionDefinition = {
  readonly name: string
  /** The bundle, and which of its exports is the handler. */
  readonly file: string
  readonly exportName: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly variables: Readonly<Record<string, string>>
  readonly timers: readonly TimerTrigger[]
}

const cloudbaserc = z.object({
  functions: z.array(
    z.object({
      name: z.string(),
      handler: z.string().default('index.main'),
      timeout: z.number().int().min(1).max(60).default(3),
      memorySize: z.number().int().default(256),
      envVariables: z.record(z.string(), z.string()).default({}),
      triggers: z
        .array(z.object({ name: z.string(), type: z.literal('timer'), config: z.string() }))
        .default([]),
    }),
  ),
})

/** Reads what deployment reads: `cloudbaserc.json`. The bundles are `<functionsDir>/<name>/index.js`. */
export function readDefinitions(file: string, functionsDir: string): FunctionDefinition[] {
  const { functions } = cloudbaserc.parse(JSON.parse(readFileSync(file, 'utf8')))
  return functions.map((written) => {
    const [module = 'index', exportName = 'main'] = written.handler.split('.')
    return {
      name: written.name,
      file: path.resolve(functionsDir, written.name, `${module}.js`),
      exportName,
      timeoutSeconds: written.timeout,
      memoryMb: written.memorySize,
      variables: written.envVariables,
      timers: written.triggers.map(({ name, config }) => ({ name, cron: config })),
    }
  })
}

/** Fills `{{env.NAME}}` as the CloudBase CLI does; a variable with a name that is not set is left out. */
export function resolveVariables(
  variables: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>>,
): Record<string, string> {
  const resolved: Record<string, string> = {}
  for (const [name, template] of Object.entries(variables)) {
    const wanted = /^\{\{env\.(\w+)\}\}$/.exec(template)?.[1]
    const value = wanted === undefined ? template : settings[wanted]
    if (value !== undefined) resolved[name] = value
  }
  return resolved
}
