import { readOperation } from '../../cloudfunctions/operations'
import { newestSchema } from '../../cloudfunctions/_platform/collections'
import { variableStates } from '../../cloudfunctions/_platform/environment'
import { verifyTrail } from '../../cloudfunctions/trail'
import { addMinutes, type Instant } from '../../shared/_kernel'
import { standsStill } from '../../shared/operations'
import { isAdmin } from '../../shared/staff'
import { follow } from '../backup/back-up'
import { companyCollections, pagesOf, sha256, type Company } from '../company'
import { followTrails } from '../trails'
import { ill, open, well, type Finding } from './finding'

/** What the company's own documents tell. @param now the time where the clock runs */
export async function examineCompany(company: Company, now: Instant): Promise<Finding[]> {
  return [
    await restoreFinding(company),
    await timerFinding(company, now),
    await adminFinding(company),
    ...(await documentFindings(company)),
    await backupFinding(company, now),
  ].filter((finding) => finding !== null)
}

async function restoreFinding(company: Company): Promise<Finding | null> {
  const restore = await readOperation(company, 'restore')
  if (restore === null || !standsStill(restore)) return null
  if (restore.state === 'under-way')
    return ill(
      'Restore',
      'it was cut off',
      'run the same npm run restore again; until then nothing happens by itself',
    )
  return open(
    'Restore',
    'a backup was brought back, and the clock waits for you',
    'look at the company, then npm run release',
  )
}

/** A few ticks may be missed without harm. */
const silentMinutes = 5

async function timerFinding(company: Company, now: Instant): Promise<Finding> {
  const tick = await readOperation(company, 'tick')
  const mend = 'docs/runbook.md, “The timer is silent”'
  if (!tick) return ill('Timer', 'the clock has never run', mend)
  if (tick.at < addMinutes(now, -silentMinutes)) return ill('Timer', `the clock ran last at ${tick.at}`, mend)
  if (tick.failed > 0)
    return ill('Timer', `${tick.failed} jobs failed at ${tick.at}`, 'look in the log of the function clock')
  return well('Timer', `the clock ran at ${tick.at}`)
}

async function adminFinding({ db }: Company): Promise<Finding> {
  const people = await db.find('people', { where: { active: true }, limit: 1000 })
  const admins = people.filter(isAdmin)
  if (people.length === 0)
    return ill('First admin', 'there is nobody yet', 'npm run set-up, which prints their invite')
  if (admins.length === 0)
    return ill('First admin', 'nobody is an admin', 'name one in the company file, then npm run set-up')
  const bound = admins.filter(({ openId }) => openId !== null)
  if (bound.length === 0)
    return ill('First admin', 'no admin has used their invite', 'npm run invite prints a new one')
  return well('Admins', `${bound.length} of ${admins.length} use the Mini Program`)
}

/** Reads every document once. */
async function documentFindings(company: Company): Promise<Finding[]> {
  const trails = followTrails(sha256)
  let documents = 0
  let older = 0
  for (const name of companyCollections) {
    for await (const page of pagesOf(company, name)) {
      documents += page.length
      older += page.filter(({ schema }) => schema < newestSchema[name]).length
      page.forEach((document) => follow(trails, name, document))
    }
  }
  const inOlder = `${older} of ${documents} are in an older shape, which is read all the same`
  return [
    older === 0
      ? well('Documents', `${documents}, all in the newest shape`)
      : open('Documents', inOlder, 'npm run migrate'),
    trailFinding(trails.subjects(), trails.broken()),
    await sealFinding(company),
  ]
}

function trailFinding(subjects: number, broken: readonly string[]): Finding {
  if (broken.length === 0) return well('Trails', `${subjects}, all whole`)
  const first = broken.slice(0, 3).join('; ')
  return ill('Trails', `${broken.length} are not whole: ${first}`, 'docs/runbook.md, “A trail is broken”')
}

/** A chain that was written anew as a whole shows by the seals of its days only, and those need the key. */
async function sealFinding(company: Company): Promise<Finding> {
  if (variableStates().TRAIL_KEY !== 'set')
    return open('Seals', 'not verified: TRAIL_KEY is not known here', 'give it with --values')
  const { seals, breaks } = await verifyTrail(company)
  if (breaks.length === 0) return well('Seals', `${seals} days, all as they were sealed`)
  const what = breaks.slice(0, 3).map((one) => `${one.subjectId ?? 'the seals'}: ${one.what}`)
  return ill('Seals', what.join('; '), 'npm run verify-trail, and docs/runbook.md, “A trail is broken”')
}

const backupDays = 7

async function backupFinding(company: Company, now: Instant): Promise<Finding> {
  const backup = await readOperation(company, 'backup')
  const mend = 'npm run backup'
  if (!backup) return ill('Backup', 'there is none', mend)
  const says = `${backup.documents} documents and ${backup.files} files at ${backup.at}`
  if (backup.at < addMinutes(now, -backupDays * 24 * 60))
    return ill('Backup', `the last one is old: ${says}`, mend)
  return well('Backup', says)
}
