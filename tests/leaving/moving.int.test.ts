import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { titlesWaiting, trailOf } from '../approvals/at-work'

// E2: whoever moves takes along what is theirs, and leaves to the unit what is the unit's.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const plan = (personId: string) => company.as('he-jing').ask('leaving', 'movingPlan', { personId })

const moving = (personId: string, unitId: string, standInId: string | null = null) => ({
  ...{ commandId: anId(), personId, unitId, position: '专员', standInId },
})

test('what ends, what stays and what waits is shown before', async () => {
  await company.as('chen-mo').submit({ title: '正在编辑' })
  expect(await plan('zhou-ning')).toMatchObject({
    ...{ ends: [], waiting: [{ title: '正在编辑' }] },
    stays: ['青梧集团媒体号：编辑', '青梧百货号：编辑', '青梧综超号：编辑'],
  })
  expect(await plan('gao-yuan')).toMatchObject({
    person: { name: '高远', unitName: '青梧超市', position: '市场专员' },
    ...{ ends: ['青梧超市的供稿人'], stays: [], waiting: [] },
    colleagues: [{ id: 'liu-fang' }, { id: 'xu-xin' }],
  })
  expect((await plan('gao-yuan')).units.map(({ id }) => id)).not.toContain('supermarkets')
})

test('G1: the unit’s part goes to a colleague, and what was asked of the person stays theirs', async () => {
  await company.as('chen-mo').submit({ title: '仍由她编辑' })
  await company.as('he-jing').ask('leaving', 'move', moving('zhou-ning', 'brand-department'))
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['仍由她编辑'])
  const move = moving('gao-yuan', 'brand-department', 'liu-fang')
  await company.as('he-jing').ask('leaving', 'move', move)
  await company.as('he-jing').ask('leaving', 'move', move)
  expect(await company.db.get('people', 'gao-yuan')).toMatchObject({
    ...{ unitId: 'brand-department', unitName: '品牌部', position: '专员', roles: [], active: true },
  })
  expect((await company.db.get('people', 'liu-fang'))?.roles).toEqual(['head', 'submitter'])
  expect((await trailOf(company, 'gao-yuan')).at(-1)).toBe('moved 何静')
  expect((await trailOf(company, 'liu-fang')).at(-1)).toBe('took-over 何静')
  const { rows } = await company.as('liu-fang').ask('notices', 'inbox', { after: null })
  expect(rows.map(({ title, body, opens }) => [title, body, opens.screen])).toEqual([
    [
      '请您接手',
      '高远调到品牌部，青梧超市的供稿人由您接手，从现在起生效。等高远审批的事项仍由本人办理。',
      'me',
    ],
  ])
  const { postId } = await company.as('liu-fang').submit({ title: '接手后的第一篇' })
  expect(await company.db.get('posts', postId)).toMatchObject({ unitId: 'supermarkets' })
})

test('whoever takes over nothing is told nothing', async () => {
  await company.as('he-jing').ask('leaving', 'move', moving('zhou-ning', 'brand-department', 'wu-fan'))
  expect((await company.as('wu-fan').ask('notices', 'inbox', { after: null })).rows).toEqual([])
})

test('without a colleague the unit has nobody, until somebody is named', async () => {
  await company.as('he-jing').ask('leaving', 'move', moving('gao-yuan', 'brand-department'))
  const { unit } = await company.as('he-jing').ask('staff', 'unit', { unitId: 'supermarkets', after: null })
  expect(unit.named[0]).toEqual({ role: 'submitter', person: null })
})

test('nobody of another unit takes over', async () => {
  const refusal = await company
    .as('he-jing')
    .refused('leaving', 'move', moving('gao-yuan', 'brand-department', 'chen-mo'))
  expect(refusal).toMatchObject({ code: 'bad-input', path: 'standInId', clause: 'G1' })
  expect(await company.db.get('people', 'gao-yuan')).toMatchObject({ unitId: 'supermarkets' })
})
