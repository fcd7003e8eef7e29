import type { Instant } from '../../shared/_kernel'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type Phone, type TestCompany } from '../_support/company'

const edition = 'group-media_2026-01-08_1'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const editor = () => company.as('zhou-ning')
const gaoYuan = () => company.as('gao-yuan')
const liuFang = () => company.as('liu-fang')

type Wanted = { readonly unitId?: string; readonly wanted?: number; readonly commissionId?: string }

async function ask({
  unitId = 'supermarkets',
  wanted = 1,
  commissionId = anId(),
}: Wanted = {}): Promise<string> {
  const about = { channelId: 'group-media', topic: '新春年货节', editionId: edition, dueDay: null }
  await editor().ask('commissions', 'ask', { commandId: anId(), commissionId, unitId, wanted, ...about })
  return commissionId
}

async function handIn(
  author: Phone,
  commissionId: string,
  postId = anId(),
  commandId = anId(),
): Promise<string> {
  const material = aMaterial({ pictures: [await author.upload()] })
  const command = { commandId, postId, channelId: 'group-media', material, commissionId }
  await author.ask('posts', 'submit', command)
  return postId
}

const detail = (phone: Phone, commissionId: string) => phone.ask('commissions', 'detail', { commissionId })

async function toldTo(phone: Phone): Promise<string[]> {
  const { rows } = await phone.ask('notices', 'inbox', { after: null })
  return rows.filter(({ opens }) => opens.screen === 'commission').map(({ title }) => title)
}

async function at(now: Instant): Promise<void> {
  company.now = now
  await company.tick()
}

test('G22: the editor asks a unit; its named person, deputy and head are told, and it is what they owe', async () => {
  const commissionId = await ask()
  for (const phone of [gaoYuan(), liuFang()]) expect(await toldTo(phone)).toEqual(['约稿 1 篇'])
  expect(await toldTo(company.as('chen-mo'))).toEqual([])
  const { owed } = await gaoYuan().ask('home', 'today')
  expect(owed).toMatchObject({ count: 1, overdue: 0, first: { id: commissionId, dueDay: '2026-01-05' } })
  expect((await company.as('wu-fan').ask('home', 'today')).owed).toBeNull()
  const { commission, can, people } = await detail(gaoYuan(), commissionId)
  expect(commission).toMatchObject({ missing: 1, editionDay: '2026-01-08', askedByName: '周宁' })
  expect(can).toEqual({ answer: true, handIn: true, remind: false, waive: false })
  expect(people.map(({ name }) => name).sort()).toEqual(['刘芳', '许欣', '高远'])
})

test('posts handed in for it are counted once each, and fulfil it at the number asked for', async () => {
  const commissionId = await ask({ wanted: 2 })
  const postId = await handIn(gaoYuan(), commissionId)
  expect((await detail(editor(), commissionId)).commission).toMatchObject({ state: 'open', missing: 1 })
  await handIn(gaoYuan(), commissionId)
  const { commission, posts, trail } = await detail(editor(), commissionId)
  expect(commission).toMatchObject({ state: 'fulfilled', missing: 0 })
  expect(posts).toHaveLength(2)
  expect(trail.map(({ text }) => text.slice(0, 2))).toEqual(['向青', '交来', '交来'])
  expect(await toldTo(editor())).toEqual(['约稿已交齐'])
  expect((await company.db.get('posts', postId))?.commissionId).toBe(commissionId)
  expect((await gaoYuan().ask('home', 'today')).owed).toMatchObject({ count: 0 })
})

test('T22: handing in twice by the same tap counts once', async () => {
  const commissionId = await ask({ wanted: 2 })
  const [postId, commandId] = [anId(), anId()]
  await handIn(gaoYuan(), commissionId, postId, commandId)
  await handIn(gaoYuan(), commissionId, postId, commandId)
  expect((await detail(editor(), commissionId)).posts).toHaveLength(1)
})

test('two posts handed in at once are both counted', async () => {
  const commissionId = await ask({ wanted: 2 })
  await Promise.all([handIn(gaoYuan(), commissionId), handIn(gaoYuan(), commissionId)])
  expect((await detail(editor(), commissionId)).commission).toMatchObject({ state: 'fulfilled', missing: 0 })
})

test('what another unit was asked for takes no post of this one', async () => {
  const commissionId = await ask({ unitId: 'zhongshan-store' })
  const material = aMaterial({ pictures: [await gaoYuan().upload()] })
  const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material, commissionId }
  const refusal = await gaoYuan().refused('posts', 'submit', command)
  expect(refusal).toMatchObject({ code: 'not-found', path: 'commissionId' })
  const edited = await company.db.get('editions', 'group-media_2026-01-04_1')
  expect(edited?.places).toEqual([])
})

test('G22: the clock reminds a day and four hours before, and of being overdue, the head then too; each once', async () => {
  const commissionId = await ask()
  const instants = [
    '2026-01-04T15:59:00.000Z',
    '2026-01-04T16:00:00.000Z',
    '2026-01-05T12:00:00.000Z',
    '2026-01-05T16:00:00.000Z',
    '2026-01-06T16:00:00.000Z',
  ] as const
  for (const now of instants) {
    await at(now)
    await company.tick()
  }
  expect(await toldTo(gaoYuan())).toEqual(['约稿已逾期', '请按时交稿', '请按时交稿', '约稿 1 篇'])
  expect(await toldTo(liuFang())).toEqual(['约稿已逾期', '约稿 1 篇'])
  const { commission } = await detail(editor(), commissionId)
  expect(commission).toMatchObject({ overdue: true, reminders: 3, reminded: { byHand: 0, byClock: 3 } })
  const { owed } = await gaoYuan().ask('home', 'today')
  expect(owed).toMatchObject({ count: 1, overdue: 1 })
})

test('T8: two ticks at the same moment remind once', async () => {
  const commissionId = await ask()
  await at('2026-01-05T11:00:00.000Z')
  company.now = '2026-01-05T12:00:00.000Z'
  await Promise.all([company.tick(), company.tick()])
  expect(await toldTo(gaoYuan())).toEqual(['请按时交稿', '请按时交稿', '约稿 1 篇'])
  expect((await detail(editor(), commissionId)).commission.reminders).toBe(2)
})

test('G17: reminding by hand is counted and on record, and takes four hours before the next', async () => {
  const commissionId = await ask()
  const early = await editor().refused('commissions', 'remind', { commandId: anId(), commissionId })
  expect(early).toMatchObject({ code: 'wrong-state' })
  company.now = '2026-01-01T06:00:00.000Z'
  const commandId = anId()
  await editor().ask('commissions', 'remind', { commandId, commissionId })
  await editor().ask('commissions', 'remind', { commandId, commissionId })
  const { commission, trail } = await detail(editor(), commissionId)
  expect(commission.reminded).toEqual({ byHand: 1, byClock: 0 })
  expect(trail.at(-1)).toMatchObject({ byName: '周宁', text: '催交（第 1 次）' })
  expect(await toldTo(gaoYuan())).toEqual(['请按时交稿', '约稿 1 篇'])
})

test('the unit may not refuse, but answers; the editor answers back, or lets it go with a reason', async () => {
  const commissionId = await ask()
  const say = (text: string) => ({ commandId: anId(), commissionId, text })
  await gaoYuan().ask('commissions', 'answer', say('照片要后天才有'))
  expect(await toldTo(editor())).toEqual(['约稿有答复'])
  await editor().ask('commissions', 'answer', say('可以先交文字'))
  const refusal = await gaoYuan().refused('commissions', 'waive', {
    commandId: anId(),
    commissionId,
    reason: '不想写',
  })
  expect(refusal).toMatchObject({ code: 'not-allowed', clause: 'G22' })
  await editor().ask('commissions', 'waive', { commandId: anId(), commissionId, reason: '活动取消' })
  const { commission, trail } = await detail(gaoYuan(), commissionId)
  expect(commission).toMatchObject({ state: 'waived', waived: { reason: '活动取消' } })
  expect(trail.map(({ text }) => text).slice(1)).toEqual([
    '答复：照片要后天才有',
    '答复：可以先交文字',
    '免交：活动取消',
  ])
  expect((await toldTo(gaoYuan())).sort()).toEqual(['约稿 1 篇', '约稿已免交', '约稿有答复'].sort())
})

test('lists show what is open, overdue and settled, to the editor and to the unit', async () => {
  const overdue = await ask()
  await at('2026-01-06T02:00:00.000Z')
  const open = anId()
  const about = {
    channelId: 'group-media',
    topic: '元宵灯会',
    editionId: null,
    dueDay: '2026-01-09',
  } as const
  await editor().ask('commissions', 'ask', {
    commandId: anId(),
    commissionId: open,
    unitId: 'supermarkets',
    wanted: 1,
    ...about,
  })
  const done = await ask2()
  for (const phone of [editor(), gaoYuan()]) {
    expect(await ids(phone, 'open')).toEqual([open])
    expect(await ids(phone, 'overdue')).toEqual([overdue])
    expect(await ids(phone, 'done')).toEqual([done])
  }
  expect(await ids(company.as('chen-mo'), 'open')).toEqual([])

  async function ask2(): Promise<string> {
    const commissionId = anId()
    const dated = { channelId: 'group-media', topic: '春游', editionId: null, dueDay: '2026-01-10' } as const
    await editor().ask('commissions', 'ask', {
      commandId: anId(),
      commissionId,
      unitId: 'supermarkets',
      wanted: 1,
      ...dated,
    })
    await handIn(gaoYuan(), commissionId)
    return commissionId
  }
})

async function ids(phone: Phone, tab: 'open' | 'overdue' | 'done'): Promise<string[]> {
  const { rows } = await phone.ask('commissions', 'list', { side: null, tab, after: null })
  return rows.map(({ id }) => id)
}

test('long lists go on where the page before ended, and read little more than they show', async () => {
  const all: string[] = []
  for (let n = 0; n < 45; n += 1) all.push(await ask())
  const seen: string[] = []
  for (let after: string | null = null, page = 0; page === 0 || after !== null; page += 1) {
    const list: { rows: readonly { id: string }[]; next: string | null } = await editor().ask(
      'commissions',
      'list',
      {
        side: 'channel',
        tab: 'open',
        after,
      },
    )
    seen.push(...list.rows.map(({ id }) => id))
    after = list.next
  }
  expect(seen).toEqual([...all].sort())
})

test('only the channel’s editor and department head ask, and only a unit that has somebody to answer', async () => {
  const about = { channelId: 'group-media', topic: '年货节', wanted: 1, editionId: edition, dueDay: null }
  const command = () => ({ commandId: anId(), commissionId: anId(), unitId: 'supermarkets', ...about })
  expect((await gaoYuan().refused('commissions', 'ask', command())).code).toBe('not-allowed')
  expect((await company.as('he-jing').refused('commissions', 'ask', command())).code).toBe('not-allowed')
  const toNobody = await editor().refused('commissions', 'ask', { ...command(), unitId: 'administration' })
  expect(toNobody).toMatchObject({ code: 'against-rule', clause: 'G1' })
  await company.as('zheng-yi').ask('commissions', 'ask', command())
})

test('what a person may not see does not exist for them', async () => {
  const commissionId = await ask()
  expect((await company.as('chen-mo').refused('commissions', 'detail', { commissionId })).code).toBe(
    'not-found',
  )
  expect((await company.as('he-jing').ask('commissions', 'detail', { commissionId })).can).toEqual({
    answer: false,
    handIn: false,
    remind: false,
    waive: false,
  })
})

test('from a post one tap leads back to what it was asked for; to those only who may see that', async () => {
  const commissionId = await ask()
  const postId = await handIn(gaoYuan(), commissionId)
  const seenBy = async (phone: Phone) => (await phone.ask('posts', 'detail', { postId })).commission
  for (const phone of [gaoYuan(), liuFang(), editor(), company.as('wu-fan')])
    expect(await seenBy(phone)).toEqual({ id: commissionId, topic: '新春年货节' })
  const { approval } = await editor().ask('posts', 'detail', { postId })
  const copy = { commandId: anId(), approvalId: approval.id, toIds: ['ma-chao'] }
  await editor().ask('approvals', 'copy', copy)
  expect(await seenBy(company.as('ma-chao'))).toBeNull()
})
