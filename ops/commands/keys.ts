import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { keyNames, type Place } from '../place'
import type { Tencent } from '../deploy/tencent'
import { Stop } from '../stop'

/** Reads a file of `NAME=value` lines into this process's environment; what is set there already stays. */
export function loadValues(file: string | undefined): void {
  if (file === undefined) return
  if (!existsSync(file)) throw new Stop(`There is no file ${file}.`)
  loadEnvFile(file)
}

/** Loads Tencent's own library only where it is used: it takes a second. */
export async function tencentAt({ envId }: Place, region: string): Promise<Tencent> {
  const { openTencent } = await import('../deploy/tencent')
  const [secretId = '', secretKey = ''] = keyNames.map((name) => process.env[name])
  return openTencent({ envId, secretId, secretKey, region })
}

export const regionOption = { region: { type: 'string', default: 'ap-shanghai' } } as const
