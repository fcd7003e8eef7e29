import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const admin = () => company.as('he-jing')
const author = () => company.as('chen-mo')

const adopt = (rulebook: string, change: object = {}) =>
  admin().ask('rulebooks', 'adopt', {
    ...{ commandId: anId(), rulebook, units: null, channels: [], overrides: [], setAside: [] },
    ...change,
  })

const everyChannel = ['group-media', 'store-news', 'supermarket-news']

test('X1: what the company follows can be read, and nothing else, until it is followed no longer', async () => {
  const titles = async () => (await author().ask('rulebooks', 'library')).books.map(({ title }) => title)
  expect(await titles()).toEqual(['集团媒体管理规定', '微信平台限制'])
  await adopt('consulting-group@1', { units: ['brand-department'] })
  expect(await titles()).toEqual(['集团媒体管理规定', '微信平台限制', '咨询工作群规定'])
  expect(await author().ask('rulebooks', 'book', { id: 'consulting-group' })).toMatchObject({
    units: ['品牌部'],
    clauses: [{ id: 'C5' }, { id: 'C3C' }],
  })
  await admin().ask('rulebooks', 'drop', { commandId: anId(), rulebook: 'consulting-group@1' })
  expect(await titles()).toEqual(['集团媒体管理规定', '微信平台限制'])
  const refusal = await author().refused('rulebooks', 'book', { id: 'consulting-group' })
  expect(refusal).toMatchObject({ code: 'not-found', message: expect.stringContaining('没有采用') as string })
})

describe('X2: a clause by its id alone', () => {
  const clause = (id: string, of?: string, by = author()) =>
    by.ask('rulebooks', 'clause', { clause: id, ...(of !== undefined && { of }) })

  test('is found where it stands, with its own rules and what one can do by it', async () => {
    expect((await clause('P3')).book.id).toBe('wechat-platform')
    const { book, rules, errands } = await clause('G17')
    expect(book).toMatchObject({ id: 'group-media', inForce: true })
    expect(rules.map((rule) => rule.clause)).toEqual(['G17'])
    expect(errands.map(({ key }) => key)).toEqual(['commissioned', 'error', 'sanctions'])
  })

  test('can be read where the company does not follow it, and says so', async () => {
    expect((await clause('W3')).book).toMatchObject({ id: 'weibo-wechat', inForce: false })
    await adopt('weibo-wechat@1')
    await admin().ask('rulebooks', 'drop', { commandId: anId(), rulebook: 'weibo-wechat@1' })
    expect((await clause('W3')).book).toMatchObject({ inForce: false })
  })

  test('is the one that holds, whichever version a link was made from', async () => {
    const versions = await Promise.all(
      ['group-media@1', 'group-media@9', 'no-such@1', undefined].map((of) => clause('G6', of)),
    )
    expect(versions.map(({ book }) => [book.id, book.version])).toEqual(
      versions.map(() => ['group-media', 1]),
    )
  })

  test('that there is not, or that is internal, is refused with what to do', async () => {
    const wrong = await author().refused('rulebooks', 'clause', { clause: 'Z9' })
    expect(wrong).toMatchObject({ code: 'not-found', message: expect.stringContaining('按字词') as string })
    const stranger = company.as('stranger')
    const hidden = await stranger.refused('rulebooks', 'clause', { clause: 'G17' })
    expect(hidden).toMatchObject({ code: 'not-found', message: expect.stringContaining('加入后') as string })
    expect((await clause('G6', 'group-media@1', stranger)).clause.id).toBe('G6')
  })
})

test('G6, D1: the company’s number is told beside the regulation’s, and where a rule does not hold', async () => {
  await adopt('group-media@1', {
    channels: everyChannel,
    overrides: [{ rule: 'G6.lead-time', figure: 'clearDays', value: 3 }],
  })
  const aside = ['D1.cadence', 'D1.posts'].map((rule) => ({ channelId: 'group-media', rule }))
  await adopt('daily-platform@1', { channels: ['group-media'], setAside: aside })
  const { rules } = await author().ask('rulebooks', 'book', { id: 'group-media' })
  expect(rules.find(({ clause }) => clause === 'G6')).toMatchObject({
    question: '送达编辑后空出 2 个整天',
    own: ['本公司：提前量 3 个整天（原文 2 个整天），何静 1月1日 10:00 设定'],
  })
  const daily = await author().ask('rulebooks', 'book', { id: 'daily-platform' })
  expect(daily.rules.filter(({ clause }) => clause === 'D1').map(({ own }) => own)).toEqual([
    ['青梧集团媒体号不适用：以《集团媒体管理规定》G2为准'],
    ['青梧集团媒体号不适用：以《集团媒体管理规定》G2为准'],
  ])
})

test('G6: a channel’s own number is told with who set it and why; a stranger reads the number alone', async () => {
  const single = { channelId: 'store-news', reason: '百货活动多在周末' }
  await adopt('group-media@1', {
    channels: everyChannel,
    overrides: [{ rule: 'G6.lead-time', figure: 'clearDays', value: 4, ...single }],
  })
  const own = async (phone = author()) => {
    const { rules } = await phone.ask('rulebooks', 'book', { id: 'group-media' })
    return rules.find(({ clause }) => clause === 'G6')?.own
  }
  const number = '青梧百货号：提前量 4 个整天（原文 2 个整天）'
  expect(await own()).toEqual([`${number}，何静 1月1日 10:00 设定：百货活动多在周末`])
  expect(await own(company.as('stranger'))).toEqual([number])
})

test('internal clauses, and what they ask, are for staff', async () => {
  await adopt('team-group@1')
  const stranger = company.as('stranger')
  const { books } = await stranger.ask('rulebooks', 'library')
  expect(
    books.flatMap(({ clauses }) => clauses).filter(({ visibility }) => visibility === 'internal'),
  ).toEqual([])
  expect(books.flatMap(({ rules }) => rules).map(({ clause }) => clause)).not.toContain('G17')
  const refusal = await stranger.refused('rulebooks', 'book', { id: 'team-group' })
  expect(refusal.message).toContain('加入后可以查看')
})

describe('X1: what people want to do', () => {
  const errands = async (by = author()) =>
    (await by.ask('rulebooks', 'library')).errands.flatMap((group) => group.errands)
  const errand = async (key: string, by = author()) => (await errands(by)).find((each) => each.key === key)

  test('rests on the clauses that the company follows, and on no others', async () => {
    expect((await errand('hand-in'))?.clauses).toEqual(['G6', 'G11', 'G9', 'G12', 'P1'])
    expect(await errand('answer')).toMatchObject({ clauses: ['G20'], screen: null })
    expect(await errand('contact')).toBeUndefined()
    await adopt('contacts-approval@1')
    expect(await errand('contact')).toMatchObject({
      clauses: ['E4'],
      screen: 'applications/form/index?kind=contact',
      initials: { title: 'tjwblxr' },
    })
  })

  test('is told with the company’s own number where it has one', async () => {
    await adopt('group-media@1', {
      channels: everyChannel,
      overrides: [{ rule: 'G6.lead-time', figure: 'clearDays', value: 3 }],
    })
    const { books } = await author().ask('rulebooks', 'library')
    const said = books
      .flatMap(({ rules }) => rules)
      .filter(({ clause }) => clause === 'G6' || clause === 'G7')
    expect(said.map(({ holds }) => holds)).toEqual(['送达编辑后空出 3 个整天', null])
  })

  test('is shown to who has not joined by public clauses, and is done after joining', async () => {
    const stranger = company.as('stranger')
    expect(await errand('urgent', stranger)).toMatchObject({ clauses: ['G8', 'G6'], screen: null })
    expect((await errand('commissioned', stranger))?.clauses).toBeUndefined()
    expect((await errand('decide', stranger))?.clauses).toEqual(['G10'])
  })
})
