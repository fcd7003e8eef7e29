import { goOnWithRoster } from '../../cloudfunctions/staff'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { walk } from '../../cloudfunctions/_platform/walk'
import { trailOf } from '../../cloudfunctions/trail'
import { addMinutes } from '../../shared/_kernel'
import { rosterLimits } from '../../shared/staff'
import { firstBreak } from '../../shared/trail'
import { anId } from '../_support/builders'
import { openCompany, put, type TestCompany } from '../_support/company'
import { sha256 } from '../_support/domain-builders'
import { aCsv, aWorkbook, manyPeople, rosterHead, type RosterCells } from '../_support/roster-file'
import { aZip } from '../_support/word-file'

// X4: a roster is looked at before it is written, and written once.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const admin = () => company.as('he-jing')

async function uploaded(content: Uint8Array | string): Promise<string> {
  const { jobId, upload } = await admin().ask('staff', 'ticketRoster', { commandId: anId(), bytes: 1000 })
  await put(upload, Buffer.from(content))
  return jobId
}

async function step(jobId: string) {
  return admin().ask('staff', 'stepRoster', { jobId })
}

/** Up to where an admin looks at what it would bring about. */
async function compared(content: Uint8Array | string) {
  const jobId = await uploaded(content)
  await step(jobId)
  return step(jobId)
}

function confirm(jobId: string, units: string[] = [], commandId = anId()) {
  return admin().ask('staff', 'confirmRoster', { commandId, jobId, units })
}

async function imported(content: Uint8Array | string, units: string[] = []) {
  const { jobId } = await compared(content)
  let progress = await confirm(jobId, units)
  while (progress.state === 'writing') progress = await step(jobId)
  return progress
}

function lines(jobId: string, list: 'bad' | 'added' | 'changed' | 'absent', part = 0) {
  return admin().ask('staff', 'rosterLines', { jobId, list, part })
}

async function staff() {
  const people = await company.db.find('people', { where: {}, orderBy: ['_id', 'asc'], limit: 1000 })
  return people.map(({ version: _, ...person }) => person)
}

const small: RosterCells = [
  rosterHead,
  ['1001', '许欣', '青梧超市', '市场部', '市场经理', '供稿副手'],
  [1002, '王小明', '青梧超市', null, '店员', null],
  ['1003', '李小红', '滨江店', null, '店长', '单位负责人'],
  ['1004', null, '青梧超市', null, '店员', '店主'],
]

test('a workbook is shown line by line, and nothing is written before it is confirmed', async () => {
  const before = await staff()
  const { jobId, ...progress } = await compared(await aWorkbook(small))
  expect(progress).toMatchObject({
    ...{ state: 'ready', rows: 4, newUnits: [{ name: '滨江店', people: 1 }] },
    counts: { bad: 1, added: 2, changed: 1, same: 0, absent: 11 },
  })
  expect((await lines(jobId, 'bad')).lines).toEqual([
    {
      ...{ id: '5', name: '（没有姓名）', note: '第 5 行' },
      says: ['缺姓名（X4）', expect.stringMatching(/没有“店主”这个角色/)],
    },
  ])
  expect((await lines(jobId, 'changed')).lines).toEqual([
    {
      ...{ id: 'xu-xin', name: '许欣', note: '1001 · 青梧超市' },
      says: ['工号：无 → 1001', '部门：无 → 市场部', '职务：市场助理 → 市场经理'],
    },
  ])
  expect((await lines(jobId, 'added')).lines.map(({ note }) => note)).toEqual([
    '1002 · 青梧超市 · 店员',
    '1003 · 滨江店（新单位） · 店长',
  ])
  expect((await lines(jobId, 'absent')).lines).toHaveLength(11)
  expect(await staff()).toEqual(before)
  expect(await company.db.find('units', { where: { name: '滨江店' }, limit: 1 })).toEqual([])
  expect(await admin().ask('staff', 'roster')).toMatchObject({ latest: { jobId, state: 'ready' } })
})

test('confirmed, it adds and changes people with their trail; nobody who is not in it is touched', async () => {
  const others = (await staff()).filter(({ _id }) => _id !== 'xu-xin')
  const done = await imported(await aWorkbook(small), ['滨江店'])
  expect(done).toMatchObject({ state: 'done', outcome: { added: 2, changed: 1, leftOut: 0 } })
  const [unit] = await company.db.find('units', { where: { name: '滨江店' }, limit: 1 })
  expect(await company.db.get('people', 'no-1003')).toMatchObject({
    ...{ staffNo: '1003', name: '李小红', unitId: unit?._id, unitName: '滨江店', roles: ['head'] },
    ...{ active: true, openId: null },
  })
  expect(await company.db.get('people', 'xu-xin')).toMatchObject({ staffNo: '1001', position: '市场经理' })
  expect((await staff()).filter(({ _id }) => others.some((other) => other._id === _id))).toEqual(others)
  for (const id of ['no-1002', 'xu-xin']) {
    const person = await company.db.get('people', id)
    const told = await trailOf(company.db, id)
    expect(firstBreak(told, person!.trail, sha256)).toBeNull()
    expect(told.at(-1)).toMatchObject({
      ...{ action: id === 'xu-xin' ? 'changed' : 'added', by: { id: 'he-jing', name: '何静' } },
      details: { roster: done.jobId },
    })
  }
  const { code } = await admin().ask('staff', 'invite', { commandId: anId(), personId: 'no-1003' })
  expect(await company.stranger('o-li').ask('staff', 'bind', { commandId: anId(), code })).toMatchObject({
    name: '李小红',
  })
})

test('the same file twice changes nothing', async () => {
  const file = await aWorkbook(small)
  await imported(file, ['滨江店'])
  const before = await staff()
  expect(await admin().ask('staff', 'roster')).toMatchObject({ latest: { state: 'done' } })
  company.now = addMinutes(company.now, 60)
  expect(await admin().ask('staff', 'roster')).toEqual({ latest: null })
  expect((await compared(file)).counts).toMatchObject({ added: 0, changed: 0, same: 3, bad: 1 })
  expect(await imported(file)).toMatchObject({ state: 'done', outcome: { added: 0, changed: 0, leftOut: 0 } })
  expect(await staff()).toEqual(before)
})

test('a unit that the admin did not want is not added, and who would be in it is left out and named', async () => {
  const done = await imported(await aWorkbook(small))
  expect(done.outcome).toMatchObject({
    ...{ added: 1, changed: 1, leftOut: 1 },
    left: [{ line: 4, name: '李小红', why: ['没有添加单位“滨江店”'] }],
  })
  expect(await company.db.get('people', 'no-1003')).toBeNull()
})

test('a unit that somebody else added meanwhile is not added twice', async () => {
  const file = await aWorkbook(small)
  const { jobId } = await compared(file)
  await imported(file, ['滨江店'])
  const again = { commandId: anId(), jobId, units: ['滨江店'] }
  expect(await admin().refused('staff', 'confirmRoster', again)).toMatchObject({ code: 'stale' })
  expect(await company.db.find('units', { where: { name: '滨江店' }, limit: 5 })).toHaveLength(1)
})

test('whoever was changed after it was compared is left as they are', async () => {
  const { jobId } = await compared(await aWorkbook(small))
  const person = (await company.db.get('people', 'xu-xin'))!
  await company.db.transact((tx) => tx.replace('people', { ...person, position: '店长' }))
  await confirm(jobId)
  expect((await step(jobId)).outcome.left).toMatchObject([
    { name: '许欣', why: [expect.stringMatching(/核对之后/)] },
    { name: '李小红' },
  ])
  expect((await company.db.get('people', 'xu-xin'))?.position).toBe('店长')
})

test('G1: what a unit has one of goes over in one file, and to nobody if somebody else was named meanwhile', async () => {
  const handover: RosterCells = [
    rosterHead,
    ['7', '许欣', '青梧超市', null, null, '供稿人'],
    ['8', '高远', '青梧超市', null, null, '无'],
  ]
  await imported(aCsv(handover))
  expect((await company.db.get('people', 'xu-xin'))?.roles).toEqual(['submitter'])
  expect((await company.db.get('people', 'gao-yuan'))?.roles).toEqual([])
  const { jobId } = await compared(aCsv([rosterHead, ['8', '高远', '青梧超市', null, null, '供稿副手']]))
  const other = (await company.db.get('people', 'liu-fang'))!
  await company.db.transact((tx) => tx.replace('people', { ...other, roles: ['deputy-submitter'] }))
  await confirm(jobId)
  expect((await step(jobId)).outcome.left).toMatchObject([{ why: ['青梧超市又有了刘芳（G1）'] }])
  expect((await company.db.get('people', 'gao-yuan'))?.roles).toEqual([])
})

describe('10,000 people', () => {
  const count = 10_000
  const cells = manyPeople(count, ['青梧超市', '品牌部', '行政部'])

  test('come in step by step, and once, though it is killed on the way', async () => {
    const { jobId, ...ready } = await compared(await aWorkbook(cells))
    expect(ready).toMatchObject({ state: 'ready', rows: count, counts: { added: count, bad: 0 } })
    await confirm(jobId)
    const first = await step(jobId)
    expect(first.state).toBe('writing')
    expect(first.done).toBeGreaterThan(0)
    expect(first.done).toBeLessThan(count)
    // Two at once, of which one has the lease; then one that dies and keeps it.
    await Promise.all([step(jobId), step(jobId)])
    const job = (await company.db.get('rosters', jobId))!
    const dead = { ...job, leasedUntil: addMinutes(company.now, 2) }
    await company.db.transact((tx) => tx.replace('rosters', dead))
    expect(await step(jobId)).toMatchObject({ state: 'writing' })
    // The screen is closed; the clock goes on once the lease is over.
    company.now = addMinutes(company.now, 3)
    await goOnWithRoster(openContext(company.now, secureRandom, null, 'test'), dead, () => false)
    expect(await company.tick()).toMatchObject({ failed: 0 })
    expect(await step(jobId)).toMatchObject({ state: 'done', outcome: { added: count, leftOut: 0 } })
    const ids = new Set<string>()
    for await (const page of walk(company.db, 'people', '_id', ['trail'], { after: 'no-', until: 'no-z' }))
      for (const { _id, trail } of page) {
        ids.add(_id)
        expect(trail.n).toBe(1)
      }
    expect(ids.size).toBe(count)
    const last = (await company.db.get('people', 'no-w09999'))!
    expect(firstBreak(await trailOf(company.db, last._id), last.trail, sha256)).toBeNull()
  })
})

describe('a file', () => {
  const people: RosterCells = [rosterHead, ['1001', '王，“小”明', '青梧超市', null, '店员', null]]
  const text = aCsv(people)

  test.each<[string, Uint8Array]>([
    ['of text', Buffer.from(text)],
    ['of text with its mark', Buffer.from(`\ufeff${text}`)],
    ['of text as Excel writes it in China', gb18030(text)],
    ['of text in two bytes each', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s is read', async (_what, content) => {
    const { jobId } = await compared(content)
    expect((await lines(jobId, 'added')).lines).toMatchObject([{ name: '王，“小”明' }])
  })

  const sheet = (cells: string) => ({
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
  })

  test.each<[string, () => Uint8Array, RegExp]>([
    ['an empty one', () => Buffer.alloc(0), /空文件/],
    [
      'a renamed program',
      () => Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(900)]),
      /不是表格文件/,
    ],
    [
      'an old workbook',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(9)]),
      /旧的 .xls/,
    ],
    ['a zip of something else', () => aZip({ 'word/document.xml': '<x/>' }), /不是表格文件/],
    ['a torn workbook', () => aZip(sheet('')).subarray(0, 100), /不是表格文件/],
    ['a workbook that is none inside', () => aZip(sheet('')), /读不出来/],
    ['a cell in the last corner', () => aZip(sheet('<row r="1"><c r="XFD1"/></row>')), /太大/],
    ['a row far below', () => aZip(sheet('<row r="1048576"/>')), /太大/],
    ['a place behind an entity', () => aZip(sheet('<row r="&#49;048576"/>')), /不是表格文件/],
    ['a document type', () => aZip({ ...sheet(''), 'xl/styles.xml': '<!DOCTYPE x>' }), /不是表格文件/],
    ['one that lies about its size', () => aZip(sheet(''), { size: 4_000_000_000 }), /不是表格文件/],
    [
      'a bomb',
      () => aZip({ ...sheet(''), 'xl/a.xml': Buffer.alloc(rosterLimits.unpackedBytes + 1) }),
      /展开后太大/,
    ],
    ['text that names no columns', () => Buffer.from('甲,乙\n1,2'), /没有找到列名/],
    ['more than 5 MB', () => Buffer.alloc(rosterLimits.bytes + 1), /超过 5 MB/],
  ])('is refused for good when it is %s', async (_what, content, message) => {
    const jobId = await uploaded(content())
    const refusal = await admin().refused('staff', 'stepRoster', { jobId })
    expect(refusal).toMatchObject({ code: 'bad-input', path: 'file' })
    expect(refusal.message).toMatch(message)
    expect(await admin().refused('staff', 'stepRoster', { jobId })).toEqual(refusal)
    expect(await admin().ask('staff', 'roster')).toEqual({ latest: null })
  })

  test('of more than 5 MB is refused before it is uploaded', async () => {
    const tooMany = { commandId: anId(), bytes: rosterLimits.bytes + 1 }
    expect(await admin().refused('staff', 'ticketRoster', tooMany)).toMatchObject({ limit: '5 MB' })
  })

  test('with units that are all unknown is taken for one with its columns wrong', async () => {
    const rows = Array.from({ length: rosterLimits.newUnits + 1 }, (_, n) => [
      n,
      '王小明',
      `甲${n}`,
      null,
      '店员',
      null,
    ])
    const jobId = await uploaded(aCsv([rosterHead, ...rows]))
    await step(jobId)
    expect(await admin().refused('staff', 'stepRoster', { jobId })).toMatchObject({ limit: '200 个' })
  })
})

test('the same tap twice confirms once; another one comes too late', async () => {
  const { jobId } = await compared(await aWorkbook(small))
  const tap = anId()
  expect(await confirm(jobId, [], tap)).toEqual(await confirm(jobId, [], tap))
  const again = { commandId: anId(), jobId, units: [] }
  expect(await admin().refused('staff', 'confirmRoster', again)).toMatchObject({ code: 'wrong-state' })
})

test('a roster is its owner’s alone, even among admins', async () => {
  const { jobId } = await compared(await aWorkbook(small))
  const other = (await company.db.get('people', 'sun-li'))!
  await company.db.transact((tx) => tx.replace('people', { ...other, roles: ['admin'] }))
  const phone = company.as('sun-li')
  expect(await phone.refused('staff', 'stepRoster', { jobId })).toMatchObject({ code: 'not-found' })
  expect(await phone.ask('staff', 'roster')).toEqual({ latest: null })
})

test('what a former roster kept is forgotten when the next one begins a month later', async () => {
  const { jobId } = await compared(await aWorkbook(small))
  company.now = addMinutes(company.now, 31 * 24 * 60)
  await uploaded('x')
  expect(await company.db.get('rosters', jobId)).toBeNull()
  expect(await company.db.find('rosterParts', { where: {}, limit: 10 })).toEqual([])
})

/** Node reads this encoding and does not write it: signs are found by reading them all. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      codes.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  return Buffer.from(Array.from(text).flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]))
}
