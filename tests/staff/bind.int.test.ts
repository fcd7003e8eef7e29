import { firstBreak } from '../../shared/trail'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { sha256 } from '../_support/domain-builders'

const startsAt = '2026-01-01T02:00:00.000Z'
let company: TestCompany

beforeAll(async () => {
  company = await openCompany(startsAt)
})

beforeEach(() => {
  company.now = startsAt
})

afterAll(() => company.leave())

async function unbind(personId: string): Promise<void> {
  const person = await company.db.get('people', personId)
  if (!person) throw new Error(`${personId} is missing`)
  await company.db.transact((tx) => tx.replace('people', { ...person, openId: null }))
}

async function invite(personId: string): Promise<string> {
  return (await company.as('he-jing').ask('staff', 'invite', { commandId: anId(), personId })).code
}

const bind = (openId: string, code: string) =>
  company.stranger(openId).ask('staff', 'bind', { commandId: anId(), code })

const refusedBind = (openId: string, code: string) =>
  company.stranger(openId).refused('staff', 'bind', { commandId: anId(), code })

const bindAnyhow = (openId: string, code: string) =>
  company
    .stranger(openId)
    .raw({ path: 'staff.bind', type: 'mutation', input: { commandId: anId(), code }, appVersion: '0.1.0' })

async function deedsOf(subjectId: string) {
  const where = { subjectId }
  return company.db.find('trail', { where, orderBy: ['n', 'asc'], limit: 100 })
}

describe('an invite', () => {
  test('binds by its code, as it is typed, once', async () => {
    await unbind('xu-xin')
    const code = await invite('xu-xin')
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `
    const phone = company.stranger('o-new-phone')
    expect(await bind('o-new-phone', typed)).toMatchObject({ name: '许欣' })
    expect(await phone.ask('home', 'today')).toMatchObject({ me: { name: '许欣', unitName: '青梧超市' } })
    expect(await refusedBind('o-other-phone', code)).toMatchObject({ code: 'wrong-state', path: 'code' })
  })

  test('typed again by the one whom it bound answers who they are', async () => {
    await unbind('xu-xin')
    const code = await invite('xu-xin')
    const answers = await Promise.all([bind('o-taps-twice', code), bind('o-taps-twice', code)])
    expect([...answers, await bind('o-taps-twice', code)].map(({ id }) => id)).toEqual(
      Array(3).fill('xu-xin'),
    )
  })

  test('used on two phones at once binds one', async () => {
    await unbind('gao-yuan')
    const code = await invite('gao-yuan')
    const answers = await Promise.all([bindAnyhow('o-first', code), bindAnyhow('o-second', code)])
    expect(answers.map(({ data, refusal }) => (data ? 'bound' : refusal?.code)).sort()).toEqual([
      'bound',
      'wrong-state',
    ])
  })

  test('made anew ends the one before', async () => {
    await unbind('chen-mo')
    const [older, newer] = [await invite('chen-mo'), await invite('chen-mo')]
    expect(await refusedBind('o-chen-mo', older)).toMatchObject({ code: 'wrong-state', path: 'code' })
    expect(await bind('o-chen-mo', newer)).toMatchObject({ id: 'chen-mo' })
  })

  test('made by two taps at once leaves one that works', async () => {
    await unbind('chen-mo')
    const codes = await Promise.all([1, 2, 3].map(() => invite('chen-mo')))
    const phones = codes.map((code, n) => bindAnyhow(`o-chen-mo-${n}`, code))
    expect((await Promise.all(phones)).filter(({ data }) => data !== undefined)).toHaveLength(1)
  })

  test('that is wrong, unknown or too late is refused in plain words', async () => {
    const code = await invite('chen-mo')
    expect(await refusedBind('o-guesser', '12')).toMatchObject({ code: 'bad-input', path: 'code' })
    expect(await refusedBind('o-guesser', 'ABCD2345')).toMatchObject({ code: 'not-found', path: 'code' })
    company.now = '2026-01-04T02:00:00.000Z'
    expect(await refusedBind('o-guesser', code)).toMatchObject({ code: 'wrong-state', path: 'code' })
  })
})

describe('one WeChat user', () => {
  test('who uses two invites at once becomes one person, not two of the four hands', async () => {
    await Promise.all(['sun-li', 'lin-xiaoyu'].map(unbind))
    const codes = [await invite('sun-li'), await invite('lin-xiaoyu')]
    const answers = await Promise.all(codes.map((code) => bindAnyhow('o-two-hats', code)))
    expect(answers.map(({ data, refusal }) => (data ? 'bound' : refusal?.code)).sort()).toEqual([
      'bound',
      'wrong-state',
    ])
    const people = await company.db.find('people', { where: { openId: 'o-two-hats' }, limit: 10 })
    expect(people).toHaveLength(1)
  })

  test('who types ten codes that nobody has must wait an hour', async () => {
    for (let n = 0; n < 10; n += 1)
      expect(await refusedBind('o-tries', 'ABCD2345')).toMatchObject({ code: 'not-found' })
    await unbind('xu-xin')
    const code = await invite('xu-xin')
    expect(await refusedBind('o-tries', code)).toMatchObject({ code: 'wrong-state', path: 'code' })
    company.now = '2026-01-01T03:00:00.000Z'
    expect(await bind('o-tries', code)).toMatchObject({ id: 'xu-xin' })
  })
})

test('by a new invite a person moves to another phone, and the old one loses access at once', async () => {
  await unbind('zheng-yi')
  await bind('o-old', await invite('zheng-yi'))
  await bind('o-new', await invite('zheng-yi'))
  expect(await company.stranger('o-old').refused('posts', 'mine', { after: null })).toMatchObject({
    code: 'not-bound',
  })
  expect(await company.stranger('o-new').ask('home', 'today')).toMatchObject({ me: { id: 'zheng-yi' } })
  expect(await company.db.get('bindings', sha256('o-old'))).toMatchObject({ personId: null })
  expect(await company.db.get('bindings', sha256('o-new'))).toMatchObject({ personId: 'zheng-yi' })
})

test('it is on record who was added, invited and bound, and by whom', async () => {
  await unbind('wu-fan')
  await bind('o-wu-one', await invite('wu-fan'))
  await bind('o-wu-two', await invite('wu-fan'))
  const deeds = await deedsOf('wu-fan')
  expect(deeds.map(({ action, by }) => `${action} by ${by.id}`)).toEqual([
    'added by system',
    'invited by he-jing',
    'bound by wu-fan',
    'invited by he-jing',
    'rebound by wu-fan',
  ])
  expect(deeds.at(-1)?.details).toEqual({ invitedBy: 'he-jing' })
  const person = await company.db.get('people', 'wu-fan')
  expect(firstBreak(deeds, person!.trail, sha256)).toBeNull()
})

test('only admins invite, and see the staff', async () => {
  const phone = company.as('zhou-ning')
  expect(await phone.refused('staff', 'invite', { commandId: anId(), personId: 'xu-xin' })).toMatchObject({
    code: 'not-allowed',
  })
  const everybody = { list: 'staff', words: '', unitId: null, after: null }
  expect(await phone.refused('staff', 'people', everybody)).toMatchObject({ code: 'not-allowed' })
})
