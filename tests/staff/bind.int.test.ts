import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

async function unbind(personId: string): Promise<void> {
  const person = await company.db.get('people', personId)
  if (!person) throw new Error(`${personId} is missing`)
  await company.db.transact((tx) => tx.replace('people', { ...person, openId: null }))
}

test('an invited person binds by the code, as it is typed, once', async () => {
  await unbind('xu-xin')
  const { code } = await company
    .as('he-jing')
    .ask('staff', 'invite', { commandId: anId(), personId: 'xu-xin' })
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `
  const phone = company.stranger('o-new-phone')
  expect(await phone.ask('staff', 'bind', { commandId: anId(), code: typed })).toMatchObject({ name: '许欣' })
  expect(await phone.ask('home', 'today')).toMatchObject({ me: { name: '许欣', unitName: '青梧超市' } })
  const other = company.stranger('o-other-phone')
  expect(await other.refused('staff', 'bind', { commandId: anId(), code })).toMatchObject({
    code: 'wrong-state',
  })
})

test('two phones that use one code at once: one is bound', async () => {
  await unbind('gao-yuan')
  const { code } = await company
    .as('he-jing')
    .ask('staff', 'invite', { commandId: anId(), personId: 'gao-yuan' })
  const bind = (openId: string) =>
    company
      .stranger(openId)
      .raw({ path: 'staff.bind', type: 'mutation', input: { commandId: anId(), code }, appVersion: '0.1.0' })
  const answers = await Promise.all([bind('o-first'), bind('o-second')])
  expect(answers.filter((answer) => answer.data !== undefined)).toHaveLength(1)
})

test('a code that is wrong, unknown or too late is refused in plain words', async () => {
  const phone = company.stranger('o-guesser')
  const bind = (code: string) => phone.refused('staff', 'bind', { commandId: anId(), code })
  expect(await bind('12')).toMatchObject({ code: 'bad-input', path: 'code' })
  expect(await bind('ABCD2345')).toMatchObject({ code: 'not-found', path: 'code' })
  const { code } = await company
    .as('he-jing')
    .ask('staff', 'invite', { commandId: anId(), personId: 'chen-mo' })
  company.now = '2026-01-04T02:00:00.000Z'
  expect(await bind(code)).toMatchObject({ code: 'wrong-state', path: 'code' })
})

test('only admins invite, and see the staff', async () => {
  const invite = { commandId: anId(), personId: 'xu-xin' }
  expect(await company.as('chen-mo').refused('staff', 'invite', invite)).toMatchObject({
    code: 'not-allowed',
  })
  expect(await company.as('chen-mo').refused('staff', 'people')).toMatchObject({ code: 'not-allowed' })
})
