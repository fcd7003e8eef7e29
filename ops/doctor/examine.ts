import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Examination } from '../../cloudfunctions/examine'
import { callFunction } from '../../cloudfunctions/_platform/call-function'
import { companyCollections, sha256, type Company } from '../company'
import type { Present } from '../deploy/present'
import type { Place } from '../place'
import { Stop } from '../stop'
import { examineCallbacks } from './callbacks'
import { examineCompany } from './company'
import { ill, open, well, type Finding } from './finding'
import { examineFunction } from './function'
import { examineStructure } from './structure'

export type Patient = {
  readonly root: string
  readonly place: Place
  readonly company: Company
  /** Asks Tencent what there is; not asked of a CloudBase on this machine, which is made from this repository. */
  readonly survey: () => Promise<Present>
}

/** Looks at every point of a set-up. What one point needs and is not there is said once, at that point. */
export async function examine({ root, place, company, survey }: Patient): Promise<Finding[]> {
  const missing = await missingCollections(company)
  if (missing instanceof Error) {
    return [
      ill('Environment', `it does not answer: ${missing.message}`, 'check its id, the keys and the network'),
    ]
  }
  const present = place.localUrl === null ? await surveyed(survey) : null
  const structure =
    present instanceof Stop
      ? [ill('Tencent Cloud', present.message, 'check the rights of the keys')]
      : present
        ? examineStructure(root, present)
        : [open('Console', 'on this machine everything is made from the repository at each start')]
  const findings = [well('Environment', `${place.envId} answers`), ...structure]
  if (missing.length > 0) {
    const says = `missing: ${missing.join(', ')}`
    return [...findings, ill('Company', `there is nowhere to keep it, ${says}`, 'npm run deploy')]
  }
  const examined = await askFunction()
  if (examined instanceof Error) {
    findings.push(
      ill(
        'Function clock',
        `it does not answer: ${examined.message}`,
        'npm run deploy, then look in its log',
      ),
    )
    return [...findings, ...(await examineCompany(company, company.clock()))]
  }
  const domain = present instanceof Stop || present === null ? null : present.domain
  return [
    ...findings,
    ...examineFunction(examined, { now: company.clock(), code: bundleHere(root) }),
    ...(await examineCallbacks(callbackBase(place, domain), await accountsOf(company), examined.now)),
    ...(await examineCompany(company, examined.now)),
  ]
}

/** Which of our collections are not there; or why nothing can be asked at all. */
async function missingCollections({ documents }: Company): Promise<string[] | Error> {
  const missing: string[] = []
  for (const name of [...companyCollections, 'operations'] as const) {
    try {
      await documents.count(name)
    } catch (fault) {
      if ((fault as { code?: unknown }).code !== 'DATABASE_COLLECTION_NOT_EXIST') return fault as Error
      missing.push(name)
    }
  }
  return missing
}

async function surveyed(survey: Patient['survey']): Promise<Present | Stop> {
  try {
    return await survey()
  } catch (fault) {
    if (fault instanceof Stop) return fault
    throw fault
  }
}

async function askFunction(): Promise<Examination | Error> {
  try {
    return (await callFunction('clock', { examine: true })) as Examination
  } catch (fault) {
    return fault as Error
  }
}

function bundleHere(root: string): string | null {
  const file = path.join(root, 'dist/functions/clock/index.js')
  return existsSync(file) ? sha256(readFileSync(file)) : null
}

function callbackBase({ envId, localUrl }: Place, domain: string | null): string | null {
  if (localUrl !== null) return `${localUrl}/http/${envId}/wechat`
  return domain === null ? null : `https://${domain}/wechat`
}

async function accountsOf({ db }: Company) {
  const channels = await db.find('channels', { where: {}, limit: 1000 })
  return channels.map(({ name, account: { appId } }) => ({ appId, name }))
}
