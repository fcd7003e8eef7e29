import type { Audience } from '../../shared/readings'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { amending, groupMedia2 } from '../amendments/at-amending'
import { noticesOf, trailOf } from '../approvals/at-work'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const admin = () => company.as('he-jing')
const everybody: Audience = { of: 'all' }

async function start(audience: Audience = everybody, rulebook = 'group-media@1'): Promise<string> {
  const readingId = anId()
  const asked = { readingId, rulebook, audience, dueOn: '2026-01-08' as const }
  await admin().ask('readings', 'start', { commandId: anId(), ...asked })
  return readingId
}

const campaign = (readingId: string) => admin().ask('readings', 'campaign', { readingId })
const confirm = (readingId: string, by: string) =>
  company.as(by).ask('readings', 'confirm', { commandId: anId(), readingId })
const toRead = async (by: string) => (await company.as(by).ask('home', 'today')).toRead

/** The clock at this hour of Beijing. */
async function at(instant: `${string}Z`): Promise<void> {
  company.now = instant
  await company.tick()
}

async function change(personId: string, fields: { unitId?: string; active?: boolean }): Promise<void> {
  const person = await company.db.get('people', personId)
  if (!person) throw new Error(`there is no ${personId}`)
  await company.db.transact((tx) => tx.replace('people', { ...person, ...fields }))
}

test('X1: everybody of the audience is told, sees one card, and confirms with one tap; the page says who has not', async () => {
  const readingId = await start()
  const before = await campaign(readingId)
  expect(before).toMatchObject({ asked: 12, confirmed: 0, overdue: 0, underWay: false })
  expect(before.reading).toMatchObject({ version: 1, audienceName: '全公司', reminders: 0 })
  expect(await noticesOf(company, 'chen-mo', 'group-media')).toEqual(['请阅读并确认'])
  const card = { readingId, rulebookId: 'group-media', version: 1, dueOn: '2026-01-08' }
  expect(await toRead('chen-mo')).toMatchObject([card])
  const page = await company.as('chen-mo').ask('rulebooks', 'book', { id: 'group-media' })
  expect(page.toRead).toMatchObject(card)
  expect((await company.as('chen-mo').ask('rulebooks', 'book', { id: 'wechat-platform' })).toRead).toBeNull()

  company.now = '2026-01-02T02:00:00.000Z'
  const { confirmedAt } = await confirm(readingId, 'chen-mo')
  expect(confirmedAt).toBe('2026-01-02T02:00:00.000Z')
  expect(await toRead('chen-mo')).toEqual([])
  expect(await campaign(readingId)).toMatchObject({ asked: 12, confirmed: 1 })
  const { readers } = await admin().ask('readings', 'readers', { readingId, unitId: 'zhongshan-store' })
  expect(readers).toMatchObject([
    { name: '马超', confirmedAt: null, overdue: false },
    { name: '陈默', confirmedAt },
  ])
  expect(await trailOf(company, `${readingId}_chen-mo`)).toEqual([
    'asked-to-read 系统',
    'confirmed-reading 陈默',
  ])
  expect(await trailOf(company, readingId)).toEqual(['reading-started 何静', 'reading-asked 系统'])
})

test('T22: confirmed twice, started twice: once', async () => {
  const readingId = anId()
  const asked = { commandId: anId(), readingId, rulebook: 'group-media@1', audience: everybody }
  const dueOn = '2026-01-08' as const
  await Promise.all([1, 2].map(() => admin().ask('readings', 'start', { ...asked, dueOn })))
  expect(await noticesOf(company, 'chen-mo', 'group-media')).toHaveLength(1)
  const first = await confirm(readingId, 'chen-mo')
  company.now = '2026-01-03T02:00:00.000Z'
  const again = await Promise.all([1, 2].map(() => confirm(readingId, 'chen-mo')))
  expect(again).toEqual([first, first])
})

test('an audience of units or roles, and whoever is not among it', async () => {
  const ofUnit = await start({ of: 'units', units: ['supermarkets', 'brand-department'] })
  expect(await campaign(ofUnit)).toMatchObject({
    ...{ asked: 5, reading: { audienceName: '品牌部、青梧超市' } },
    units: [
      { name: '青梧超市', asked: 3 },
      { name: '品牌部', asked: 2 },
    ],
  })
  const ofRole = await start({ of: 'roles', roles: ['head'] })
  expect((await campaign(ofRole)).asked).toBe(5)
  expect(await toRead('chen-mo')).toEqual([])
  const none = await company
    .as('chen-mo')
    .refused('readings', 'confirm', { commandId: anId(), readingId: ofRole })
  expect(none).toMatchObject({ code: 'not-found' })
})

test('X1: reminded by an admin once a day, and counted; by the clock on the day before and on the last day', async () => {
  const readingId = await start()
  for (const by of ['he-jing', 'ma-chao', 'sun-li', 'zhou-ning']) await confirm(readingId, by)
  const remind = () => ({ commandId: anId(), readingId })
  expect(await admin().ask('readings', 'remind', remind())).toEqual({ told: 8 })
  expect(await admin().refused('readings', 'remind', remind())).toMatchObject({
    ...{ code: 'wrong-state', limit: '2026-01-01T16:00:00.000Z' },
  })
  company.now = '2026-01-01T16:00:00.000Z'
  await admin().ask('readings', 'remind', remind())
  await at('2026-01-06T01:00:00.000Z')
  expect((await campaign(readingId)).reading.reminders).toBe(2)
  await at('2026-01-07T01:00:00.000Z')
  expect((await campaign(readingId)).reading).toMatchObject({ reminders: 3 })
  await confirm(readingId, 'chen-mo')
  await at('2026-01-08T01:00:00.000Z')
  const { reading, overdue } = await campaign(readingId)
  expect(reading).toMatchObject({ reminders: 4 })
  expect(reading.reminded.map(({ byName, told }) => [byName, told])).toEqual([
    ...[
      ['何静', 8],
      ['何静', 8],
    ],
    ...[
      ['系统', 8],
      ['系统', 7],
    ],
  ])
  expect(overdue).toBe(0)
  expect((await noticesOf(company, 'gao-yuan', 'group-media'))[0]).toBe('请尽快阅读确认')
  expect(await noticesOf(company, 'ma-chao', 'group-media')).toEqual(['请阅读并确认'])
  await at('2026-01-09T01:00:00.000Z')
  expect((await campaign(readingId)).overdue).toBe(7)
  await admin().ask('readings', 'remind', remind())
  expect((await noticesOf(company, 'gao-yuan', 'group-media'))[0]).toBe('阅读确认已逾期')
})

test('a leaver drops out; whoever joins the audience later has days of their own and is not late at once', async () => {
  const readingId = await start({ of: 'units', units: ['zhongshan-store'] })
  expect((await campaign(readingId)).asked).toBe(2)
  await change('ma-chao', { active: false })
  expect(await campaign(readingId)).toMatchObject({ asked: 1 })
  await change('gao-yuan', { unitId: 'zhongshan-store' })
  expect(await toRead('gao-yuan')).toEqual([])
  await at('2026-01-09T01:00:00.000Z')
  const { asked, overdue } = await campaign(readingId)
  expect([asked, overdue]).toEqual([2, 1])
  expect(await toRead('gao-yuan')).toMatchObject([{ readingId, dueOn: '2026-01-16' }])
  const { readers } = await admin().ask('readings', 'readers', { readingId, unitId: 'zhongshan-store' })
  expect(readers.map(({ name, overdue: isLate }) => [name, isLate])).toEqual([
    ['陈默', true],
    ['高远', false],
  ])
  expect(await noticesOf(company, 'ma-chao', 'group-media').catch(() => [])).not.toContain('请尽快阅读确认')
})

test('X1: when a newer version holds, nobody has to confirm the one before, and is told so kindly', async () => {
  const readingId = await start()
  const amendment = amending(company)
  await amendment.begin()
  await amendment.write('G6', { set: { leadTime: 3 } })
  await amendment.ask()
  await amendment.consent()
  expect(await toRead('chen-mo')).toEqual([])
  expect((await campaign(readingId)).reading.state).toBe('superseded')
  const late = await company.as('chen-mo').refused('readings', 'confirm', { commandId: anId(), readingId })
  expect(late).toMatchObject({ code: 'stale' })
  expect(late.message).toContain('不必再确认')
  const old = { readingId: anId(), rulebook: 'group-media@1', audience: everybody, dueOn: '2026-01-08' }
  expect(await admin().refused('readings', 'start', { commandId: anId(), ...old })).toMatchObject({
    ...{ code: 'wrong-state', path: 'rulebook' },
  })
  const next = await start(everybody, groupMedia2)
  expect(await toRead('chen-mo')).toMatchObject([{ readingId: next, version: 2 }])
})

test('an ended one asks nobody any more; one that is left open ends by itself', async () => {
  const ended = await start()
  const left = await start({ of: 'roles', roles: ['head'] })
  await admin().ask('readings', 'end', { commandId: anId(), readingId: ended })
  expect(await toRead('chen-mo')).toEqual([])
  const again = { commandId: anId(), readingId: ended }
  expect(await admin().refused('readings', 'remind', again)).toMatchObject({ code: 'wrong-state' })
  await at('2026-02-07T01:00:00.000Z')
  expect((await campaign(left)).reading.state).toBe('open')
  await at('2026-02-08T01:00:00.000Z')
  expect((await campaign(left)).reading.state).toBe('ended')
})

test('X3: as a table, by the archive’s own way', async () => {
  const readingId = await start()
  await confirm(readingId, 'chen-mo')
  await change('ma-chao', { active: false })
  const table = {
    kind: 'readings',
    scope: { of: 'company' },
    from: '2026-01-01',
    through: '2026-01-01',
  } as const
  const { jobId } = await admin().ask('archive', 'beginExport', { jobId: anId(), ...table })
  const made = await admin().ask('archive', 'stepExport', { jobId })
  expect(made).toMatchObject({ state: 'done', rows: 11 })
  const [part] = await company.db.getMany('exportParts', [`${jobId}_0`])
  expect(part?.rows.find((row) => row.includes('陈默'))).toEqual([
    ...['2026-01-01 10:00', '集团媒体管理规定', '第 1 版', '青梧百货中山店', '陈默', '2026-01-08'],
    ...['2026-01-01 10:00', 0],
  ])
  const own = { ...table, scope: { of: 'unit' } } as const
  expect(await admin().refused('archive', 'beginExport', { jobId: anId(), ...own })).toMatchObject({
    ...{ code: 'bad-input', path: 'scope' },
  })
})
