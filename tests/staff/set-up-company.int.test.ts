import { setUpCompany, type Company } from '../../cloudfunctions/set-up-company'
import { firstBreak } from '../../shared/trail'
import { demoCompany } from '../_support/small-company'
import { openCompany, type TestCompany } from '../_support/company'
import { sha256 } from '../_support/domain-builders'

const startsAt = '2026-01-01T02:00:00.000Z'
let company: TestCompany

beforeAll(async () => {
  company = await openCompany(startsAt)
})

afterAll(() => company.leave())

test('leaves a trail of every person and channel', async () => {
  const subjects = [
    ...(await company.db.find('people', { where: {}, limit: 100 })),
    ...(await company.db.find('channels', { where: {}, limit: 100 })),
  ]
  for (const { _id, trail } of subjects) {
    const deeds = await company.db.find('trail', {
      where: { subjectId: _id },
      orderBy: ['n', 'asc'],
      limit: 10,
    })
    expect(deeds[0]).toMatchObject({ action: 'added', by: { id: 'system' }, at: startsAt })
    expect(firstBreak(deeds, trail, sha256)).toBeNull()
  }
})

test('done twice changes nothing but the invite, of which the newest counts', async () => {
  const before = await company.db.get('people', 'lin-xiaoyu')
  const { invite: older } = await setUpCompany(demoCompany, startsAt)
  const { invite: newer } = await setUpCompany(demoCompany, startsAt)
  expect(await company.db.get('people', 'lin-xiaoyu')).toEqual(before)
  const admin = await company.db.get('people', 'he-jing')
  expect(older).not.toBe(newer)
  expect(admin?.inviteId).toBe(sha256(newer))
})

const [channel] = demoCompany.channels
const changed = (change: Partial<Company['channels'][number]>): Company => ({
  ...demoCompany,
  channels: [{ ...channel!, ...change }],
})
const withPerson = (person: Partial<Company['people'][number]>): Company => ({
  ...demoCompany,
  people: [...demoCompany.people, { ...demoCompany.people[0]!, ...person }],
})

test.each<[string, Company, RegExp]>([
  ['an id that is no name', withPerson({ _id: 'Lin Xiaoyu' }), /people\[12\]\._id/],
  ['an id given twice', withPerson({}), /'lin-xiaoyu' is given twice/],
  ['a person called as a channel', withPerson({ _id: 'group-media' }), /'group-media' is given twice/],
  [
    'a person of no unit',
    withPerson({ _id: 'li-na', unitId: 'nowhere' }),
    /'nowhere' is not among the units/,
  ],
  [
    'two named persons in one unit',
    withPerson({ _id: 'li-na' }),
    /'brand-department' already has a submitter \(G1\)/,
  ],
  [
    'no admin',
    { ...demoCompany, people: demoCompany.people.filter(({ roles }) => !roles.includes('admin')) },
    /nobody is an admin/,
  ],
  [
    'a team of strangers',
    changed({ team: { ...channel!.team, reviewer: ['nobody'] } }),
    /'nobody' is not among the people/,
  ],
  [
    'a step that nobody takes',
    changed({ team: { ...channel!.team, editor: [] } }),
    /nobody could take this step/,
  ],
  [
    'no tester',
    changed({ account: { ...channel!.account, testers: [] } }),
    /a preview needs at least one tester/,
  ],
  [
    'an unknown rulebook',
    changed({ rulebooks: ['group-media@9'] }),
    /is not a rulebook that is known here[^]*channels\[0\]\.rulebooks\[0\]/,
  ],
  [
    'an unknown rulebook for the whole company',
    { ...demoCompany, adopts: ['common@1', 'common@9'] },
    /'common@9' is not a rulebook that is known here[^]*adopts\[1\]/,
  ],
])('a company file with %s is refused as a whole', async (_, file, problem) => {
  await expect(setUpCompany(file, startsAt)).rejects.toThrow(problem)
})
