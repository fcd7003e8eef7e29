import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const admin = () => company.as('he-jing')

const daily = 'daily-platform@1'
const asWritten = { units: null, channels: [], overrides: [], setAside: [] }
const forGroupMedia = { rulebook: daily, ...asWritten, channels: ['group-media'] }
const aside = (...rules: string[]) => rules.map((rule) => ({ channelId: 'group-media', rule }))

const trailOf = (subjectId: string) =>
  company.db.find('trail', { where: { subjectId }, orderBy: ['n', 'asc'], limit: 20 })

test('X1: the shelf has every rulebook, and says which are in force, where', async () => {
  const { books } = await admin().ask('rulebooks', 'shelf')
  expect(books).toHaveLength(15)
  const of = (id: string) => books.find((book) => book.id === id)
  expect(of('group-media')).toMatchObject({ inForce: true, units: [], own: 0 })
  expect(of('group-media')?.channels).toEqual(['青梧集团媒体号', '青梧百货号', '青梧综超号'])
  expect(of('daily-platform')).toMatchObject({ inForce: false, channels: [] })
})

test('D1, G2: what contradicts is seen before, chosen between, and holds from then on', async () => {
  const before = await admin().ask('rulebooks', 'foresee', forGroupMedia)
  expect(before.channels).toMatchObject([
    {
      id: 'group-media',
      effect: null,
      refusal: null,
      conflicts: [
        { between: [{ rule: 'G2.cadence' }, { rule: 'D1.cadence' }], setAside: null },
        { between: [{ rule: 'G2.cadence' }, { rule: 'D1.posts' }], setAside: null },
      ],
    },
  ])
  const refusal = await admin().refused('rulebooks', 'adopt', { commandId: anId(), ...forGroupMedia })
  expect(refusal).toMatchObject({ code: 'against-rule', clause: 'G2', path: 'group-media' })
  expect(refusal.message).toContain('青梧集团媒体号：《集团媒体管理规定》G2与《每日平台管理规定》D1都规定了')

  const chosen = { ...forGroupMedia, setAside: aside('D1.cadence', 'D1.posts') }
  const then = await admin().ask('rulebooks', 'foresee', chosen)
  expect(then.channels[0]?.effect).toBe('每天一期，17:00–17:30，每期 6 至 8 篇、计划 6 篇，提前 2 个整天')
  await admin().ask('rulebooks', 'adopt', { commandId: anId(), ...chosen })
  const channel = await company.db.get('channels', 'group-media')
  expect(channel?.rulebooks).toEqual(['group-media@1', 'wechat-platform@1', daily])
  expect(channel?.setAside).toEqual([
    { rule: 'D1.cadence', reason: '以《集团媒体管理规定》G2为准' },
    { rule: 'D1.posts', reason: '以《集团媒体管理规定》G2为准' },
  ])
  const rules = await company.db.get('effectiveRules', 'group-media')
  expect(rules).toMatchObject({ cadence: { clause: 'G2' }, maxPosts: 8, version: 2 })
  expect(rules?.material.map(({ id }) => id)).toContain('D2.title.length')
})

test('D1: where four posts a day hold instead of six, four are planned from then on', async () => {
  await admin().ask('rulebooks', 'adopt', {
    commandId: anId(),
    ...forGroupMedia,
    setAside: aside('G2.cadence'),
  })
  expect((await company.db.get('channels', 'group-media'))?.figures.plannedPosts).toBe(4)
  expect(await company.db.get('effectiveRules', 'group-media')).toMatchObject({
    cadence: { clause: 'D1', window: { opens: '16:00', closes: '16:20' } },
    maxPosts: 4,
    figures: { plannedPosts: 4 },
  })
  const told = await trailOf('group-media')
  expect(told.at(-1)).toMatchObject({ action: 'rulebooks-set', details: { plannedPosts: 4 } })
})

test('a choice between rules that do not contradict is none: both hold', async () => {
  await admin().ask('rulebooks', 'adopt', {
    ...{ commandId: anId(), rulebook: 'group-media@1', units: null, overrides: [] },
    ...{
      channels: ['group-media', 'store-news', 'supermarket-news'],
      setAside: aside('G11.chain', 'G9.body'),
    },
  })
  expect((await company.db.get('channels', 'group-media'))?.setAside).toEqual([])
  expect(await company.db.get('effectiveRules', 'group-media')).toMatchObject({ chain: { clause: 'G11' } })
})

test('G6, G9: the company’s numbers hold for every channel that follows the rulebook, and outlive its figures', async () => {
  const channels = ['group-media', 'store-news', 'supermarket-news']
  const overrides = [
    { rule: 'G6.lead-time', figure: 'clearDays', value: 3 },
    { rule: 'G9.body', figure: 'limit', value: 400 },
  ]
  const command = {
    commandId: anId(),
    rulebook: 'group-media@1',
    units: null,
    channels,
    overrides,
    setAside: [],
  }
  await admin().ask('rulebooks', 'adopt', command)
  await admin().ask('rulebooks', 'adopt', command)
  const { figures, lockMinutes } = {
    figures: (await company.db.get('channels', 'group-media'))!.figures,
    lockMinutes: 60,
  }
  await admin().ask('channels', 'setFigures', {
    ...{ commandId: anId(), channelId: 'group-media', figures: { ...figures, lockMinutes } },
  })
  for (const channel of channels) {
    const rules = await company.db.get('effectiveRules', channel)
    expect(rules).toMatchObject({ leadTime: { clearDays: 3 } })
    expect(rules?.material.find(({ id }) => id === 'G9.body')).toMatchObject({
      question: '正文不少于 400 字',
    })
  }
  const form = await admin().ask('rulebooks', 'adoption', { rulebook: 'group-media@1' })
  expect(form.wanted.overrides).toEqual(overrides)
  expect(form.figures.find(({ rule }) => rule === 'G6.lead-time')).toMatchObject({
    original: '2 个整天',
    clause: 'G6',
  })
  expect((await trailOf('rulebook-group-media')).map(({ action, by }) => [action, by.name])).toEqual([
    ['adopted', '系统'],
    ['adopted', '何静'],
  ])
})

test('G6, G9: a channel’s own number holds for what is handed in to it, and another channel keeps the rulebook’s', async () => {
  const channels = ['group-media', 'store-news', 'supermarket-news']
  const single = { channelId: 'supermarket-news', reason: '读者喜欢长文' }
  const wanted = {
    ...{ rulebook: 'group-media@1', units: null, channels, setAside: [] },
    overrides: [
      { rule: 'G9.body', figure: 'limit', value: 400, ...single },
      { rule: 'G6.lead-time', figure: 'clearDays', value: 5, ...single },
      { rule: 'G6.lead-time', figure: 'clearDays', value: 1 },
    ],
  }
  const foreseen = await admin().ask('rulebooks', 'foresee', wanted)
  expect(foreseen.channels.map(({ id, effect }) => [id, effect?.split('，').at(-1)])).toEqual([
    ['group-media', '提前 1 个整天'],
    ['store-news', '提前 1 个整天'],
    ['supermarket-news', '提前 5 个整天'],
  ])
  await admin().ask('rulebooks', 'adopt', { commandId: anId(), ...wanted })

  const author = company.as('chen-mo')
  const handIn = async (channelId: string, characters: number) => ({
    ...{ commandId: anId(), postId: anId(), channelId },
    material: aMaterial({ pictures: [await author.upload()], characters }),
  })
  const refusal = await author.refused('posts', 'submit', await handIn('supermarket-news', 399))
  expect(refusal).toMatchObject({ code: 'against-rule', clause: 'G9' })
  expect(refusal.message).toContain('正文不少于 400 字')
  const held = await author.ask('posts', 'submit', await handIn('supermarket-news', 400))
  expect(held.day).toBe('2026-01-07')
  const free = await author.ask('posts', 'submit', await handIn('group-media', 399))
  expect(free.day).toBe('2026-01-03')

  const { channels: rows } = await admin().ask('channels', 'overview')
  const numbers = (id: string) =>
    rows
      .find((row) => row.id === id)!
      .numbers.map(({ clause, own, original, only }) => [clause, own, original, only])
  expect(numbers('supermarket-news')).toEqual([
    ['G9', '400 字', '300 字', true],
    ['G6', '5 个整天', '2 个整天', true],
  ])
  expect(numbers('group-media')).toEqual([['G6', '1 个整天', '2 个整天', false]])
  expect((await trailOf('rulebook-group-media')).at(-1)).toMatchObject({
    by: { name: '何静' },
    details: {
      numbers:
        'supermarket-news G9.body limit 400 读者喜欢长文；supermarket-news G6.lead-time clearDays 5 读者喜欢长文；G6.lead-time clearDays 1',
    },
  })
})

test.each([
  [
    'without a reason',
    { rule: 'G6.lead-time', figure: 'clearDays', value: 3, channelId: 'store-news' },
    'G6',
  ],
  [
    'where the rule speaks of another kind of channel',
    { rule: 'G2.cadence', figure: 'minPosts', value: 5, channelId: 'store-news', reason: '因故' },
    'G2',
  ],
  [
    'out of its bounds',
    { rule: 'G6.lead-time', figure: 'clearDays', value: 61, channelId: 'store-news', reason: '因故' },
    'G6',
  ],
])('X2: a number for a single channel %s is refused, and nothing changes', async (_, number, clause) => {
  const refusal = await admin().refused('rulebooks', 'adopt', {
    ...{ commandId: anId(), rulebook: 'group-media@1', ...asWritten },
    channels: ['group-media', 'store-news', 'supermarket-news'],
    overrides: [number],
  })
  expect(refusal).toMatchObject({ code: 'bad-input', clause })
  expect((await company.db.get('adoptions', 'rulebook-group-media'))?.overrides).toEqual([])
})

test('X2: before it is adopted, a number that cannot hold for a channel is refused with its clause', async () => {
  const far = {
    rule: 'G6.lead-time',
    figure: 'clearDays',
    value: 61,
    channelId: 'store-news',
    reason: '因故',
  }
  const { channels } = await admin().ask('rulebooks', 'foresee', {
    ...{ rulebook: 'group-media@1', ...asWritten },
    ...{ channels: ['group-media', 'store-news', 'supermarket-news'], overrides: [far] },
  })
  expect(channels.map(({ id, refusal }) => [id, refusal?.clause])).toEqual([
    ['group-media', undefined],
    ['store-news', 'G6'],
    ['supermarket-news', undefined],
  ])
})

test('D1: a channel’s page names the clause that limits its editions, whichever it is', async () => {
  await admin().ask('rulebooks', 'adopt', {
    commandId: anId(),
    ...forGroupMedia,
    setAside: aside('G2.cadence'),
  })
  const { channels } = await admin().ask('channels', 'overview')
  const limits = channels.map(({ id, maxPosts, maxPostsClause }) => [id, maxPosts, maxPostsClause])
  expect(limits).toContainEqual(['group-media', 4, 'D1'])
  expect(limits).toContainEqual(['store-news', 8, 'P1'])
})

test('P1: what the platform limits cannot be set otherwise', async () => {
  const refusal = await admin().refused('rulebooks', 'adopt', {
    ...{ commandId: anId(), rulebook: 'wechat-platform@1', ...asWritten },
    overrides: [{ rule: 'P1.posts', figure: 'maxPosts', value: 7 }],
  })
  expect(refusal).toMatchObject({ code: 'against-rule', clause: 'P1' })
})

test('a rulebook binds the units that it is adopted for, and is dropped again; one that a channel needs is not', async () => {
  const forBrand = { ...asWritten, units: ['brand-department'] }
  await admin().ask('rulebooks', 'adopt', { commandId: anId(), rulebook: 'team-group@1', ...forBrand })
  const team = async () =>
    (await admin().ask('rulebooks', 'shelf')).books.find(({ id }) => id === 'team-group')
  expect(await team()).toMatchObject({ inForce: true, units: ['品牌部'] })
  await admin().ask('rulebooks', 'drop', { commandId: anId(), rulebook: 'team-group@1' })
  expect(await team()).toMatchObject({ inForce: false, units: [] })

  const needed = await admin().refused('rulebooks', 'drop', { commandId: anId(), rulebook: 'group-media@1' })
  expect(needed.message).toContain('青梧集团媒体号：所采用的制度没有规定')
  expect((await company.db.get('channels', 'group-media'))?.rulebooks).toContain('group-media@1')
})

test.each([
  ['a unit that there is not', { rulebook: 'team-group@1', units: ['nobody'] }, 'not-found'],
  ['a rulebook that there is not', { rulebook: 'nobodys-rules@1' }, 'not-found'],
  [
    'a number out of its bounds',
    { overrides: [{ rule: 'D1.posts', figure: 'maxPosts', value: 0 }] },
    'bad-input',
  ],
])('X2: %s is refused, and nothing changes', async (_, change, code) => {
  const refusal = await admin().refused('rulebooks', 'adopt', {
    ...{ commandId: anId(), rulebook: daily, ...asWritten },
    ...change,
  })
  expect(refusal.code).toBe(code)
  expect(await company.db.get('adoptions', 'rulebook-daily-platform')).toBeNull()
})
