import { Stop } from './stop'

/** Which environment a command is about. */
export type Place = {
  readonly envId: string
  /** The address of the CloudBase on this machine that it lies in; null in the cloud. */
  readonly localUrl: string | null
}

export type PlaceFlags = { readonly env?: string | undefined; readonly local?: string | undefined }

export const placeOptions = { env: { type: 'string' }, local: { type: 'string' } } as const

/** Names the variables of `process.env` that hold the keys of the company's Tencent Cloud account. */
export const keyNames = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const

/**
 * Points the SDK of this process to an environment: by the keys of the account, or to a CloudBase on this machine.
 * @throws Stop when something is missing for it
 */
export async function goTo(flags: PlaceFlags): Promise<Place> {
  const { env: envId, local } = flags
  if (!envId)
    throw new Stop('Say which environment is meant: --env ID. Its id is on the console’s first page.')
  if (local === undefined) {
    const missing = keyNames.filter((name) => !process.env[name])
    if (missing.length > 0) {
      throw new Stop(
        `${missing.join(' and ')} must be set: the keys of a sub-account of Tencent Cloud that may use CloudBase. For a CloudBase on this machine give its address instead: --local http://127.0.0.1:8765.`,
      )
    }
    process.env.TCB_ENV = envId
    return { envId, localUrl: null }
  }
  const localUrl = local.replace(/\/$/, '')
  Object.assign(process.env, await variablesAt(localUrl, envId))
  return { envId, localUrl }
}

async function variablesAt(localUrl: string, envId: string): Promise<Record<string, string>> {
  const response = await fetch(`${localUrl}/_local/environments/${envId}/variables`).catch(() => null)
  if (!response) throw new Stop(`Nothing answers at ${localUrl}. Start it with npm start.`)
  if (!response.ok) throw new Stop(`At ${localUrl} there is no environment '${envId}'.`)
  return (await response.json()) as Record<string, string>
}
