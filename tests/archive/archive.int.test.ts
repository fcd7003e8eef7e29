import { goOnWithExport } from '../../cloudfunctions/archive'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { addMinutes } from '../../shared/_kernel'
import type { ExportKind, PostRecord, Scope } from '../../shared/archive'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { registerAccount } from '../accounts/at-accounts'
import { sheetOf } from './sheet'

// X3: what was handed in, decided and sent is found again, kept as a record, and taken along as a table.

let company: TestCompany

const group: Scope = { of: 'channel', channelId: 'group-media' }
const everything = { words: '', state: null, from: null, through: null, after: null } as const

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

async function titles(personId: string, scope: Scope, change: object = {}): Promise<string[]> {
  const { rows } = await company.as(personId).ask('archive', 'search', { scope, ...everything, ...change })
  return rows.map(({ title }) => title)
}

describe('search', () => {
  beforeAll(async () => {
    const store = company.as('chen-mo')
    const shops = company.as('gao-yuan')
    await store.submit({ title: '中山店周年庆开幕' })
    company.now = '2026-01-01T02:01:00.000Z'
    const { postId } = await shops.submit({ title: '年货节开市', source: '青梧超市' })
    company.now = '2026-01-01T02:02:00.000Z'
    await shops.submit({ title: '会员日预告' })
    await company.pass(postId)
  })

  test('finds what mentions all words, latest first, in title, text or source', async () => {
    expect(await titles('zhou-ning', group, { words: '周年庆' })).toEqual(['中山店周年庆开幕'])
    expect(await titles('zhou-ning', group, { words: '青梧超市' })).toEqual(['年货节开市'])
    expect(await titles('zhou-ning', group, { words: '刊发 开市' })).toEqual(['年货节开市'])
    expect(await titles('zhou-ning', group, { words: '刊发各单位' })).toEqual([
      '会员日预告',
      '年货节开市',
      '中山店周年庆开幕',
    ])
    expect(await titles('zhou-ning', group, { words: '没有人写过' })).toEqual([])
  })

  test('stays within a unit, a state, and days', async () => {
    expect(await titles('chen-mo', { of: 'unit' })).toEqual(['中山店周年庆开幕'])
    expect(await titles('chen-mo', { of: 'unit' }, { words: '刊发各单位' })).toEqual(['中山店周年庆开幕'])
    expect(await titles('gao-yuan', { of: 'unit' }, { state: 'scheduled' })).toEqual(['年货节开市'])
    expect(await titles('gao-yuan', { of: 'unit' }, { words: '年货', state: 'in-approval' })).toEqual([])
    expect(await titles('he-jing', { of: 'company' }, { from: '2026-01-02' })).toEqual([])
    expect(await titles('he-jing', { of: 'company' }, { through: '2026-01-01' })).toHaveLength(3)
  })

  test('is refused beyond what one may look through, and for a single sign', async () => {
    const search = { ...everything, scope: { of: 'company' } }
    expect(await company.as('chen-mo').refused('archive', 'search', search)).toMatchObject({
      code: 'not-allowed',
    })
    const sign = { ...everything, scope: { of: 'unit' }, words: '庆' }
    expect(await company.as('chen-mo').refused('archive', 'search', sign)).toMatchObject({ path: 'words' })
  })

  test('finds a post by what it says now, not by what it said before', async () => {
    const store = company.as('chen-mo')
    const pictureId = await store.upload()
    const { postId } = await store.submit({ title: '旧标题待改' })
    await company.as('zhou-ning').decide(postId, 'returned', '标题不清楚')
    await store.ask('posts', 'resubmit', {
      ...{ commandId: anId(), postId },
      material: aMaterial({ title: '新标题已改', pictures: [pictureId] }),
    })
    expect(await titles('zhou-ning', group, { words: '旧标题' })).toEqual([])
    expect(await titles('zhou-ning', group, { words: '新标题' })).toEqual(['新标题已改'])
  })

  test('goes on page by page, with each post once', async () => {
    for (let n = 0; n < 22; n += 1) {
      company.now = addMinutes(company.now, 1)
      await company.as('gao-yuan').submit({ title: `翻页的第${n}篇` })
    }
    for (const words of ['', '翻页的第']) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: { rows: readonly { title: string }[]; next: string | null } = await company
          .as('gao-yuan')
          .ask('archive', 'search', { ...everything, scope: { of: 'unit' }, words, after })
        seen.push(...page.rows.map(({ title }) => title))
        after = page.next
      } while (after !== null)
      const paged = seen.filter((title) => title.startsWith('翻页'))
      expect(paged).toEqual(Array.from({ length: 22 }, (_, n) => `翻页的第${21 - n}篇`))
    }
  })
})

describe('a record', () => {
  const hostile = '<img src=x onerror=alert(1)>'
  let record: PostRecord
  let page: string

  beforeAll(async () => {
    const { postId } = await company.as('chen-mo').submit({ title: `记录${hostile}` })
    await company.as('zhou-ning').decide(postId, 'approved', '按期刊发')
    const files = await company.as('chen-mo').ask('archive', 'record', { postId })
    page = await (await fetch(files.page)).text()
    record = (await (await fetch(files.data)).json()) as PostRecord
  })

  test('holds material, decisions and the whole trail, verified as it is made', () => {
    expect(record.post).toMatchObject({
      unitName: '青梧百货中山店',
      submitterName: '陈默',
      state: 'in-approval',
    })
    expect(record.approvals[0]?.steps[0]?.decisions[0]).toMatchObject({ byName: '周宁', comment: '按期刊发' })
    expect(record.trail.map(({ action }) => action)).toEqual(['submitted', 'editor-approved'])
    expect(record.trailBreak).toBeNull()
    expect(record.pictures[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('as a page tells the same, with its pictures inside, and runs nothing', () => {
    for (const text of ['青梧百货中山店', '按期刊发', '首尾相接', record.post.digest, record.trail[1]!.hash])
      expect(page).toContain(text)
    expect(page).toContain('src="data:image/png;base64,')
    expect(page).not.toContain('<img src=x')
    expect(page).toContain("default-src 'none'")
  })

  test('says so when the trail was tampered with', async () => {
    const { postId } = await company.as('chen-mo').submit({ title: '改动过的留痕' })
    const post = await company.db.get('posts', postId)
    await company.db.transact((tx) => tx.replace('posts', { ...post!, trail: { n: 2, hash: 'x' } }))
    const files = await company.as('chen-mo').ask('archive', 'record', { postId })
    expect(await (await fetch(files.page)).text()).toContain('留痕与记录不符')
  })

  test('is for those only who may read the post', async () => {
    const refusal = await company.as('gao-yuan').refused('archive', 'record', { postId: record.post.id })
    expect(refusal.code).toBe('not-found')
  })
})

describe('a table', () => {
  const span = { from: '2026-01-01', through: '2026-01-31' } as const

  async function exported(personId: string, kind: ExportKind, scope: Scope) {
    const phone = company.as(personId)
    const jobId = anId()
    let progress = await phone.ask('archive', 'beginExport', { jobId, kind, scope, ...span })
    while (progress.state === 'running') progress = await phone.ask('archive', 'stepExport', { jobId })
    const content = new Uint8Array(await (await fetch(progress.url ?? '')).arrayBuffer())
    return { jobId, rows: progress.rows, sheet: await sheetOf(content) }
  }

  test('of posts has a line for each, and none of a cell is a formula', async () => {
    await company.as('chen-mo').submit({ title: '=HYPERLINK("http://x")' })
    const { rows, sheet } = await exported('chen-mo', 'posts', { of: 'unit' })
    const [head, ...lines] = sheet
    expect(head?.slice(0, 3)).toEqual(['提交时间', '标题', '渠道'])
    expect(lines).toHaveLength(rows)
    expect(lines.every(([, , , unit]) => unit === '青梧百货中山店')).toBe(true)
    expect(lines.map(([, title]) => title)).toContain(`'=HYPERLINK("http://x")`)
  })

  test('of approvals has a line for each decision, with how long it took', async () => {
    const { postId } = await company.as('chen-mo').submit({ title: '用时三小时' })
    company.now = addMinutes(company.now, 180)
    await company.as('zhou-ning').decide(postId)
    const { sheet } = await exported('zhou-ning', 'approvals', group)
    expect(sheet.find(([, title]) => title === '用时三小时')).toMatchObject({
      ...{ 6: '编辑', 7: '周宁', 8: '通过', 10: 3 },
    })
  })

  test('every account of the registry, as anybody may see it (G13)', async () => {
    await registerAccount(company, { name: '=青梧百货' })
    const { rows, sheet } = await exported('lin-xiaoyu', 'accounts', { of: 'company' })
    expect(rows).toBe(1)
    expect(sheet[1]).toEqual(expect.arrayContaining(["'=青梧百货", '陈默', '青梧备〔2025〕7 号']))
  })

  test('of places tells what is used and what is free', async () => {
    const { sheet } = await exported('zhou-ning', 'places', group)
    const fourth = sheet.find(([day]) => day === '2026-01-04')
    expect(fourth?.slice(0, 3)).toEqual(['2026-01-04', '青梧集团媒体号', '17:00–17:30'])
    expect(fourth?.slice(4, 8)).toEqual([6, 6, 6, 0])
  })

  test('that a closed screen left is finished by the clock, with no row twice', async () => {
    const phone = company.as('gao-yuan')
    const jobId = anId()
    await phone.ask('archive', 'beginExport', { jobId, kind: 'posts', scope: { of: 'unit' }, ...span })
    const job = await company.db.get('exports', jobId)
    // Interrupted after the first part.
    await goOnWithExport(openContext(company.now, secureRandom, null, 'test'), job!, () => false)
    expect(await company.db.get('exports', jobId)).toMatchObject({ state: 'running', parts: 1 })
    company.now = addMinutes(company.now, 2)
    await company.tick()
    const progress = await phone.ask('archive', 'stepExport', { jobId })
    expect(progress).toMatchObject({ state: 'done' })
    const again = await exported('gao-yuan', 'posts', { of: 'unit' })
    expect(progress.rows).toBe(again.rows)
  })

  test('is its owner’s alone', async () => {
    const { jobId } = await exported('chen-mo', 'posts', { of: 'unit' })
    expect(await company.as('gao-yuan').refused('archive', 'stepExport', { jobId })).toMatchObject({
      code: 'not-found',
    })
  })

  test('of a unit’s places, of another channel, or of too many days is refused', async () => {
    const begin = (change: object) =>
      company.as('chen-mo').refused('archive', 'beginExport', {
        jobId: anId(),
        kind: 'posts',
        scope: { of: 'unit' },
        ...span,
        ...change,
      })
    expect(await begin({ kind: 'places' })).toMatchObject({ path: 'scope' })
    expect(await begin({ scope: group })).toMatchObject({ code: 'not-allowed' })
    expect(await begin({ through: '2028-01-01' })).toMatchObject({ limit: '366 天' })
  })
})
