import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { noteOperation, readOperation } from '../../cloudfunctions/operations'
import type { Stored } from '../../shared/_kernel'
import { backUp } from '../../ops/backup/back-up'
import { manifestFile, readManifest } from '../../ops/backup/manifest'
import { restore } from '../../ops/backup/restore'
import { companyCollections, openCompany, pagesOf } from '../../ops/company'
import { useLocal, type TestEnvironment } from '../_support/local'
import { openDeadlyWay } from './deadly-way'
import { runCommand, type Kill } from './run-command'
import { openLivedInCompany, type LivedInCompany } from './lived-in-company'

let company: LivedInCompany
let scratch: string
/** The backup of the company, which tests copy before they harm it. */
let kept: string
/** What is stored, of every collection, as it was backed up. */
let original: Map<string, Stored[]>
const elsewhere: TestEnvironment[] = []

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'weigui-backup-'))
  company = await openLivedInCompany()
  kept = path.join(scratch, 'kept')
  original = await everything()
  const { brokenTrails } = await backUp(openCompany(), { dir: kept, ...made })
  expect(brokenTrails).toEqual([])
})

afterAll(async () => {
  await Promise.all(elsewhere.map((environment) => environment.remove()))
  await company.leave()
  rmSync(scratch, { recursive: true, force: true })
})

const made = { envId: 'company', madeBy: { version: '0.1.0', commit: null } }

/** Everything that is stored where the SDK points to now. */
async function everything(): Promise<Map<string, Stored[]>> {
  const stored = new Map<string, Stored[]>()
  for (const name of companyCollections) {
    const documents: Stored[] = []
    for await (const page of pagesOf(openCompany(), name)) documents.push(...page)
    stored.set(name, documents)
  }
  return stored
}

/** From here on, calls of the SDK go to a new environment with nothing in it. */
async function goElsewhere(): Promise<void> {
  elsewhere.push(await useLocal({ now: company.now }))
}

/** The ids of files tell where they lie. */
function withoutPlace(stored: Map<string, Stored[]>): unknown {
  return JSON.parse(JSON.stringify([...stored]).replaceAll(/cloud:\/\/[^/]+\//g, 'cloud://'))
}

function copyOfBackup(): string {
  const copy = mkdtempSync(path.join(scratch, 'copy-'))
  for (const { file } of partsOf(kept)) {
    const content = readFileSync(path.join(kept, file))
    writeNew(path.join(copy, file), content)
  }
  writeNew(path.join(copy, manifestFile), readFileSync(path.join(kept, manifestFile)))
  return copy
}

function partsOf(dir: string) {
  const { manifest } = readManifest(dir)
  const files = readdirSync(path.join(dir, 'files')).map((name) => ({ file: `files/${name}` }))
  return [...manifest.collections.flatMap(({ parts }) => parts), manifest.files.list, ...files]
}

function writeNew(file: string, content: Buffer) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}

test('a company comes back as it was, document by document, and people go on with their work', async () => {
  await goElsewhere()
  const { documents, files, trails, brokenTrails, resumed } = await restore(openCompany(), { dir: kept })
  expect(withoutPlace(await everything())).toEqual(withoutPlace(original))
  expect(documents).toBe([...original.values()].flat().length)
  expect(files).toBeGreaterThan(0)
  expect(trails).toBeGreaterThan(10)
  expect({ brokenTrails, resumed }).toEqual({ brokenTrails: [], resumed: false })

  const published = await company.as('chen-mo').ask('posts', 'detail', { postId: company.publishedId })
  expect(published.post).toMatchObject({ state: 'published' })
  const waiting = await company.as('zhou-ning').ask('posts', 'detail', { postId: company.waitingId })
  const [picture = ''] = Object.values(waiting.pictures)
  expect((await fetch(picture)).status).toBe(200)
  await company.as('zhou-ning').decide(company.waitingId)
})

test('its clock stands still until somebody releases it', async () => {
  await goElsewhere()
  await restore(openCompany(), { dir: kept })
  const editions = await openCompany().documents.count('editions')
  company.now = '2026-02-01T02:00:00.000Z'
  expect(await company.tick()).toEqual({ done: 0, failed: 0, nextDueAt: null })
  expect(await openCompany().documents.count('editions')).toBe(editions)
  const { backup } = (await readOperation(openCompany(), 'restore'))!
  await noteOperation(openCompany(), 'restore', { at: company.now, backup, state: 'released' })
  expect((await company.tick()).done).toBeGreaterThan(0)
})

test('where something is already, nothing is written, and it is named', async () => {
  await goElsewhere()
  const { documents } = openCompany()
  await documents.add('units', [{ _id: 'somebody', schema: 1, version: 1 }])
  await expect(restore(openCompany(), { dir: kept })).rejects.toThrow(/here is units \(1\)/)
  expect(await documents.count('people')).toBe(0)
})

test.each([
  [
    'a document changed',
    'documents/posts.1.jsonl',
    (text: string) => text.replace('"schema":1', '"schema":2'),
  ],
  ['a line cut off', 'documents/trail.1.jsonl', (text: string) => text.slice(0, -40)],
  ['a file changed', 'files/0000001', (text: string) => `${text}!`],
  [
    'the list of files changed',
    'files.jsonl',
    (text: string) => text.replace('files/0000001', 'files/0000002'),
  ],
])('a damaged backup is refused by the name of its part: %s', async (_what, file, harm) => {
  await goElsewhere()
  const copy = copyOfBackup()
  const place = path.join(copy, file)
  writeFileSync(place, harm(readFileSync(place, 'latin1')), 'latin1')
  await expect(restore(openCompany(), { dir: copy })).rejects.toThrow(`${file} is not as it was written`)
  expect(await openCompany().documents.count('people')).toBe(0)
})

/** The company's documents behind a network that fails for good at the `n`th call that adds some. */
function cutOffAt(n: number): ReturnType<typeof openCompany> {
  const { documents, ...context } = openCompany()
  let calls = 0
  const add: typeof documents.add = async (name, batch) => {
    calls += 1
    if (calls >= n) throw new Error('the network is gone')
    await documents.add(name, batch)
  }
  return { ...context, documents: { ...documents, add } }
}

test.each([2, 5, 20])('a restore that was cut off at write %i is gone on with', async (n) => {
  await goElsewhere()
  await expect(restore(cutOffAt(n), { dir: kept })).rejects.toThrow('the network is gone')
  await expect(restore(openCompany(), { dir: copyOfAnother() })).rejects.toThrow('Another backup')
  const { resumed } = await restore(openCompany(), { dir: kept })
  expect(resumed).toBe(true)
  expect(withoutPlace(await everything())).toEqual(withoutPlace(original))
})

test('a restore that is killed, again and again, is gone on with by the same command', async () => {
  await goElsewhere()
  const { envId, url } = elsewhere.at(-1)!
  const way = await openDeadlyWay(url)
  const run = (begun?: (kill: Kill) => void) =>
    runCommand(['restore', '--env', envId, '--local', way.url, '--from', kept], {}, begun)
  for (const [n, when] of [
    [50, 'before'],
    [60, 'after'],
    [70, 'before'],
    [80, 'after'],
  ] as const)
    expect((await run((kill) => way.killAt(n, when, kill))).code).toBeNull()
  const some = await everything()
  expect([...some.values()].flat().length).toBeGreaterThan(0)
  expect(await run()).toMatchObject({ code: 0, err: '' })
  expect(withoutPlace(await everything())).toEqual(withoutPlace(original))
  await way.close()
})

/** A whole backup, of another time. */
function copyOfAnother(): string {
  const copy = copyOfBackup()
  const place = path.join(copy, manifestFile)
  const manifest = JSON.parse(readFileSync(place, 'utf8')) as object
  writeFileSync(place, JSON.stringify({ ...manifest, madeAt: 'another time' }))
  return copy
}

test('what a newer version wrote is refused', async () => {
  await goElsewhere()
  const copy = copyOfBackup()
  const place = path.join(copy, manifestFile)
  writeFileSync(place, readFileSync(place, 'utf8').replace('"name": "posts"', '"name": "hologram-posts"'))
  await expect(restore(openCompany(), { dir: copy })).rejects.toThrow(/newer version .*'hologram-posts'/)
})

test('a trail that was broken when it was backed up comes back broken, and is named', async () => {
  await goElsewhere()
  await restore(openCompany(), { dir: kept })
  const { documents } = openCompany()
  const [entry] = await documents.page('trail', `${company.publishedId}_`, 1)
  await documents.replace('trail', entry!, { ...entry!, details: { forged: true } } as Stored)
  const broken = path.join(scratch, 'broken')
  const line = `${company.publishedId}: entry 1 was changed`
  expect((await backUp(openCompany(), { dir: broken, ...made })).brokenTrails).toEqual([line])
  await goElsewhere()
  expect((await restore(openCompany(), { dir: broken })).brokenTrails).toEqual([line])
})

test('a backup never covers another', async () => {
  await expect(backUp(openCompany(), { dir: kept, ...made })).rejects.toThrow('is not empty')
})

test('is noted where it was made, which no backup carries along', async () => {
  await goElsewhere()
  await restore(openCompany(), { dir: kept })
  expect(await readOperation(openCompany(), 'backup')).toBeNull()
  const { manifest } = await backUp(openCompany(), { dir: path.join(scratch, 'again'), ...made })
  const note = await readOperation(openCompany(), 'backup')
  const documents = manifest.collections.reduce((sum, { documents: count }) => sum + count, 0)
  expect(note).toMatchObject({ documents, files: manifest.files.count })
})
