import { defaultFigures } from '../../shared/rulebooks'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const admin = () => company.as('he-jing')
const atFirst = { ...defaultFigures, plannedPosts: 6 }

const setting = (change: Partial<typeof atFirst> | object, channelId = 'group-media') => ({
  commandId: anId(),
  channelId,
  figures: { ...atFirst, ...change },
})

const editionOn = (day: string) => company.db.get('editions', `group-media_${day}_1`)

test('G2: editions that are made already keep their figures, the next ones have the new', async () => {
  const set = await admin().ask('channels', 'setFigures', setting({ plannedPosts: 7, lockMinutes: 60 }))
  expect(set.appliesFrom).toBe('2026-03-03')
  company.now = '2026-01-02T02:00:00.000Z'
  await company.tick()
  expect(await editionOn('2026-03-02')).toMatchObject({
    plannedPosts: 6,
    free: 6,
    locksAt: '2026-03-02T07:00:00.000Z',
  })
  expect(await editionOn('2026-03-03')).toMatchObject({
    plannedPosts: 7,
    free: 7,
    locksAt: '2026-03-03T08:00:00.000Z',
  })
})

test.each([
  ['G2: fewer posts than the clause asks', { plannedPosts: 5 }, 'G2', 'plannedPosts'],
  ['P1: more posts than the platform takes', { plannedPosts: 9 }, 'P1', 'plannedPosts'],
  ['texts that close before the lock', { textsCloseMinutes: 121 }, undefined, 'textsCloseMinutes'],
  ['testers who answer before texts close', { testersUntilMinutes: 31 }, undefined, 'testersUntilMinutes'],
])('X2: %s are refused, and nothing changes', async (_, change, clause, path) => {
  const refusal = await admin().refused('channels', 'setFigures', setting(change))
  expect(refusal).toMatchObject({ code: 'against-rule', path })
  expect(refusal.clause).toBe(clause)
  expect((await company.db.get('channels', 'group-media'))?.figures).toEqual(atFirst)
})

test('X3: who set what is on record, and a tap sent twice sets once', async () => {
  const command = setting({ plannedPosts: 8, skipHolidays: true })
  await admin().ask('channels', 'setFigures', command)
  await admin().ask('channels', 'setFigures', command)
  const trail = await company.db.find('trail', {
    where: { subjectId: 'group-media' },
    orderBy: ['n', 'asc'],
    limit: 10,
  })
  expect(trail.map(({ action, by, details }) => [action, by.name, details])).toEqual([
    ['added', '系统', expect.anything()],
    ['figures-set', '何静', { plannedPosts: '6 → 8', skipHolidays: 'false → true' }],
  ])
  const { channels } = await admin().ask('channels', 'overview')
  expect(channels.find(({ id }) => id === 'group-media')?.changed?.byName).toBe('何静')
})

test('G11: with the unit’s head before the editor, the next post goes to them first', async () => {
  await admin().ask('channels', 'setFigures', setting({ unitHeadFirst: true }))
  const { channels } = await company.as('chen-mo').ask('posts', 'compose', { postId: null })
  const chain = channels.find(({ id }) => id === 'group-media')!.chain
  expect(chain.map(({ title }) => title)).toEqual(['单位负责人', '编辑', '审核', '放行'])
})

test('a channel that leaves out holidays has no edition on one, and all others on their days', async () => {
  await admin().ask('channels', 'setFigures', setting({ skipHolidays: true }))
  await admin().ask(
    'channels',
    'setFigures',
    setting({ plannedPosts: 4, skipHolidays: true }, 'supermarket-news'),
  )
  company.now = '2026-02-10T02:00:00.000Z'
  await company.tick()
  const april = ['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((day) => `2026-04-${day}`)
  const daysOf = async (channelId: string) => {
    const editions = await company.db.getMany(
      'editions',
      april.map((day) => `${channelId}_${day}_1`),
    )
    return editions.map(({ day }) => Number(day.slice(8))).sort()
  }
  expect(await daysOf('group-media')).toEqual([1, 2, 3, 7, 8, 9])
  expect(await daysOf('supermarket-news')).toEqual([1, 3, 7, 9])
})

test('nobody but an admin sets figures', async () => {
  for (const person of ['chen-mo', 'zhou-ning', 'zheng-yi']) {
    const refusal = await company.as(person).refused('channels', 'setFigures', setting({ plannedPosts: 7 }))
    expect(refusal.code).toBe('not-allowed')
  }
})
