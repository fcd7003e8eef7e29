import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const admin = () => company.as('he-jing')
const aHoliday = { day: '2027-01-01', name: '元旦', kind: 'off' } as const

test('the calendar shows the published days of the coming 60 days beside the editions', async () => {
  const { holidays } = await company.as('chen-mo').ask('editions', 'calendar')
  expect(holidays.years).toEqual([2026])
  expect(holidays.days[0]).toEqual({ day: '2026-01-01', name: '元旦', kind: 'off' })
  expect(holidays.days.map(({ day }) => day)).toContain('2026-02-28')
  expect(holidays.days.map(({ day }) => day)).not.toContain('2026-04-04')
})

test('a year that nobody has published is said to be unknown, until an admin writes its first day down', async () => {
  expect((await admin().ask('holidays', 'year', { year: 2027 })).days).toBeNull()
  await admin().ask('holidays', 'add', { commandId: anId(), ...aHoliday })
  expect((await admin().ask('holidays', 'year', { year: 2027 })).days).toEqual([aHoliday])
})

test('X3: what an admin adds and removes is on record, and a tap sent twice does it once', async () => {
  const commandId = anId()
  await admin().ask('holidays', 'add', { commandId, ...aHoliday })
  await admin().ask('holidays', 'add', { commandId, ...aHoliday })
  await admin().ask('holidays', 'remove', { commandId: anId(), day: aHoliday.day })
  const trail = await company.db.find('trail', {
    where: { subjectId: 'holidays-2027' },
    orderBy: ['n', 'asc'],
    limit: 10,
  })
  expect(trail.map(({ action, by, details }) => [action, by.name, details.day])).toEqual([
    ['holiday-added', '何静', '2027-01-01'],
    ['holiday-removed', '何静', '2027-01-01'],
  ])
  expect((await company.db.get('holidays', 'holidays-2027'))?.days).toEqual([])
})

test('of two admins who add a day at once, both days are kept', async () => {
  const days = ['2027-01-01', '2027-01-02', '2027-01-03'] as const
  await Promise.all(
    days.map((day) => admin().ask('holidays', 'add', { commandId: anId(), day, name: '元旦', kind: 'off' })),
  )
  const { days: kept } = (await company.db.get('holidays', 'holidays-2027'))!
  expect(kept.map(({ day }) => day)).toEqual(days)
})

test('nobody but an admin sees or changes them', async () => {
  const author = company.as('chen-mo')
  expect((await author.refused('holidays', 'year', { year: 2026 })).code).toBe('not-allowed')
  const added = { commandId: anId(), ...aHoliday }
  expect((await author.refused('holidays', 'add', added)).code).toBe('not-allowed')
  const removed = { commandId: anId(), day: '2026-01-01' }
  expect((await author.refused('holidays', 'remove', removed)).code).toBe('not-allowed')
})
