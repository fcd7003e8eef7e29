import path from 'node:path'
import { collections, type CollectionSpec } from '../cloudfunctions/_platform/indexes'
import { readDefinitions, type FunctionDefinition } from './functions/definitions'
import { readFunctionRules, type FunctionRules } from './functions/security-rules'
import { localSettings } from './settings'
import { readStorageRules, type StorageRules } from './storage/rules'

/** What runs on the local CloudBase. */
export type Project = {
  readonly definitions: readonly FunctionDefinition[]
  /** Who may call which function. */
  readonly rules: FunctionRules
  /** What a person may do with files. */
  readonly storageRules: StorageRules
  /** Made in each environment where they are missing. */
  readonly collections: readonly CollectionSpec[]
  /** Values for the `{{env.NAME}}` of the functions' variables. */
  readonly settings: Readonly<Record<string, string>>
  /** Whether its functions talk to WeChat's servers, for which there is a stand-in. */
  readonly needsWechat: boolean
}

export type OwnProjectOptions = {
  /** The repository. */
  readonly root: string
  /** Bundles of functions as `<name>/index.js`, and the `cloudbaserc.json` that lists them. */
  readonly functionsDir?: string | undefined
  readonly functionsFile?: string | undefined
  readonly settings?: Readonly<Record<string, string>>
}

/** The product of this repository. */
export function ownProject({ root, functionsDir, functionsFile, settings }: OwnProjectOptions): Project {
  const at = (...parts: string[]) => path.join(root, ...parts)
  return {
    definitions: readDefinitions(
      functionsFile ?? at('cloudbaserc.json'),
      functionsDir ?? at('dist', 'functions'),
    ),
    rules: readFunctionRules(at('config', 'function-rules.json')),
    storageRules: readStorageRules(at('config', 'storage-rules.json')),
    collections,
    settings: { ...localSettings, ...settings },
    needsWechat: true,
  }
}
