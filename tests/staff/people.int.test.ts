import { setUpCompany } from '../../cloudfunctions/set-up-company'
import { trailOf } from '../../cloudfunctions/trail'
import { addMinutes } from '../../shared/_kernel'
import { firstBreak } from '../../shared/trail'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { sha256 } from '../_support/domain-builders'
import { demoCompany } from '../_support/small-company'

// X4, G1: who is on the staff, in which unit, and what they are there.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const admin = () => company.as('he-jing')

type Wanted = {
  list?: 'staff' | 'unbound' | 'gone'
  words?: string
  unitId?: string | null
  after?: string | null
}

function people({ list = 'staff', words = '', unitId = null, after = null }: Wanted = {}) {
  return admin().ask('staff', 'people', { list, words, unitId, after })
}

const names = async (wanted: Wanted) => (await people(wanted)).rows.map(({ name }) => name)

async function personOf(id: string) {
  const person = await company.db.get('people', id)
  if (!person) throw new Error(`${id} is missing`)
  return person
}

async function lastDeed(id: string) {
  const told = await trailOf(company.db, id)
  expect(firstBreak(told, (await personOf(id)).trail, sha256)).toBeNull()
  return told.at(-1)
}

describe('people', () => {
  test.each<[string, string[]]>([
    ['陈', ['陈默']],
    ['默', ['陈默']],
    ['cm', ['陈默']],
    ['LXY', ['林晓雨']],
    ['z', ['郑毅', '周宁']],
    ['查无此人', []],
  ])('are found by %j', async (words, found) => {
    expect((await names({ words })).sort()).toEqual([...found].sort())
  })

  test('are found by their unit, which opens its own list', async () => {
    const { units } = await people({ words: '超市' })
    expect(units).toEqual([{ id: 'supermarkets', name: '青梧超市' }])
    expect((await people({ words: 'qwcs' })).units).toEqual(units)
    expect((await names({ unitId: 'supermarkets' })).sort()).toEqual(['刘芳', '许欣', '高远'].sort())
  })

  test('are listed by whether they have joined, and apart from who has left', async () => {
    const { inviteId: _, ...person } = await personOf('xu-xin')
    await company.db.transact((tx) => tx.replace('people', { ...person, openId: null, inviteId: null }))
    expect(await names({ list: 'unbound' })).toEqual(['许欣'])
    await admin().ask('leaving', 'enter', { commandId: anId(), personId: 'wu-fan', standInId: 'liu-fang' })
    expect(await names({ list: 'gone' })).toEqual(['吴凡'])
    expect(await names({})).not.toContain('吴凡')
  })

  test('are read page by page, each once', async () => {
    const more = Array.from({ length: 120 }, (_, n) => ({
      ...{ _id: `more-${String(n).padStart(3, '0')}`, name: `新人${n}`, position: '店员' },
      ...{ unitId: 'supermarkets', roles: [] },
    }))
    await setUpCompany({ ...demoCompany, people: [...demoCompany.people, ...more] }, company.now)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof people>> = await people({ after })
      expect(page.rows.length).toBeLessThanOrEqual(50)
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(seen).toHaveLength(132)
    expect(new Set(seen).size).toBe(132)
    expect(await names({ words: 'xr11' })).toHaveLength(11)
  })
})

describe('what is written down of somebody', () => {
  const written = { name: '高远', staffNo: '', department: '', position: '市场专员' }

  const correct = (change: Partial<typeof written>, commandId = anId()) => ({
    ...{ commandId, personId: 'gao-yuan', ...written, ...change },
  })

  test('is corrected, on record, and found by what it is now', async () => {
    const change = correct({ name: '高媛', staffNo: 'a7', department: '市场部', position: '市场经理' })
    await admin().ask('staff', 'correct', change)
    expect(await personOf('gao-yuan')).toMatchObject({
      ...{ name: '高媛', staffNo: 'A7', department: '市场部', position: '市场经理', roles: ['submitter'] },
    })
    expect(await names({ words: 'a7' })).toEqual(['高媛'])
    expect(await names({ words: '高远' })).toEqual([])
    expect(await lastDeed('gao-yuan')).toMatchObject({
      ...{ action: 'changed', by: { id: 'he-jing' } },
      details: { name: '高远 → 高媛', position: '市场专员 → 市场经理', staffNo: ' → A7' },
    })
    await admin().ask('staff', 'correct', { ...change, commandId: anId() })
    expect((await personOf('gao-yuan')).trail.n).toBe(2)
  })

  test.each<[string, Partial<typeof written>, RegExp]>([
    ['without a name', { name: ' ' }, /缺姓名/],
    ['without a position', { position: '' }, /缺职务/],
    ['with a formula', { department: '=1+1' }, /部门里是公式/],
    ['with the number of somebody else', { staffNo: '88' }, /工号 88 是品牌部的林晓雨/],
  ])('is refused %s', async (_what, change, message) => {
    const other = await personOf('lin-xiaoyu')
    await company.db.transact((tx) => tx.replace('people', { ...other, staffNo: '88' }))
    const refusal = await admin().refused('staff', 'correct', correct(change))
    expect(refusal.code).toBe('bad-input')
    expect(refusal.message).toMatch(message)
    expect(await personOf('gao-yuan')).toMatchObject({ name: '高远', position: '市场专员' })
  })
})

describe('roles', () => {
  const role = (
    personId: string,
    held: 'submitter' | 'head' | 'admin',
    isHeld: boolean,
    insteadId: string | null = null,
  ) => ({
    ...{ commandId: anId(), personId, role: held, isHeld, insteadId },
  })

  test('G1: what a unit has one of goes over from whom the admin saw, and from nobody else', async () => {
    const given = role('xu-xin', 'submitter', true)
    expect(await admin().refused('staff', 'setRole', given)).toMatchObject({ code: 'stale', clause: 'G1' })
    await admin().ask('staff', 'setRole', { ...given, insteadId: 'gao-yuan' })
    expect((await personOf('xu-xin')).roles).toEqual(['submitter'])
    expect((await personOf('gao-yuan')).roles).toEqual([])
    expect(await lastDeed('gao-yuan')).toMatchObject({ action: 'role-taken', details: { instead: '许欣' } })
    expect(await lastDeed('xu-xin')).toMatchObject({ action: 'role-given', details: { role: 'submitter' } })
    expect(
      await company.as('gao-yuan').refused('posts', 'ticketPicture', { commandId: anId(), bytes: 9 }),
    ).toMatchObject({ code: 'not-allowed' })
  })

  test('G1: two who name two people at once name one', async () => {
    const open = { ...(await personOf('gao-yuan')), roles: [] }
    await company.db.transact((tx) => tx.replace('people', open))
    const answers = await Promise.all(
      ['gao-yuan', 'liu-fang'].map((id) =>
        admin().raw({
          path: 'staff.setRole',
          type: 'mutation',
          input: role(id, 'submitter', true),
          appVersion: '0.1.0',
        }),
      ),
    )
    expect(answers.map(({ refusal }) => refusal?.code ?? 'named').sort()).toEqual(['named', 'stale'])
    const where = { unitId: 'supermarkets', roles: 'submitter' }
    expect(await company.db.find('people', { where, limit: 5 })).toHaveLength(1)
  })

  test('the same tap twice gives it once', async () => {
    const tap = role('liu-fang', 'admin', true)
    await admin().ask('staff', 'setRole', tap)
    await admin().ask('staff', 'setRole', tap)
    expect((await personOf('liu-fang')).trail.n).toBe(2)
    expect(await company.as('liu-fang').ask('staff', 'units', { after: null })).toMatchObject({ next: null })
  })

  test('X4: nobody takes their own as an admin, and two who take each other’s leave one', async () => {
    expect(await admin().refused('staff', 'setRole', role('he-jing', 'admin', false))).toMatchObject({
      ...{ code: 'not-allowed', clause: 'X4' },
    })
    await admin().ask('staff', 'setRole', role('liu-fang', 'admin', true))
    await Promise.all([
      company.as('he-jing').raw({
        path: 'staff.setRole',
        type: 'mutation',
        input: role('liu-fang', 'admin', false),
        appVersion: '0.1.0',
      }),
      company.as('liu-fang').raw({
        path: 'staff.setRole',
        type: 'mutation',
        input: role('he-jing', 'admin', false),
        appVersion: '0.1.0',
      }),
    ])
    expect(await company.db.find('people', { where: { roles: 'admin' }, limit: 5 })).toHaveLength(1)
  })

  test('X4: two admins who enter each other’s leaving leave one', async () => {
    await admin().ask('staff', 'setRole', role('liu-fang', 'admin', true))
    const leaving = (personId: string) => ({ commandId: anId(), personId, standInId: 'zheng-yi' })
    await Promise.all([
      company
        .as('he-jing')
        .raw({ path: 'leaving.enter', type: 'mutation', input: leaving('liu-fang'), appVersion: '0.1.0' }),
      company
        .as('liu-fang')
        .raw({ path: 'leaving.enter', type: 'mutation', input: leaving('he-jing'), appVersion: '0.1.0' }),
    ])
    expect(
      await company.db.find('people', { where: { roles: 'admin', active: true }, limit: 5 }),
    ).toHaveLength(1)
  })
})

describe('a unit', () => {
  test('is added once, and has whoever answers for it shown', async () => {
    const { id } = await admin().ask('staff', 'addUnit', { commandId: anId(), name: '滨江店' })
    const again = await admin().refused('staff', 'addUnit', { commandId: anId(), name: ' 滨江店 ' })
    expect(again).toMatchObject({ code: 'bad-input', path: 'name' })
    const named = ['submitter', 'deputy-submitter', 'head'].map((role) => ({ role, person: null }))
    expect(await admin().ask('staff', 'unit', { unitId: id, after: null })).toEqual({
      ...{ unit: { id, name: '滨江店', named }, rows: [], next: null },
    })
    const { rows } = await admin().ask('staff', 'units', { after: null })
    expect(rows.find((row) => row.id === 'supermarkets')?.named).toEqual([
      { role: 'submitter', person: { id: 'gao-yuan', name: '高远' } },
      { role: 'deputy-submitter', person: { id: 'xu-xin', name: '许欣' } },
      { role: 'head', person: { id: 'liu-fang', name: '刘芳' } },
    ])
  })

  test('is renamed with its people, whose trails say nothing of it', async () => {
    const trail = (await personOf('gao-yuan')).trail
    const rename = { commandId: anId(), unitId: 'supermarkets', name: '青梧生活超市' }
    await admin().ask('staff', 'renameUnit', rename)
    await admin().ask('staff', 'renameUnit', rename)
    expect(await personOf('gao-yuan')).toMatchObject({ unitName: '青梧生活超市', trail })
    expect(await personOf('chen-mo')).toMatchObject({ unitName: '青梧百货中山店' })
    const unit = (await company.db.get('units', 'supermarkets'))!
    expect(unit).toMatchObject({ name: '青梧生活超市', dueAt: null })
    const told = await trailOf(company.db, 'supermarkets')
    expect(told.map(({ action }) => action)).toEqual(['added', 'renamed'])
    expect(firstBreak(told, unit.trail, sha256)).toBeNull()
  })

  test('of more people than fit into one tap is followed by them all when the clock has gone on', async () => {
    const more = Array.from({ length: 300 }, (_, n) => ({
      ...{ _id: `more-${n}`, name: `新人${n}`, position: '店员', unitId: 'supermarkets', roles: [] },
    }))
    await setUpCompany({ ...demoCompany, people: [...demoCompany.people, ...more] }, company.now)
    await admin().ask('staff', 'renameUnit', { commandId: anId(), unitId: 'supermarkets', name: '新超市' })
    expect((await company.db.get('units', 'supermarkets'))?.dueAt).not.toBeNull()
    company.now = addMinutes(company.now, 1)
    expect(await company.tick()).toMatchObject({ failed: 0 })
    const where = { unitId: 'supermarkets', active: true }
    const followed = await company.db.find('people', { where, limit: 1000 })
    expect(followed.filter(({ unitName }) => unitName === '新超市')).toHaveLength(303)
    expect((await company.db.get('units', 'supermarkets'))?.dueAt).toBeNull()
  })

  test.each([
    ['nothing', ' ', /缺单位/],
    ['markup', '<b>', /不是文字/],
    ['another one’s name', '品牌部', /已有单位“品牌部”/],
  ])('is not renamed to %s', async (_what, name, message) => {
    const refusal = await admin().refused('staff', 'renameUnit', {
      commandId: anId(),
      unitId: 'supermarkets',
      name,
    })
    expect(refusal.message).toMatch(message)
  })
})

describe('after a lost phone', () => {
  test('X4: whoever holds it is out at once, and the person joins again by a new code, once', async () => {
    const lost = company.as('gao-yuan')
    await lost.ask('approvals', 'inbox')
    const { code } = await admin().ask('staff', 'revoke', { commandId: anId(), personId: 'gao-yuan' })
    expect(await lost.refused('approvals', 'inbox')).toMatchObject({ code: 'not-bound' })
    company.now = addMinutes(company.now, 5)
    const bind = { commandId: anId(), code }
    expect(await company.stranger('o-new-phone').ask('staff', 'bind', bind)).toMatchObject({ id: 'gao-yuan' })
    const page = await admin().ask('staff', 'person', { personId: 'gao-yuan' })
    expect(page).toMatchObject({ bound: true, boundAt: company.now, invitedUntil: null, isSelf: false })
    expect(page.deeds.map(({ says, by }) => `${by} ${says}`).slice(0, 2)).toEqual([
      '高远 绑定微信',
      '何静 解除绑定，原来的微信随即失效；生成新的邀请码',
    ])
    const late = { commandId: anId(), code }
    expect(await company.stranger('o-finder').refused('staff', 'bind', late)).toMatchObject({
      code: 'wrong-state',
    })
  })

  test('nobody ends their own binding', async () => {
    const own = { commandId: anId(), personId: 'he-jing' }
    expect(await admin().refused('staff', 'revoke', own)).toMatchObject({ code: 'not-allowed', clause: 'X4' })
    await admin().ask('staff', 'units', { after: null })
  })

  test('until when a code holds is shown while it does', async () => {
    const { expiresAt } = await admin().ask('staff', 'invite', { commandId: anId(), personId: 'xu-xin' })
    const page = () => admin().ask('staff', 'person', { personId: 'xu-xin' })
    expect((await page()).invitedUntil).toBe(expiresAt)
    company.now = expiresAt
    expect((await page()).invitedUntil).toBeNull()
  })
})
