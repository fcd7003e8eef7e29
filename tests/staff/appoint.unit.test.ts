import {
  move,
  newUnit,
  partsInUnit,
  refuseMove,
  refuseRole,
  refuseUnseen,
  tellStaffDeed,
  unitIdFor,
  withRole,
  type Role,
} from '../../shared/staff'
import { aPerson, refused, sha256 } from '../_support/domain-builders'

const admin = aPerson({ _id: 'admin', roles: ['admin'] })

describe('a role', () => {
  it.each<[string, Role[], Role, boolean, Role[]]>([
    ['is given beside others', ['admin'], 'head', true, ['head', 'admin']],
    ['is taken, and others stay', ['head', 'admin'], 'head', false, ['admin']],
    [
      'G1: a deputy who becomes the named person is no deputy any more',
      ['deputy-submitter'],
      'submitter',
      true,
      ['submitter'],
    ],
    [
      'G1: and the other way round',
      ['submitter', 'head'],
      'deputy-submitter',
      true,
      ['deputy-submitter', 'head'],
    ],
    ['of a deputy is taken without making them another', ['deputy-submitter'], 'deputy-submitter', false, []],
    ['given twice is held once', ['head'], 'head', true, ['head']],
  ])('%s', (_what, before, role, isHeld, after) => {
    expect(withRole(aPerson({ roles: before }), role, isHeld).roles).toEqual(after)
  })

  it.each([
    ['by nobody but admins', aPerson(), aPerson(), 'head', true, 'not-allowed'],
    ['to nobody who has left', admin, aPerson({ active: false }), 'head', true, 'not-found'],
    ['as an admin not from oneself', admin, admin, 'admin', false, 'not-allowed'],
  ] as const)('is given and taken %s', (_what, by, person, role, isHeld, code) => {
    expect(refused(refuseRole(by, person, role, isHeld)).code).toBe(code)
  })

  it('X4: another one’s as an admin is taken, and one’s own others are', () => {
    expect(refuseRole(admin, aPerson({ roles: ['admin'] }), 'admin', false)).toBeNull()
    expect(refuseRole(admin, admin, 'head', false)).toBeNull()
  })

  it('G1: goes over only from the one whom the admin saw', () => {
    const now = aPerson({ name: '高远', unitName: '青梧超市' })
    expect(refuseUnseen([now], 'submitter', now._id)).toBeNull()
    expect(refused(refuseUnseen([now], 'submitter', null))).toMatchObject({
      ...{ code: 'stale', clause: 'G1' },
      message: '青梧超市的供稿人现在是高远（G1），请刷新后再决定。',
    })
  })
})

describe('moving to another unit', () => {
  const person = aPerson({
    unitId: 'old',
    unitName: '老店',
    department: '企划部',
    roles: ['submitter', 'admin'],
  })
  const unit = newUnit('new', '新店')
  const colleague = aPerson({ unitId: 'old' })

  it('leaves behind what belongs to the unit, and takes the admin along', () => {
    expect(partsInUnit(person)).toEqual(['老店的供稿人'])
    expect(move(person, unit, '店长')).toMatchObject({
      ...{ unitId: 'new', unitName: '新店', department: '', position: '店长', roles: ['admin'] },
    })
  })

  it('is allowed, with a colleague to take over or without', () => {
    expect(refuseMove(admin, person, unit, null, null)).toBeNull()
    expect(refuseMove(admin, person, unit, colleague, colleague._id)).toBeNull()
  })

  it.each([
    ['by who is no admin', () => refuseMove(aPerson(), person, unit, null, null), 'not-allowed'],
    ['of nobody', () => refuseMove(admin, null, unit, null, null), 'not-found'],
    ['of a leaver', () => refuseMove(admin, aPerson({ active: false }), unit, null, null), 'not-found'],
    ['to no unit', () => refuseMove(admin, person, null, null, null), 'not-found'],
    ['to where they are', () => refuseMove(admin, person, newUnit('old', '老店'), null, null), 'wrong-state'],
    ['with nobody to take over', () => refuseMove(admin, person, unit, null, 'x'), 'bad-input'],
    ['with themselves', () => refuseMove(admin, person, unit, person, person._id), 'bad-input'],
    [
      'with somebody of another unit',
      () => refuseMove(admin, person, unit, aPerson({ unitId: 'other' }), 'x'),
      'bad-input',
    ],
    [
      'with a leaver',
      () => refuseMove(admin, person, unit, { ...colleague, active: false }, 'x'),
      'bad-input',
    ],
  ])('is refused: %s', (_what, outcome, code) => {
    expect(refused(outcome()).code).toBe(code)
  })
})

it('two who add a unit of one name add one; a name that was another one’s before gets an id of its own', () => {
  const id = unitIdFor('新店', new Set(), sha256)
  expect(unitIdFor('新店', new Set(), sha256)).toBe(id)
  expect(unitIdFor('新店', new Set([id]), sha256)).not.toBe(id)
  expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,40}$/)
})

it.each([
  ['added', { roster: 'x' }, '由名册导入，成为公司人员'],
  ['added', {}, '成为公司人员'],
  [
    'changed',
    { position: '店员 → 店长', department: ' → 企划部', roster: 'x' },
    '资料改动：部门：无 → 企划部；职务：店员 → 店长',
  ],
  ['moved', { from: '老店', to: '新店', ended: '老店的供稿人' }, '调动：老店 → 新店，不再是老店的供稿人'],
  ['moved', { from: '老店', to: '新店', ended: '' }, '调动：老店 → 新店'],
  ['role-given', { role: 'head', unit: '新店' }, '成为新店的单位负责人'],
  ['role-taken', { role: 'submitter', unit: '新店', instead: '高远' }, '不再是新店的供稿人，由高远接任'],
  ['revoked', {}, '解除绑定，原来的微信随即失效；生成新的邀请码'],
  ['left', { standIn: '刘芳' }, '离职，由刘芳接手'],
])('the trail says of %s %j: %s', (action, details, says) => {
  expect(tellStaffDeed({ action, details })).toBe(says)
})
