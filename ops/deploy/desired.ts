import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { collections, type CollectionSpec } from '../../cloudfunctions/_platform/indexes'
import { readFunctionRules } from '../../local/functions/security-rules'
import { readStorageRules } from '../../local/storage/rules'
import { sha256 } from '../../cloudfunctions/_platform/hash'
import { functions, routes, type FunctionSpec, type Route } from './functions'
import { zip } from './zip'

/** What an environment must be like: all of it is in the repository, except the values of variables. */
export type Desired = {
  readonly collections: readonly CollectionSpec[]
  readonly functions: readonly DesiredFunction[]
  readonly functionRules: object
  readonly storageRules: { readonly read: unknown; readonly write: unknown }
  readonly routes: readonly Route[]
  /** Values for variables, by name: those that were given. */
  readonly values: Readonly<Record<string, string>>
}

export type DesiredFunction = FunctionSpec & { readonly bundle: Bundle }

export type Bundle = {
  /** What is uploaded; the same files give the same bytes. */
  readonly archive: Buffer
  readonly digest: string
}

/** Reads the repository. What is wrong with it is told with all the rest: see `problems`. */
export function readDesired(
  root: string,
  values: Desired['values'],
): { desired: Desired | null; problems: readonly string[] } {
  const problems: string[] = []
  const orProblem = <T>(read: () => T): T | null => {
    try {
      return read()
    } catch (fault) {
      problems.push((fault as Error).message)
      return null
    }
  }
  const bundled = functions.map((spec) => {
    const bundle = orProblem(() => readBundle(root, spec))
    return bundle && { ...spec, bundle }
  })
  const functionRules = orProblem(() => readFunctionRules(path.join(root, 'config/function-rules.json')))
  const storageRules = orProblem(() => readRules(path.join(root, 'config/storage-rules.json')))
  if (problems.length > 0 || !functionRules || !storageRules) return { desired: null, problems }
  const built = bundled.filter((spec) => spec !== null)
  return { desired: { collections, functions: built, functionRules, storageRules, routes, values }, problems }
}

function readRules(file: string) {
  try {
    return readStorageRules(file)
  } catch {
    throw new Error(`${file}: 'read' and 'write' must be rules that CloudBase and local/ understand`)
  }
}

/** CloudBase takes no more in one call. */
const mostBytes = 1.5 * 1024 * 1024

/**
 * The bundle with the packages beside it and, where the function calls open APIs, what WeChat reads to allow it. Source
 * maps stay at home.
 */
function readBundle(root: string, { name, openApis }: FunctionSpec): Bundle {
  const folder = path.join(root, 'dist/functions', name)
  if (!existsSync(path.join(folder, 'index.js')))
    throw new Error(`${name}: it is not built. Run npm run build:functions.`)
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'))
  const config = JSON.stringify({ permissions: { openapi: openApis } })
  const archive = zip({
    ...Object.fromEntries(scripts.sort().map((file) => [file, readFileSync(path.join(folder, file))])),
    ...(openApis.length > 0 && { 'config.json': Buffer.from(config) }),
  })
  if (archive.byteLength > mostBytes)
    throw new Error(`${name}: its bundle has ${archive.byteLength} bytes; CloudBase takes ${mostBytes}.`)
  return { archive, digest: sha256(archive) }
}
