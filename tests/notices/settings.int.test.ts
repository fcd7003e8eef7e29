import { addMinutes, instantAt } from '../../shared/_kernel'
import { defaultNoticeFigures, mostBeforeRoundup, type NoticeFigures } from '../../shared/notices'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

function set(change: Partial<NoticeFigures>) {
  const figures = { ...defaultNoticeFigures, ...change }
  return { commandId: anId(), figures }
}

async function kindsOfMessages(personId: string): Promise<string[]> {
  const where = { personId }
  const messages = await company.db.find('messages', { where, orderBy: ['at', 'asc'], limit: 100 })
  return messages.map(({ kind }) => kind)
}

describe('the company’s figures for messages', () => {
  it('are ours until an admin sets them, and count from the next tick on', async () => {
    const admin = company.as('he-jing')
    expect(await admin.ask('notices', 'settings')).toEqual({
      figures: defaultNoticeFigures,
      week: [],
      isLatestPart: false,
      second: { kind: 'none' },
    })
    await admin.ask(
      'notices',
      'setSettings',
      set({ roundupAbove: 1, quietFrom: '12:00', quietUntil: '14:00' }),
    )
    company.now = instantAt('2026-01-01', '12:00')
    for (const title of ['一', '二']) await company.as('chen-mo').submit({ title })
    await company.tick()
    expect(await kindsOfMessages('zhou-ning')).toEqual([])
    company.now = instantAt('2026-01-01', '14:00')
    await company.tick()
    expect(await kindsOfMessages('zhou-ning')).toEqual(['roundup'])
  })

  it.each([
    ['no notice at all', { roundupAbove: 0 }, 'figures.roundupAbove'],
    ['so many that WeCom would drop some', { roundupAbove: mostBeforeRoundup + 1 }, 'figures.roundupAbove'],
    ['a roundup in the quiet hours', { roundupAt: '22:00' }, 'figures.roundupAt'],
    ['a roundup just before their end', { roundupAt: '07:59' }, 'figures.roundupAt'],
  ] as const)('are refused with %s', async (_, change, path) => {
    const refusal = await company.as('he-jing').refused('notices', 'setSettings', set(change))
    expect(refusal).toMatchObject({ code: 'bad-input', path })
  })

  it('may lie at the very edges', async () => {
    for (const change of [
      { roundupAbove: mostBeforeRoundup },
      { roundupAt: '08:00' },
      { roundupAt: '21:59' },
    ] as const)
      await company.as('he-jing').ask('notices', 'setSettings', set(change))
  })
})

it('the week tells how messages fared, and why', async () => {
  for (const title of ['一', '二']) await company.as('chen-mo').submit({ title })
  company.now = addMinutes(company.now, 1)
  await company.tick()
  const { week } = await company.as('he-jing').ask('notices', 'settings')
  expect(week).toContainEqual({
    kind: 'decide',
    delivered: 0,
    unreached: 2,
    hindrances: [{ way: 'subscription', why: 'no-consent', code: null, field: null, times: 2 }],
  })
  company.now = instantAt('2026-01-20', '12:00')
  expect((await company.as('he-jing').ask('notices', 'settings')).week).toEqual([])
})

it('whoever asked sees whether the notice got to whom it waits for, and whether it was opened', async () => {
  const { postId } = await company.as('chen-mo').submit()
  const told = async () => {
    const { approval } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    return approval.steps[0]?.told
  }
  expect(await told()).toMatchObject([{ name: '周宁', fate: { state: 'on-its-way' } }])
  company.now = addMinutes(company.now, 1)
  await company.tick()
  expect(await told()).toMatchObject([
    { fate: { state: 'for-roundup', closed: [{ way: 'subscription', why: 'no-consent' }] } },
  ])
  const { rows } = await company.as('zhou-ning').ask('notices', 'inbox', { after: null })
  const noticeIds = rows.filter(({ kind }) => kind === 'decide').map(({ id }) => id)
  await company.as('zhou-ning').ask('notices', 'read', { commandId: anId(), noticeIds })
  expect(await told()).toMatchObject([{ fate: { state: 'seen', at: company.now } }])
})
