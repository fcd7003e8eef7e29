import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { CollectionSpec } from '../cloudfunctions/_platform/indexes'
import { readDefinitions, type FunctionDefinition } from './functions/definitions'
import type { Project } from './project'

export type ForeignProjectOptions = {
  /** Holds each function as `<name>/index.js` or `<name>.js`. */
  readonly functionsDir?: string | undefined
  /** Its `cloudbaserc.json`, for limits, variables and timers. */
  readonly configFile?: string | undefined
  /** A list of `{name, indexes: [{name, fields: [[field, 1 | -1]], unique?}]}`. */
  readonly indexesFile?: string | undefined
  /** For the `{{env.NAME}}` in its `cloudbaserc.json`, as the CloudBase CLI fills them. */
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** Something is wrong with what was asked for; the message says what, to the person who asked. */
export class BadProject extends Error {}

const indexSpec = z.strictObject({
  name: z.string().min(1),
  fields: z.array(z.tuple([z.string().min(1), z.union([z.literal(1), z.literal(-1)])])).min(1),
  unique: z.boolean().default(false),
})
const collectionSpecs = z.array(
  z.strictObject({ name: z.string().min(1), indexes: z.array(indexSpec).default([]) }),
)

/**
 * A project that is not ours, with CloudBase's defaults: who has signed in may call its functions and write files.
 * @throws BadProject
 */
export function foreignProject(options: ForeignProjectOptions): Project {
  const definitions = definitionsOf(options)
  return {
    definitions,
    rules: {},
    storageRules: { read: true, write: 'resource.openid == auth.openid' },
    collections: options.indexesFile === undefined ? [] : collectionsIn(options.indexesFile),
    settings: settingsFor(definitions, options.variables),
    needsWechat: false,
  }
}

function definitionsOf({ functionsDir, configFile }: ForeignProjectOptions): FunctionDefinition[] {
  if (functionsDir === undefined) return []
  if (!existsSync(functionsDir)) throw new BadProject(`There is no folder ${functionsDir}.`)
  const written = configFile === undefined ? [] : configured(configFile, functionsDir)
  const names = new Set(written.map(({ name }) => name))
  const others = namesIn(functionsDir).filter((name) => !names.has(name))
  return [...written, ...others.map(withDefaults)].map((definition) => ({
    ...definition,
    file: fileOf(definition, functionsDir),
  }))
}

function configured(file: string, functionsDir: string): FunctionDefinition[] {
  try {
    return readDefinitions(file, functionsDir)
  } catch (error) {
    throw new BadProject(`${file} cannot be used. ${(error as Error).message}`)
  }
}

function namesIn(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return entry.name.endsWith('.js') ? [entry.name.slice(0, -'.js'.length)] : []
    return existsSync(path.join(dir, entry.name, 'index.js')) ? [entry.name] : []
  })
}

function withDefaults(name: string): FunctionDefinition {
  const defaults = { exportName: 'main', timeoutSeconds: 3, memoryMb: 256, variables: {}, timers: [] }
  return { name, file: '', ...defaults }
}

function fileOf({ name, file }: FunctionDefinition, functionsDir: string): string {
  const candidates = [file, path.join(functionsDir, name, 'index.js'), path.join(functionsDir, `${name}.js`)]
  const found = candidates.find((candidate) => candidate !== '' && existsSync(candidate))
  return path.resolve(found ?? path.join(functionsDir, name, 'index.js'))
}

function collectionsIn(file: string): CollectionSpec[] {
  if (!existsSync(file)) throw new BadProject(`There is no file ${file}.`)
  try {
    const parsed = collectionSpecs.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    throw new Error(z.prettifyError(parsed.error))
  } catch (error) {
    throw new BadProject(`${file} is no list of collections and indexes: ${(error as Error).message}`)
  }
}

/** Only those that a function asks for: the rest of this machine's variables is nobody's business. */
function settingsFor(
  definitions: readonly FunctionDefinition[],
  given: ForeignProjectOptions['variables'],
): Record<string, string> {
  const wanted = definitions.flatMap(({ variables }) =>
    Object.values(variables).flatMap((template) => /^\{\{env\.(\w+)\}\}$/.exec(template)?.[1] ?? []),
  )
  return Object.fromEntries(
    wanted.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  )
}
