import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { noticesOf, titlesWaiting, trailOf } from '../approvals/at-work'
import { amending, groupMedia2 } from './at-amending'

let company: TestCompany
let at: ReturnType<typeof amending>

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  at = amending(company)
})

afterEach(() => company.leave())

const rulesOf = (channelId: string) => company.db.get('effectiveRules', channelId)
const edition = (day: string) => company.db.get('editions', `group-media_${day}_1`)

async function clauseOf(id: string, by = 'chen-mo') {
  const { books } = await company.as(by).ask('rulebooks', 'library')
  const book = books.find((each) => each.id === 'group-media')
  const clause = book?.clauses.find((each) => each.id === id)
  if (!book || !clause) throw new Error(`nobody reads ${id}`)
  return { book, clause }
}

async function makeAdmin(personId: string): Promise<void> {
  const person = await company.db.get('people', personId)
  if (!person) throw new Error(`there is no ${personId}`)
  const roles = [...person.roles, 'admin' as const]
  await company.db.transact((tx) => tx.replace('people', { ...person, roles }))
}

test('X1: texts and numbers of a draft, the difference clause by clause, consent, and in force the same day', async () => {
  await at.begin()
  await at.write('G9', { set: { characters: 500 } })
  const { changes: half } = await at.detail()
  expect(half).toMatchObject([{ clause: 'G9', text: null, unsaid: ['正文不少于 300 字'] }])
  await at.write('G9', { text: '正文不少于 500 字，图文并茂并注明来源。' })
  const { changes, consent, authors, can } = await at.detail()
  expect(changes).toEqual([
    {
      ...{ clause: 'G9', heading: '稿件标准', kind: 'changed', renamed: null, unsaid: [] },
      text: {
        before: expect.stringContaining('正文不少于 300 字，图文并茂') as string,
        after: '正文不少于 500 字，图文并茂并注明来源。',
      },
      figures: [{ label: '正文不少于 300 字', before: '300 字', after: '500 字' }],
    },
  ])
  expect([authors, consent]).toEqual([['何静'], ['郑毅']])
  expect(can.write).toBe(true)
  await at.ask()
  expect(await titlesWaiting(company, 'zheng-yi')).toEqual(['修订：《集团媒体管理规定》第 2 版'])
  expect((await rulesOf('group-media'))?.rulebooks).toEqual(['group-media@1', 'wechat-platform@1'])

  await at.consent()
  const rules = await rulesOf('group-media')
  expect(rules?.rulebooks).toEqual([groupMedia2, 'wechat-platform@1'])
  expect(rules?.material.find(({ id }) => id === 'G9.body')).toMatchObject({
    ...{ question: '正文不少于 500 字', limit: { atLeast: 500 } },
  })
  expect((await rulesOf('store-news'))?.rulebooks[0]).toBe(groupMedia2)
  expect((await company.db.get('adoptions', 'rulebook-group-media'))?.rulebook).toBe(groupMedia2)
  expect(await trailOf(company, groupMedia2)).toEqual([
    'amendment-begun 何静',
    'clause-amended 何静',
    'clause-amended 何静',
    'amendment-asked 何静',
    'amendment-approved 郑毅',
    'amendment-in-force 系统',
  ])
  expect((await trailOf(company, 'rulebook-group-media')).at(-1)).toBe('version-set 系统')
  expect((await trailOf(company, 'group-media')).at(-1)).toBe('rulebooks-set 系统')
  expect(await noticesOf(company, 'he-jing', groupMedia2)).toEqual(['修订已公布'])

  const { book, clause } = await clauseOf('G9')
  expect(book).toMatchObject({ version: 2, since: '2026-01-01', coming: null })
  expect(clause.changed).toMatchObject({ version: 2, since: '2026-01-01', text: { after: clause.text } })
  expect((await clauseOf('G6')).clause.changed).toBeNull()
})

test('X1: the version before stays as it was, and posts stay under what they were accepted under', async () => {
  const { postId } = await company.as('chen-mo').submit({ characters: 320 })
  const before = await company.db.get('rulebooks', 'group-media@1')
  await at.begin()
  await at.write('G9', { set: { characters: 500 } })
  const { effects } = await at.detail()
  expect(effects?.channels.find(({ id }) => id === 'group-media')?.posts).toMatchObject([
    { postId, day: '2026-01-04', fails: [{ clause: 'G9', question: '正文不少于 500 字' }] },
  ])
  await at.ask()
  await at.consent()
  expect(await company.db.get('rulebooks', 'group-media@1')).toEqual(before)
  const post = await company.db.get('posts', postId)
  expect(post?.acceptedUnder).toContain('group-media@1')
  expect(post?.place?.day).toBe('2026-01-04')
  await company.pass(postId)
  expect((await company.db.get('posts', postId))?.state).toBe('scheduled')
  const pictures = [await company.as('chen-mo').upload()]
  const refusal = await company.as('chen-mo').refused('posts', 'submit', {
    ...{ commandId: anId(), postId: anId(), channelId: 'group-media' },
    material: aMaterial({ pictures, characters: 320 }),
  })
  expect(refusal).toMatchObject({ clause: 'G9' })
})

test('X1: with a later day it waits, everybody sees what is coming, and the clock puts it in force on that Beijing day', async () => {
  await at.begin()
  await at.write('G6', { set: { leadTime: 3 } })
  await at.ask('2026-01-05')
  await at.consent()
  expect(await company.db.get('amendments', groupMedia2)).toMatchObject({
    ...{ state: 'published', from: '2026-01-05', dueAt: '2026-01-04T16:00:00.000Z' },
  })
  const { book } = await clauseOf('G6')
  expect(book).toMatchObject({
    version: 1,
    coming: { amendmentId: groupMedia2, version: 2, from: '2026-01-05', clauses: ['G6'] },
  })
  const { changes, effects, approval } = await at.detail(company.as('chen-mo'))
  expect(changes.map(({ clause }) => clause)).toEqual(['G6'])
  expect([effects, approval]).toEqual([null, null])
  company.now = '2026-01-04T15:59:00.000Z'
  await company.tick()
  expect((await rulesOf('group-media'))?.leadTime.clearDays).toBe(2)
  company.now = '2026-01-04T16:00:00.000Z'
  await company.tick()
  expect((await rulesOf('group-media'))?.leadTime.clearDays).toBe(3)
  expect((await clauseOf('G6')).book).toMatchObject({ version: 2, since: '2026-01-05', coming: null })
  expect(await noticesOf(company, 'he-jing', groupMedia2)).toEqual(['新版已施行', '修订已公布'])
})

test('X1: never backwards: no day before today, and no older version once a newer one holds', async () => {
  await at.begin()
  await at.write('G6', { set: { leadTime: 3 } })
  const past = { commandId: anId(), amendmentId: groupMedia2, reason: '补一个日期', from: '2025-12-31' }
  expect(await at.admin().refused('amendments', 'ask', past)).toMatchObject({
    ...{ code: 'against-rule', clause: 'X1', path: 'from', limit: '2026-01-01' },
  })
  await at.ask('2026-01-02')
  company.now = '2026-01-03T02:00:00.000Z'
  await at.consent()
  expect(await company.db.get('amendments', groupMedia2)).toMatchObject({
    ...{ state: 'in-force', from: '2026-01-03' },
  })
  const asBefore = { rulebook: 'group-media@1', units: null, channels: [], overrides: [], setAside: [] }
  const back = await at.admin().refused('rulebooks', 'adopt', { commandId: anId(), ...asBefore })
  expect(back).toMatchObject({ code: 'stale', clause: 'X1' })
})

test('X1: nobody agrees to their own, nor to what they wrote on, however it came to them', async () => {
  await makeAdmin('sun-li')
  await makeAdmin('zheng-yi')
  await at.begin()
  await at.write('G6', { set: { leadTime: 3 } })
  await at.write('G9', { set: { characters: 400 } }, company.as('sun-li'))
  expect((await at.detail()).consent).toEqual(['郑毅'])
  await at.ask()
  for (const author of ['he-jing', 'sun-li']) {
    const own = await at.decision(company.as(author))
    expect(await company.as(author).refused('approvals', 'decide', own)).toMatchObject({
      code: 'not-allowed',
    })
  }
  const { approvalId } = await at.decision(company.as('zheng-yi'))
  const handingOn = { commandId: anId(), approvalId, toId: 'sun-li', reason: '请你看' }
  await company.as('zheng-yi').ask('approvals', 'transfer', handingOn)
  const handed = await at.decision(company.as('sun-li'))
  expect(await company.as('sun-li').refused('approvals', 'decide', handed)).toMatchObject({
    ...{ code: 'not-allowed', clause: 'X1' },
  })
  expect((await company.db.get('amendments', groupMedia2))?.state).toBe('asked')
})

test('X1: refused, taken back, called off: it is a draft again, and nothing that was written is lost', async () => {
  await at.begin()
  await at.write('G6', { set: { leadTime: 3 } })
  await at.write('G6', { text: '合格材料送到编辑之后空出三个整天。' })
  await at.ask('2026-01-05')
  const no = await at.decision(company.as('zheng-yi'), 'rejected', '三天太长')
  await company.as('zheng-yi').ask('approvals', 'decide', no)
  const { amendment, changes } = await at.detail()
  expect(amendment).toMatchObject({ state: 'draft', sentBack: { byName: '郑毅', comment: '三天太长' } })
  expect(changes).toHaveLength(1)
  expect(await noticesOf(company, 'he-jing', groupMedia2)).toEqual(['修订未通过'])

  await at.ask('2026-01-05')
  const { approval } = await at.detail()
  await at.admin().ask('approvals', 'withdraw', { commandId: anId(), approvalId: approval?.id ?? '' })
  expect((await at.detail()).amendment).toMatchObject({ state: 'draft', sentBack: null, changes: 2 })

  await at.ask('2026-01-05')
  await at.consent()
  await at.admin().ask('amendments', 'callOff', { commandId: anId(), amendmentId: groupMedia2 })
  company.now = '2026-01-05T02:00:00.000Z'
  await company.tick()
  expect((await rulesOf('group-media'))?.leadTime.clearDays).toBe(2)
  expect((await clauseOf('G6')).book.coming).toBeNull()
  await at.admin().ask('amendments', 'drop', { commandId: anId(), amendmentId: groupMedia2 })
  await at.begin()
  expect((await at.detail()).amendment).toMatchObject({ state: 'draft', changes: 0 })
})

test('two who write at once: other clauses go together, the same clause is not written over unseen', async () => {
  await makeAdmin('sun-li')
  const other = company.as('sun-li')
  await at.begin()
  await Promise.all([
    at.write('G6', { text: '空出三个整天。' }),
    at.write('G9', { text: '正文不少于 300 字。' }, other),
  ])
  const { clauses } = await at.admin().ask('amendments', 'draft', { amendmentId: groupMedia2 })
  const seen = clauses.find(({ id }) => id === 'G6')?.written
  expect(clauses.filter(({ text, written }) => text !== written.text).map(({ id }) => id)).toEqual([
    'G6',
    'G9',
  ])
  await at.write('G6', { text: '空出三个整天，节假日不算。' }, other)
  const late = {
    ...{ commandId: anId(), amendmentId: groupMedia2, clause: 'G6', heading: '提前', text: '空出四个整天。' },
    ...{ figures: [], seen },
  }
  expect(await at.admin().refused('amendments', 'saveClause', late)).toMatchObject({
    code: 'stale',
    path: 'text',
  })
  const { changes } = await at.detail()
  expect(changes[0]?.text?.after).toBe('空出三个整天，节假日不算。')
})

test('T22: the same tap twice begins, writes and asks once', async () => {
  const rulebook = 'group-media@1'
  const begin = { commandId: anId(), rulebook }
  await Promise.all([1, 2].map(() => at.admin().ask('amendments', 'begin', begin)))
  await at.write('G6', { set: { leadTime: 3 } })
  const ask = { commandId: anId(), amendmentId: groupMedia2, reason: '多留一天', from: null }
  await Promise.all([1, 2].map(() => at.admin().ask('amendments', 'ask', ask)))
  expect(await titlesWaiting(company, 'zheng-yi')).toHaveLength(1)
  expect(await noticesOf(company, 'zheng-yi', groupMedia2)).toEqual(['请您审批修订'])
})

test('G2, G7: editions that are made already take it on from its day; posts without a place move on as shown', async () => {
  const ids: string[] = []
  for (let n = 1; n <= 6; n += 1) {
    company.now = `2026-01-01T02:0${n}:00.000Z`
    ids.push((await company.as('chen-mo').submit({ title: `第 ${n} 篇` })).postId)
  }
  await at.begin()
  await at.write('G2', { set: { posts: 7, opens: 19 * 60, closes: 19 * 60 + 30 } })
  await at.ask('2026-01-04')
  const { effects } = await at.detail(company.as('zheng-yi'))
  const seen = effects?.channels.find(({ id }) => id === 'group-media')
  expect(seen?.change?.after).toBe('每天一期，19:00–19:30，每期 7 至 8 篇、计划 7 篇，提前 2 个整天')
  expect(seen?.editions?.changed[0]).toMatchObject({
    ...{ day: '2026-01-04', posts: 6, before: { minPosts: 6 }, after: { minPosts: 7, plannedPosts: 7 } },
  })
  expect(effects?.channels.find(({ id }) => id === 'supermarket-news')?.editions).toBeNull()
  await at.consent()
  expect((await edition('2026-01-04'))?.minPosts).toBe(6)
  company.now = '2026-01-03T16:00:00.000Z'
  await company.tick()
  expect(await edition('2026-01-04')).toMatchObject({
    ...{ minPosts: 7, plannedPosts: 7, free: 1, opensAt: '2026-01-04T11:00:00.000Z' },
  })
  expect((await edition('2026-01-03'))?.minPosts).toBe(6)
  expect((await edition('2026-02-20'))?.minPosts).toBe(7)
  expect((await noticesOf(company, 'chen-mo', ids[0] ?? ''))[0]).toBe('发出时间有变')
})

test('G5: days for which an operator’s own report was approved keep it; a later version goes past the one before', async () => {
  const adjustmentId = anId()
  await company.as('zhou-ning').ask('adjustments', 'ask', {
    ...{ commandId: anId(), adjustmentId, channelId: 'group-media', reason: '春节期间稿件较少' },
    ...{ from: '2026-01-06', through: '2026-01-07' },
    change: { posts: { min: 3, planned: 4 }, window: null },
  })
  const { approval } = await company.as('zheng-yi').ask('adjustments', 'detail', { adjustmentId })
  await company.as('zheng-yi').ask('approvals', 'decide', {
    ...{ commandId: anId(), approvalId: approval.id, digest: approval.digest, step: approval.current },
    ...{ verdict: 'approved', comment: '', clause: null },
  })
  await at.begin()
  await at.write('G2', { set: { posts: 7 } })
  await at.ask()
  await at.consent()
  await company.tick()
  const least = async () =>
    Promise.all(
      ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'].map(
        async (day) => (await edition(day))?.minPosts,
      ),
    )
  expect(await least()).toEqual([7, 3, 3, 7])
  const next = amending(company, 'group-media@3')
  await next.begin(groupMedia2)
  await next.write('G2', { set: { posts: 8 } })
  await next.ask()
  await next.consent()
  await company.tick()
  expect(await least()).toEqual([8, 3, 3, 8])
  expect((await clauseOf('G2')).clause.changed).toMatchObject({
    ...{ version: 3, figures: [{ before: '7 篇', after: '8 篇' }] },
  })
})

test('X1: the company’s own numbers go on beside the new ones, or say why they do not', async () => {
  const overrides = [
    { rule: 'G6.lead-time', figure: 'clearDays', value: 3 },
    { rule: 'G9.body', figure: 'limit', value: 400 },
  ]
  const everywhere = ['group-media', 'store-news', 'supermarket-news']
  const terms = { rulebook: 'group-media@1', units: null, channels: everywhere, overrides, setAside: [] }
  await at.admin().ask('rulebooks', 'adopt', { commandId: anId(), ...terms })
  await at.begin()
  await at.write('G6', { set: { leadTime: 3 } })
  await at.write('G9', { set: { characters: 500 } })
  const { effects } = await at.detail()
  expect(effects?.numbers).toEqual([
    { clause: 'G6', label: '提前量', own: '3 个整天', original: '3 个整天', dropped: '新版已是这个数字' },
    { clause: 'G9', label: '正文不少于 300 字', own: '400 字', original: '500 字', dropped: null },
  ])
  await at.ask()
  await at.consent()
  const set = { byName: '何静', at: '2026-01-01T02:00:00.000Z' }
  expect((await company.db.get('adoptions', 'rulebook-group-media'))?.overrides).toEqual([
    { ...overrides[1], set },
  ])
  expect((await rulesOf('group-media'))?.material.find(({ id }) => id === 'G9.body')?.limit).toEqual({
    atLeast: 400,
  })
})

test('a version that cannot hold is not handed in; one that no longer can on its day waits and says why', async () => {
  await at.begin()
  await at.write('G6', { set: { leadTime: 3 } })
  await at.ask('2026-01-05')
  await at.consent()
  const enacted = await company.db.get('rulebooks', 'group-media@1')
  if (!enacted) throw new Error('there is no rulebook')
  const rulebook = { ...enacted.rulebook, version: 2 }
  const taken = { ...enacted, _id: groupMedia2, version: 1, rulebook }
  await company.db.transact((tx) => tx.insert('rulebooks', taken))
  company.now = '2026-01-05T02:00:00.000Z'
  await company.tick()
  const { amendment, can } = await at.detail()
  expect(amendment).toMatchObject({
    state: 'published',
    heldUp: expect.stringContaining('第 2 版') as string,
  })
  expect(can.tryAgain).toBe(true)
  expect((await noticesOf(company, 'he-jing', groupMedia2))[0]).toBe('新版未能施行')
  const again = { commandId: anId(), amendmentId: groupMedia2 }
  expect(await at.admin().refused('amendments', 'tryAgain', again)).toMatchObject({ code: 'wrong-state' })
})

test('P1: what a platform limits is not the company’s to amend, and what it does not follow neither', async () => {
  const begin = (rulebook: string) =>
    at.admin().refused('amendments', 'begin', { commandId: anId(), rulebook })
  expect(await begin('wechat-platform@1')).toMatchObject({ code: 'against-rule' })
  expect(await begin('daily-platform@1')).toMatchObject({ code: 'wrong-state' })
  await at.begin()
  expect(
    await at.admin().refused('amendments', 'ask', {
      ...{ commandId: anId(), amendmentId: groupMedia2, reason: '没有改动', from: null },
    }),
  ).toMatchObject({ code: 'wrong-state' })
})
