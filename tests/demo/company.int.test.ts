import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Collection, Documents } from '../../cloudfunctions/_platform/collections'
import { collections } from '../../cloudfunctions/_platform/indexes'
import { is } from '../../cloudfunctions/_platform/database'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { present } from '../../local/demo/plan'
import type { SwitcherRow } from '../../local/demo/switcher'
import { canonicalJson, dayOf, instantAt, writtenCharacters, type Instant } from '../../shared/_kernel'
import { accountStates } from '../../shared/accounts'
import { adjustmentStates } from '../../shared/adjustments'
import { amendmentStates } from '../../shared/amendments'
import { applicationStates } from '../../shared/applications'
import { approvalStates, sides, stepModes, verdicts } from '../../shared/approvals'
import { commissionStates, isOverdue, missingFor, wasLate } from '../../shared/commissions'
import { editionStates } from '../../shared/editions'
import { holidayKinds } from '../../shared/holidays'
import {
  bodyText,
  errorKinds,
  picturesIn,
  postStates,
  takedownStages,
  textVerdicts,
} from '../../shared/posts'
import { stages, stopScopes } from '../../shared/publishing'
import { isOverdue as isReadLate, readingStates } from '../../shared/readings'
import { roles } from '../../shared/staff'
import { hows } from '../../shared/urgent'
import { applicationKinds } from '../../cloudfunctions/application-kinds'
import { requestKinds } from '../../cloudfunctions/request-kinds'
import { useLocal, type TestEnvironment } from '../_support/local'

// A build of the whole company takes its time.
jest.setTimeout(600_000)

const envId = 'demo-company'

type Stored = { readonly [C in Collection]: readonly Documents[C][] }

let local: TestEnvironment
let rows: readonly SwitcherRow[]
let stored: Stored

beforeAll(async () => {
  ;({ local, rows } = await build())
  stored = await readAll()
})

afterAll(() => local.remove())

/** As `npm start` makes it. */
async function build(
  until: Instant = present,
): Promise<{ local: TestEnvironment; rows: readonly SwitcherRow[] }> {
  const fresh = await useLocal({ envId, mayScan: true })
  const folder = mkdtempSync(path.join(tmpdir(), 'weigui-demo-'))
  const peopleFile = path.join(folder, 'people.json')
  const env = { ...process.env, LOCAL_URL: fresh.url, PEOPLE_FILE: peopleFile, DEMO_UNTIL: until }
  const demo = spawn(process.execPath, ['dist/local/demo.js'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => demo.once('exit', resolve))
  if (code !== 0) throw new Error('the demo company could not be made: see above')
  const rows = JSON.parse(readFileSync(peopleFile, 'utf8')) as readonly SwitcherRow[]
  rmSync(folder, { recursive: true })
  return { local: fresh, rows }
}

async function readAll(): Promise<Stored> {
  const { db } = openContext(present, Math.random, null, 'test')
  const read: Partial<Record<Collection, readonly unknown[]>> = {}
  for (const { name } of collections) {
    const found: Documents[typeof name][] = []
    for (let after = ''; ; after = found.at(-1)?._id ?? '') {
      const query = { where: { _id: is.after(after) }, orderBy: ['_id', 'asc'], limit: 1000 } as const
      const page = await db.find(name, query)
      found.push(...page)
      if (page.length < 1000) break
    }
    read[name] = found
  }
  return read as Stored
}

/** Passes only when each of `all` occurs among `seen`. */
function expectEach<T extends string>(all: readonly T[], seen: readonly (T | null | undefined)[]): void {
  expect(all.filter((one) => !seen.includes(one))).toEqual([])
}

test('the company has people in every role, in many units', () => {
  expect(stored.people.length).toBeGreaterThanOrEqual(30)
  expect(stored.units.length).toBeGreaterThanOrEqual(14)
  expectEach(
    roles,
    stored.people.flatMap((person) => person.roles),
  )
  for (const { team } of stored.channels)
    for (const people of Object.values(team)) expect(people.length).toBeGreaterThan(0)
})

test('its posts are many, long enough, with pictures, and none reads like another', () => {
  expect(stored.posts.length).toBeGreaterThanOrEqual(150)
  const inForce = stored.posts.map(({ _id, revision }) => {
    const found = stored.revisions.find((each) => each.postId === _id && each.n === revision.n)
    return found!.material
  })
  for (const material of inForce) {
    const written = writtenCharacters(bodyText(material))
    expect([material.title, written >= 300 && written <= 2500]).toEqual([material.title, true])
    expect(new Set(picturesIn(material)).size).toBeGreaterThanOrEqual(3)
  }
  const [titles, digests, openings] = [
    inForce.map(({ title }) => title),
    inForce.map(({ digest }) => digest),
    inForce.map((material) => material.blocks.find((block) => block.kind === 'text')?.text),
  ]
  for (const each of [titles, digests, openings]) expect(new Set(each).size).toBe(each.length)
  const pictures = stored.pictures.flatMap(({ check }) => check?.sha256 ?? [])
  expect(new Set(pictures).size).toBe(pictures.length)
})

/** It lasts no longer than one step of the clock does, and leaves nothing behind. */
const momentary: readonly string[] = ['locking']

const lasting = <T extends string>(all: readonly T[]): T[] => all.filter((one) => !momentary.includes(one))

test('every state that a union knows has an example', () => {
  const { posts, approvals, editions, sends, commissions, adjustments, takedowns, revisions } = stored
  expectEach(
    postStates,
    posts.map(({ state }) => state),
  )
  expectEach(
    approvalStates,
    approvals.map(({ state }) => state),
  )
  expectEach(
    lasting(editionStates),
    editions.map(({ state }) => state),
  )
  expectEach(
    stages,
    // Of those that last minutes or hours, the record tells.
    stages.filter(
      (stage) =>
        sends.some((send) => send.stage === stage) ||
        stored.trail.some(({ action }) => action === `send-${stage}`),
    ),
  )
  expectEach(
    commissionStates,
    commissions.map(({ state }) => state),
  )
  expectEach(
    adjustmentStates,
    adjustments.map(({ state }) => state),
  )
  expectEach(
    accountStates,
    stored.accounts.map(({ state }) => state),
  )
  expectEach(
    amendmentStates,
    stored.amendments.map(({ state }) => state),
  )
  expectEach(
    readingStates,
    stored.readings.map(({ state }) => state),
  )
  expectEach(
    applicationStates,
    stored.applications.map(({ state }) => state),
  )
  expectEach(
    takedownStages,
    takedowns.map(({ stage }) => stage),
  )
  expectEach(
    textVerdicts,
    revisions.map(({ safety }) => safety?.verdict),
  )
  expectEach(
    holidayKinds,
    stored.holidays.flatMap(({ days }) => days.map(({ kind }) => kind)),
  )
})

test('every kind of request, of step, of verdict and of error has an example', () => {
  const { approvals, sends, urgentRequests, errorReports } = stored
  const steps = approvals.flatMap((approval) => approval.steps)
  const decisions = steps.flatMap((step) => [...step.decisions, ...step.formerly])
  expectEach(
    requestKinds.map(({ kind }) => kind),
    approvals.map(({ kind }) => kind),
  )
  expectEach(
    applicationKinds.map(({ form }) => form.kind),
    stored.applications.map(({ kind }) => kind),
  )
  expectEach(
    stepModes,
    steps.map(({ mode }) => mode),
  )
  expectEach(
    sides,
    steps.map(({ added }) => added?.side),
  )
  expectEach(
    verdicts,
    decisions.map(({ verdict }) => verdict),
  )
  expectEach(
    stopScopes,
    sends.map(({ stopped }) => stopped?.scope),
  )
  expectEach(
    hows,
    urgentRequests.map(({ arranged }) => arranged?.how),
  )
  expectEach(
    errorKinds,
    errorReports.map(({ kind }) => kind),
  )
  expect(decisions.some(({ by }) => by.actsFor !== null)).toBe(true)
  expect(steps.some(({ handedOn }) => handedOn.length > 0)).toBe(true)
})

test('what people do beside deciding has examples', () => {
  const { posts, approvals, editions, commissions, drafts, comments, deputies, revisions } = stored
  expect(posts.filter(({ held }) => held !== null).length).toBeGreaterThan(0)
  expect(posts.filter(({ urgent }) => urgent).length).toBeGreaterThanOrEqual(3)
  expect(posts.filter(({ state, link }) => state === 'published' && link !== null).length).toBeGreaterThan(50)
  expect(posts.filter(({ takingDown }) => takingDown?.byHand).length).toBeGreaterThan(0)
  const open = approvals.filter(({ state }) => state === 'open')
  for (const kind of ['post', 'urgent', 'cancellation', 'adjustment'])
    expect([kind, open.some((each) => each.kind === kind)]).toEqual([kind, true])
  expect(open.filter(({ urgedAt }) => urgedAt !== null).length).toBeGreaterThan(0)
  expect(approvals.some(({ copies }) => copies.some(({ readAt }) => readAt === null))).toBe(true)
  expect(approvals.some(({ copies }) => copies.some(({ readAt }) => readAt !== null))).toBe(true)
  expect(comments.some(({ files }) => files.length > 0)).toBe(true)
  expect(revisions.some(({ editedBy }) => editedBy !== null)).toBe(true)
  const locked = editions.filter(({ state }) => state === 'locked')
  expect(locked.some(({ places, minPosts }) => places.length < minPosts)).toBe(true)
  expect(locked.some(({ free }) => free === 0)).toBe(true)
  expect(editions.some(({ shortfall, state }) => shortfall !== null && state !== 'skipped')).toBe(true)
  expect(editions.some(({ adjustmentId }) => adjustmentId !== null)).toBe(true)
  const underWay = stored.readings.filter(({ state }) => state === 'open').map(({ _id }) => _id)
  const asked = stored.confirmations.filter(({ readingId }) => underWay.includes(readingId))
  const today = dayOf(present)
  expect(asked.filter(({ owed }) => !owed).length).toBeGreaterThanOrEqual(20)
  expect(asked.some((each) => each.owed && each.reminders > 0 && !isReadLate(each, today))).toBe(true)
  expect(asked.some((each) => isReadLate(each, today))).toBe(true)
  const owed = commissions.filter(({ state }) => state === 'open')
  expect(owed.some((each) => isOverdue(each, present) && each.reminders.byHand > 0)).toBe(true)
  expect(owed.some((each) => !isOverdue(each, present))).toBe(true)
  expect(owed.some((each) => each.handedIn.length > 0 && missingFor(each) > 0)).toBe(true)
  const delivered = commissions.filter(({ state }) => state === 'fulfilled')
  expect(delivered.some((each) => wasLate(each, present))).toBe(true)
  expect(delivered.some((each) => !wasLate(each, present))).toBe(true)
  expect(drafts.filter(({ gone }) => !gone).length).toBeGreaterThanOrEqual(3)
  expect(drafts.some(({ gone }) => gone)).toBe(true)
  expect(deputies.some(({ endedAt }) => endedAt !== null)).toBe(true)
  expect(deputies.some(({ endedAt }) => endedAt === null)).toBe(true)
})

test('the person switcher offers a few people first, the newcomer’s invite among them', () => {
  expect(rows).toHaveLength(stored.people.length)
  const first = rows.filter(({ start }) => start !== undefined)
  expect(rows.slice(0, first.length)).toEqual(first)
  expect(first.map(({ name }) => name)).toEqual([
    ...['林晓雨', '周宁', '冯悦', '吴凡', '鲁真', '唐悦', '郑毅', '何静', '许欣'],
  ])
  expect(first.at(-1)?.start).toMatch(/邀请码 [2-9A-Z]{8}/)
})

/** What is written once and stays as it is, so that a longer build holds what a shorter one does. */
const lastingly = ['trail', 'revisions', 'comments'] as const

// Its first days hold posts handed in and decided, editions locked and sent.
test('another build of its first days writes down the same, word for word, hash for hash', async () => {
  const until = instantAt('2026-06-03', '09:00')
  await build(until)
  const again = await readAll()
  const before = <T extends { readonly at: Instant }>(all: readonly T[]) => all.filter(({ at }) => at < until)
  expect(before(again.trail).length).toBeGreaterThan(300)
  expect(before(again.trail).length).toBe(before(stored.trail).length)
  for (const name of lastingly) {
    const known = new Set(stored[name].map(canonicalJson))
    // Of what differs, only that: a failure should say what it is.
    const written = again[name].filter((each) => !('at' in each) || each.at < until)
    expect([name, written.filter((each) => !known.has(canonicalJson(each)))]).toEqual([name, []])
  }
})
