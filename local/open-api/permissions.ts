import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { FunctionDefinition } from '../functions/definitions'

const config = z.object({
  permissions: z.object({ openapi: z.array(z.string()).default([]) }).default({ openapi: [] }),
})

/** Whether a function may use one of WeChat's open APIs: `config.json` beside its bundle lists them by name. */
export function mayUse({ file }: FunctionDefinition, apiName: string): boolean {
  const configFile = path.join(path.dirname(file), 'config.json')
  if (!existsSync(configFile)) return false
  return config.parse(JSON.parse(readFileSync(configFile, 'utf8'))).permissions.openapi.includes(apiName)
}
