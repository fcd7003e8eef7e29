import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { parseCron } from './cron'

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

const isVariableName = (name: string) => /^(?!SCF_|QCLOUD_|TECENTCLOUD_)[a-zA-Z]\w*$/.test(name)

const variables = z
  .record(z.string(), z.string())
  .refine(
    (all) => Object.keys(all).every(isVariableName),
    'names of variables begin with a letter, hold letters, digits and _, and leave SCF_, QCLOUD_ and TECENTCLOUD_ to the platform',
  )

const trigger = z.object({
  name: z.string().regex(/^[a-zA-Z][\w-]{0,59}$/, 'a timer has up to 60 letters, digits, - and _'),
  type: z.literal('timer'),
  config: z.string().superRefine((cron, context) => {
    try {
      parseCron(cron)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message })
    }
  }),
})

const written = z.object({
  handler: z
    .string()
    .regex(/^[\w/-]+\.\w+$/, 'a handler is <file>.<export>')
    .default('index.main'),
  timeout: z.number().int().min(1).max(60).default(3),
  memorySize: z.number().int().min(64).max(3072).default(256),
  envVariables: variables.default({}),
  triggers: z
    .array(trigger)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'two timers have one name')
    .default([]),
})

const named = z.object({
  name: z.string().regex(/^[a-zA-Z][\w-]{0,58}[a-zA-Z0-9]$/, 'this is no name for a function'),
})

const cloudbaserc = z.object({ functions: z.array(z.looseObject(named.shape)) })

/**
 * Reads what deployment reads: `cloudbaserc.json`. The bundles are `<functionsDir>/<name>/index.js`.
 * @throws with the function's name, where the cloud would refuse to deploy it
 */
export function readDefinitions(file: string, functionsDir: string): FunctionDefinition[] {
  const { functions } = parsed(cloudbaserc, JSON.parse(readFileSync(file, 'utf8')), file)
  return functions.map(({ name, ...rest }) => {
    const definition = parsed(written, rest, `function '${name}'`)
    const [module = '', exportName = ''] = definition.handler.split('.')
    return {
      name,
      file: path.resolve(functionsDir, name, `${module}.js`),
      exportName,
      timeoutSeconds: definition.timeout,
      memoryMb: definition.memorySize,
      variables: definition.envVariables,
      timers: definition.triggers.map((timer) => ({ name: timer.name, cron: timer.config })),
    }
  })
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (!result.success) throw new Error(`${what}: ${z.prettifyError(result.error)}`)
  return result.data
}
