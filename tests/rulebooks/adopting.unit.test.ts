import {
  chooseBetween,
  defaultFigures,
  figuresOf,
  findConflicts,
  maySetFor,
  numbersFor,
  plainTerms,
  putFigures,
  refuseNumbers,
  resolveRules,
  rulesOf,
  saySetting,
  sayRule,
  setNumbers,
  settableFigures,
  termsOf,
  underTerms,
  type Override,
  type OwnNumber,
  type Rulebook,
  type SetAside,
  type Terms,
} from '../../shared/rulebooks'
import {
  dailyPlatform,
  groupMedia,
  knownRulebooks,
  wechatPlatform,
  weiboWechat,
} from '../../shared/rulebooks/books'
import { allowed, aRulebook, refused } from '../_support/domain-builders'

const rules = knownRulebooks.flatMap((book) => book.rules)
const ruleOf = (id: string) => rules.find((rule) => rule.id === id)!

const setting = (rule: string, figure: string, value: number): Override => ({ rule, figure, value })

describe('a number of a rule', () => {
  it.each(
    rules.flatMap((rule) =>
      figuresOf(rule).map((figure) => [`${rule.id} ${figure.name}`, rule, figure] as const),
    ),
  )(
    '%s lies within its bounds, and is itself again when it is put as it is',
    (_, rule, { name, value, least, most }) => {
      expect([least <= value, value <= most]).toEqual([true, true])
      expect(allowed(putFigures(rule, [setting(rule.id, name, value)]))).toEqual(rule)
    },
  )

  it('W7, C5, E8, C4, W2: is there for every kind that has one', () => {
    const numbers = [
      'W7.fine',
      'C5.silence',
      'C5.response',
      'E8B.week',
      'E8.answered',
      'C4.evening',
      'W2.text',
      'W2.bytes.over',
    ]
    expect(numbers.map((id) => figuresOf(ruleOf(id)).map(({ value, unit }) => `${value} ${unit}`))).toEqual([
      ['200 元', '500 元'],
      ['100 元'],
      ['30 分钟'],
      ['7 天'],
      ['100 %'],
      ['1140 时刻', '1260 时刻'],
      ['140 字'],
      ['1 MB'],
    ])
  })

  it.each([
    ['G6.lead-time', 'clearDays', 3, '送达编辑后空出 3 个整天'],
    ['G9.body', 'limit', 400, '正文不少于 400 字'],
    ['G9.bytes', 'limit', 2.5, '图片每张小于 2.5 MB'],
    ['G3.cadence', 'n', 3, '综超号：每 3 天一期，17:00–17:30，每期不少于 4 篇'],
    ['C5.response', 'minutes', 60, '响应群内消息：能联系上时，1 小时内'],
    ['C5.silence', 'fine', 80, '超过时限没有响应：罚款每次 80 元'],
    ['W7.fine', 'most', 300, '专人不履行职责、多次催办仍不报送：罚款 200 至 300 元'],
    [
      'D1.cadence',
      'closes2',
      630,
      '每天一期，16:00–16:20，周六、周日 10:00–10:30，每期不少于 4 篇（周末的截止时间由公司设定）',
    ],
  ])('%s: set otherwise, the rule says so', (id, figure, value, words) => {
    expect(sayRule(allowed(putFigures(ruleOf(id), [setting(id, figure, value)])))).toBe(words)
  })

  it('moves a window as a whole, whichever end is set first', () => {
    const later = [setting('G2.cadence', 'opens', 18 * 60), setting('G2.cadence', 'closes', 18 * 60 + 30)]
    for (const overrides of [later, [...later].reverse()]) {
      expect(putFigures(ruleOf('G2.cadence'), overrides)).toMatchObject({
        window: { opens: '18:00', closes: '18:30' },
      })
    }
  })

  it.each([
    ['G6.lead-time', 'clearDays', -1, 'clearDays'],
    ['G6.lead-time', 'clearDays', 2.5, 'clearDays'],
    ['G2.cadence', 'minPosts', 9, 'minPosts'],
    ['G2.cadence', 'closes', 17 * 60, 'opens'],
    ['W7.fine', 'least', 501, 'least'],
    ['E8.answered', 'bound', 101, 'bound'],
    ['P2.service', 'sends', 5, 'sends'],
  ])('%s: %s may not be %d', (id, figure, value, path) => {
    expect(refused(putFigures(ruleOf(id), [setting(id, figure, value)]))).toMatchObject({
      code: 'bad-input',
      path,
      clause: ruleOf(id).clause,
    })
  })

  it('that a rule does not have cannot be set', () => {
    expect(refused(putFigures(ruleOf('G11.chain'), [setting('G11.chain', 'steps', 1)])).code).toBe(
      'bad-input',
    )
  })
})

describe('a rulebook as a company adopts it', () => {
  const terms = (change: Partial<Terms>): Terms => ({ ...plainTerms, ...change })

  it('shows the company’s number beside the regulation’s', () => {
    const figures = settableFigures(groupMedia, [setting('G6.lead-time', 'clearDays', 3)])
    expect(figures.find(({ rule }) => rule === 'G6.lead-time')).toMatchObject({
      original: '2 个整天',
      own: '3 个整天',
      value: 3,
    })
    expect(figures.find(({ rule }) => rule === 'G17.fine')).toMatchObject({ original: '200 元', own: null })
  })

  it('P1: keeps what the platform limits, but for what the company set from the beginning', () => {
    const figures = settableFigures(wechatPlatform, [])
    expect(figures.map(({ rule }) => rule)).toEqual(['P1.cover.width', 'P1.cover.height'])
    const raised = underTerms(wechatPlatform, terms({ overrides: [setting('P1.posts', 'maxPosts', 7)] }))
    expect(refused(raised)).toMatchObject({ code: 'against-rule', clause: 'P1' })
  })

  it('leaves out what is set aside', () => {
    const setAside = [{ rule: 'D1.cadence', reason: '按集团媒体规定' }]
    const ids = allowed(underTerms(dailyPlatform, terms({ setAside }))).rules.map(({ id }) => id)
    expect(ids).not.toContain('D1.cadence')
    expect(ids).toContain('D1.posts')
  })
})

describe('a number for a single channel', () => {
  const set = { byName: '何静', at: '2026-01-01T02:00:00.000Z' } as const
  const days = (value: number, more: Partial<OwnNumber> = {}): OwnNumber => ({
    ...setting('G6.lead-time', 'clearDays', value),
    ...more,
  })
  const forStore = { channelId: 'store-news', reason: '百货活动多在周末' }
  const valuesFor = (channelId: string, numbers: OwnNumber[]) =>
    numbersFor(channelId, numbers).map(({ figure, value }) => [figure, value])

  it.each([
    ['for all alone', [days(3)], 3, 3],
    ['for one alone', [days(4, forStore)], 4, undefined],
    ['for all and for one', [days(3), days(4, forStore)], 4, 3],
    ['whichever is written first', [days(4, forStore), days(3)], 4, 3],
  ])('comes before the one for all: %s', (_, numbers, ofStore, ofOthers) => {
    const value = (channelId: string) => valuesFor(channelId, numbers)[0]?.[1]
    expect([value('store-news'), value('group-media')]).toEqual([ofStore, ofOthers])
  })

  it('leaves the other numbers of the rule as they are for all', () => {
    const opens = setting('G2.cadence', 'opens', 16 * 60)
    const closes = { ...setting('G2.cadence', 'closes', 18 * 60), channelId: 'group-media', reason: '客流' }
    expect(valuesFor('group-media', [opens, closes])).toEqual([
      ['opens', 16 * 60],
      ['closes', 18 * 60],
    ])
  })

  it('holds for the channel that follows the rulebook, and for no other', () => {
    const adopted = [
      {
        _id: 'rulebook-group-media',
        state: 'in-force' as const,
        overrides: [days(3), days(4, forStore)],
      },
    ]
    const leadTimeOf = (_id: string, channelKind: string, plannedPosts: number) => {
      const terms = termsOf({ _id, rulebooks: ['group-media@1'] }, adopted)
      const adoption = { channelId: _id, channelKind, rulebooks: [groupMedia, wechatPlatform], terms }
      const figures = { ...defaultFigures, plannedPosts }
      return allowed(resolveRules({ ...adoption, figures, since: set.at })).leadTime.clearDays
    }
    expect(leadTimeOf('store-news', '百货号', 4)).toBe(4)
    expect(leadTimeOf('supermarket-news', '综超号', 4)).toBe(3)
  })

  it.each([
    ['G6.lead-time', '百货号', true],
    ['G9.body', '百货号', true],
    ['G2.cadence', '集团媒体号', true],
    ['G2.cadence', '百货号', false],
    ['G17.fine', '百货号', false],
    ['C5.response', '百货号', false],
  ])('%s may be another for a %s: %s', (id, kind, may) => {
    expect(maySetFor(ruleOf(id), kind)).toBe(may)
  })

  const store = { _id: 'store-news', name: '青梧百货号', kind: '百货号' }

  it.each([
    ['for a channel that does not follow it', days(4, { channelId: 'nobody', reason: '因故' }), '不采用'],
    ['where the rule speaks of people', { ...setting('G17.fine', 'least', 100), ...forStore }, 'G17'],
    ['of another kind of channel', { ...setting('G2.cadence', 'minPosts', 5), ...forStore }, 'G2'],
    ['of a rule that there is not, for all', setting('G99', 'minPosts', 5), '没有这条规则'],
    ['of a rule that there is not', { ...setting('G99', 'minPosts', 5), ...forStore }, '没有这条规则'],
    ['without a reason', days(4, { ...forStore, reason: ' ' }), '写明青梧百货号的 G6 为什么'],
  ])('is refused %s', (_, number, words) => {
    const refusal = refused(refuseNumbers(groupMedia, [number], [store]))
    expect(refusal).toMatchObject({ code: 'bad-input', message: expect.stringContaining(words) as string })
  })

  it('is refused where it is said twice, for one channel or for all', () => {
    for (const number of [days(4, forStore), days(3)]) {
      const refusal = refused(refuseNumbers(groupMedia, [number, { ...number, value: 5 }], [store]))
      expect(refusal).toMatchObject({ code: 'bad-input', path: 'overrides' })
    }
  })

  it('is fine with a reason; one for all needs none', () => {
    expect(refuseNumbers(groupMedia, [days(3), days(4, forStore)], [store])).toBeNull()
  })

  it('keeps who set it until it is set otherwise', () => {
    const later = { byName: '高远', at: '2026-02-01T02:00:00.000Z' } as const
    const before = [days(3, { set }), days(4, { ...forStore, set })]
    expect(setNumbers([days(3), days(5, forStore)], before, later)).toEqual([
      days(3, { set }),
      days(5, { ...forStore, set: later }),
    ])
    expect(setNumbers([days(4, { ...forStore, reason: '另有原因' })], before, later)[0]?.set).toEqual(later)
    expect(saySetting(before[1]!)).toBe('何静 1月1日 10:00 设定：百货活动多在周末')
    expect(saySetting(days(3))).toBe('')
  })
})

describe('rulebooks that contradict each other', () => {
  const kind = '集团媒体号'
  const between = (...books: Rulebook[]) =>
    findConflicts(books, kind).map(({ about, between: sides }) => [about, ...sides.map(({ rule }) => rule)])

  it('D1, G2: exactly four posts at 16:00 against at least six at 17:00', () => {
    expect(findConflicts([groupMedia, wechatPlatform, dailyPlatform], kind)).toMatchObject([
      {
        about: '“集团媒体号”的发布周期',
        why: '《集团媒体管理规定》G2与《每日平台管理规定》D1都规定了“集团媒体号”的发布周期，只能采用其中一种。',
        between: [
          { book: 'group-media', clause: 'G2', said: '集团媒体号：每天一期，17:00–17:30，每期不少于 6 篇' },
          { book: 'daily-platform', clause: 'D1' },
        ],
      },
      {
        about: '每期篇数',
        why: '《集团媒体管理规定》G2要求每期不少于 6 篇，《每日平台管理规定》D1规定一期不超过 4 篇，不能同时做到。',
        between: [{ rule: 'G2.cadence' }, { rule: 'D1.posts' }],
      },
    ])
  })

  it('are none where each speaks of something else, or of another kind of channel', () => {
    expect(between(groupMedia, wechatPlatform)).toEqual([])
    expect(findConflicts([dailyPlatform, groupMedia], '每日平台')).toEqual([])
  })

  it('W1: the two routes of one rulebook lie beside each other; with the chain of another, each is one too many', () => {
    expect(findConflicts([weiboWechat], '官方微博')).toEqual([])
    expect(findConflicts([weiboWechat, groupMedia], '官方微博').map(({ about }) => about)).toEqual([
      ...['审批流程', '审批流程'],
    ])
  })

  it('are chosen between one by one; what was set aside for the sake of the loser holds again', () => {
    const conflicts = findConflicts([groupMedia, wechatPlatform, dailyPlatform], kind)
    const first = chooseBetween(conflicts, [], { holds: 'G2.cadence', yields: 'D1.cadence' })
    expect(first).toEqual(['D1.cadence'])
    const second = chooseBetween(conflicts, first, { holds: 'G2.cadence', yields: 'D1.posts' })
    expect(second).toEqual(['D1.cadence', 'D1.posts'])
    expect(chooseBetween(conflicts, second, { holds: 'D1.cadence', yields: 'G2.cadence' })).toEqual([
      'G2.cadence',
    ])
    const other = ['G11.chain']
    expect(chooseBetween(conflicts, other, { holds: 'G2.cadence', yields: 'D1.posts' })).toEqual([
      'G11.chain',
      'D1.posts',
    ])
  })

  const standard = (id: string, limit: object, measure = 'pictureBytes') =>
    aRulebook({
      id,
      rules: [
        {
          ...rulesOf(groupMedia, 'material').find((rule) => rule.id === 'G9.bytes')!,
          id,
          clause: id,
          measure,
          limit,
        } as never,
      ],
    })

  it.each([
    [{ above: 10 }, { below: 12 }, false],
    [{ above: 10 }, { below: 11 }, true],
    [{ atLeast: 10 }, { atMost: 10 }, false],
    [{ atLeast: 11 }, { atMost: 10 }, true],
    [{ below: 10 }, { atLeast: 10 }, true],
    [{ atLeast: 11 }, { atLeast: 20 }, false],
    [{ oneOf: ['jpg'] }, { oneOf: ['jpg', 'png'] }, false],
    [{ oneOf: ['jpg'] }, { oneOf: ['png'] }, true],
    [{ given: true }, { oneOf: ['png'] }, false],
  ])('standards of %j and %j leave nothing: %s', (one, other, isConflict) => {
    expect(between(standard('H1', one), standard('H2', other)).length).toBe(isConflict ? 1 : 0)
    expect(between(standard('H1', one), standard('H2', other, 'videoBytes'))).toEqual([])
  })
})

describe('a channel that adopts both', () => {
  const adopting = (setAside: readonly SetAside[], overrides: readonly Override[] = [], plannedPosts = 6) =>
    resolveRules({
      channelId: 'group-media',
      channelKind: '集团媒体号',
      rulebooks: [groupMedia, wechatPlatform, dailyPlatform],
      figures: { ...defaultFigures, plannedPosts },
      terms: { overrides, setAside },
      since: '2026-01-01T00:00:00.000Z',
    })
  const aside = (...ids: string[]) => ids.map((rule) => ({ rule, reason: '按公司决定' }))

  it('is refused until each conflict is resolved', () => {
    expect(refused(adopting([])).clause).toBe('G2')
    expect(refused(adopting(aside('D1.cadence'))).message).toContain('不能同时做到')
  })

  it('D1, G2: follows the one whose contrary is set aside', () => {
    const groups = allowed(adopting(aside('D1.cadence', 'D1.posts')))
    expect(groups).toMatchObject({ cadence: { clause: 'G2' }, maxPosts: 8 })
    const daily = allowed(adopting(aside('G2.cadence'), [], 4))
    expect(daily).toMatchObject({ cadence: { clause: 'D1', minPosts: 4 }, maxPosts: 4, maxPostsClause: 'D1' })
    expect(groups.maxPostsClause).toBe('P1')
  })

  it('D1, G2: or numbers that are set so that both can hold', () => {
    const four = [setting('G2.cadence', 'minPosts', 4)]
    expect(allowed(adopting(aside('D1.cadence'), four, 4))).toMatchObject({
      cadence: { minPosts: 4 },
      maxPosts: 4,
    })
  })

  it('G6: has the company’s numbers in force', () => {
    const slower = [setting('G6.lead-time', 'clearDays', 3), setting('G9.body', 'limit', 400)]
    const rulesInForce = allowed(adopting(aside('D1.cadence', 'D1.posts'), slower))
    expect(rulesInForce.leadTime.clearDays).toBe(3)
    expect(rulesInForce.material.find(({ id }) => id === 'G9.body')).toMatchObject({
      question: '正文不少于 400 字',
      limit: { atLeast: 400 },
    })
  })
})
