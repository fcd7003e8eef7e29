import { checkMaterial, checkRule, rulesOf, sayRule, type Rule, type RuleKind } from '../../shared/rulebooks'
import { groupMedia, knownRulebooks, wechatPlatform } from '../../shared/rulebooks/books'

const rules = knownRulebooks.flatMap((book) => book.rules.map((rule) => [rule.id, rule] as const))
const material = knownRulebooks.flatMap((book) =>
  rulesOf(book, 'material').map((rule) => [rule.id, rule] as const),
)

const check = (rule: Rule, told: unknown) => checkRule(rule as never, told as never)

describe('every rule', () => {
  it.each(rules)('%s is kept by its good examples and broken by its bad ones', (_, rule) => {
    const { good, bad } = rule.examples
    expect([good.length > 0, bad.length > 0]).toEqual([true, true])
    expect(good.filter((told) => check(rule, told).verdict !== 'met')).toEqual([])
    expect(bad.filter((told) => check(rule, told).verdict !== 'not-met')).toEqual([])
  })

  it.each(rules)('X2: %s that is broken says by what, what it asks, and in which clause', (_, rule) => {
    for (const told of rule.examples.bad) {
      const { clause, question, measured, limit } = check(rule, told)
      expect(clause).toBe(rule.clause)
      expect(question).toBe(sayRule(rule))
      expect(
        [measured, limit].filter((said) => said === undefined || /undefined|NaN|null/.test(said)),
      ).toEqual([])
      expect(limit).toMatch(/\S/)
    }
  })

  it.each(rules)('%s is told in one line of plain words', (_, rule) => {
    expect(sayRule(rule)).toMatch(/^[^\n]{4,160}$/)
    expect(sayRule(rule)).toMatch(/\p{Script=Han}/u)
    expect(sayRule(rule)).not.toMatch(/undefined|NaN|\[object/)
  })

  it('has an id of its own, beginning with its clause', () => {
    expect(new Set(rules.map(([id]) => id)).size).toBe(rules.length)
    expect(rules.filter(([id, { clause }]) => !id.startsWith(`${clause}.`))).toEqual([])
  })
})

describe('every material rule', () => {
  it.each(material)('%s is not known yet while nothing is known', (_, rule) => {
    expect(checkMaterial([rule], {})).toMatchObject([{ verdict: 'not-known-yet' }])
    expect(checkMaterial([rule], {})[0]).not.toHaveProperty('measured')
  })
})

describe('the clauses', () => {
  it('have ids of their own, over all rulebooks', () => {
    const ids = knownRulebooks.flatMap(({ clauses }) => clauses.map(({ id }) => id))
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([])
  })

  it.each(knownRulebooks)('of $title are told in words', ({ clauses }) => {
    const silent = clauses.filter(
      ({ heading, text, source }) => !/\p{Script=Han}/u.test(heading) || text.length < 10 || source === '',
    )
    expect(silent).toEqual([])
  })

  it.each(knownRulebooks)('of $title have a rule, or say why they have none', ({ clauses, rules: hung }) => {
    const silent = clauses.filter(({ id, textOnly }) => {
      const hasRule = hung.some(({ clause }) => clause === id)
      return hasRule === (textOnly !== undefined)
    })
    expect(silent).toEqual([])
  })

  it.each(knownRulebooks)(
    'X2: of $title are what everything that it asks hangs on',
    ({ clauses, rules: hung }) => {
      const ids = clauses.map(({ id }) => id)
      expect(hung.filter(({ clause }) => !ids.includes(clause))).toEqual([])
    },
  )

  it.each(knownRulebooks)(
    'of $title have no figure in their words that no rule has',
    ({ clauses, rules: hung }) => {
      const figures = (text: string) => text.replace(/[A-Z]\d+/g, '').match(/\d[\d:.]*/g) ?? []
      const unruled = clauses.flatMap(({ id, text }) => {
        const known =
          JSON.stringify(hung.filter(({ clause }) => clause === id)) + JSON.stringify(explained[id])
        return figures(text)
          .filter((figure) => !known.includes(figure))
          .map((figure) => `${id}: ${figure}`)
      })
      expect(unruled).toEqual([])
    },
  )
})

/** Figures in a clause's words that are an example, a way of writing, or another clause's. */
const explained: Readonly<Record<string, readonly string[]>> = {
  G4: ['服务号每月 4 次见 P2'],
  G6: ['1 月 1 日、1 月 4 日是例子'],
  G9: ['5 MB、500 MB 以字节写在标准里'],
  P1: ['1 MB 以字节写在标准里'],
  P3: ['1 MB、10 MB 以字节写在标准里'],
  O3: ['24 小时以分钟写在规则里'],
}

describe('the figures of the regulations', () => {
  const only = <K extends RuleKind>(kind: K, clause: string) =>
    knownRulebooks.flatMap((book) => rulesOf(book, kind)).find((rule) => rule.clause === clause)
  const cadence = (kind: string) =>
    rulesOf(groupMedia, 'cadence').find(({ channelKind }) => channelKind === kind)

  it('G2: 集团媒体号 sends at least 6 posts every day', () => {
    expect(cadence('集团媒体号')).toMatchObject({ clause: 'G2', cadence: { kind: 'every-day' }, minPosts: 6 })
  })

  it('G3: 综超号 sends at least 4 posts every two days', () => {
    expect(cadence('综超号')).toMatchObject({
      clause: 'G3',
      cadence: { kind: 'every-n-days', n: 2 },
      minPosts: 4,
    })
  })

  it('G4: 百货号 sends on the 8th, 16th, 24th and 30th', () => {
    expect(cadence('百货号')).toMatchObject({
      clause: 'G4',
      cadence: { kind: 'days-of-month', days: [8, 16, 24, 30] },
    })
  })

  it('G2, G3, G4: all send between 17:00 and 17:30', () => {
    const windows = rulesOf(groupMedia, 'cadence').map(({ window }) => window)
    expect(windows).toEqual(Array(3).fill({ opens: '17:00', closes: '17:30' }))
  })

  it('G5: the head of the WeChat department approves adjustments of posts and time', () => {
    expect(only('adjustment', 'G5')).toMatchObject({ changes: ['posts', 'window'], approvedBy: 'head' })
  })

  it('G6: the lead time is 2 clear days', () => {
    expect(only('lead-time', 'G6')).toMatchObject({ clearDays: 2 })
  })

  it('G11: editing, review and publication are the business of different people', () => {
    const chain = only('chain', 'G11')!
    expect(chain.steps.map(({ role }) => role)).toEqual(['editor', 'reviewer', 'publisher'])
    expect(chain.differentPeople).toBe(true)
  })

  it('G11, G23: four hands are charged for wrong information, three for breaches of the law', () => {
    expect(only('grades', 'G11')!.charged).toEqual(['submitter', 'editor', 'reviewer', 'publisher'])
    expect(only('grades', 'G23')!.charged).toEqual(['submitter', 'editor', 'reviewer'])
  })

  it('G13: an account needs two sealed pages and two offices', () => {
    expect(only('request', 'G13')).toMatchObject({ steps: ['微信部门', '行政部'] })
    expect(only('request', 'G13')!.proofs).toHaveLength(2)
  })

  it('G17: neglect costs 200 to 500 yuan', () => {
    expect(only('sanction', 'G17')!.fine).toEqual({ least: 200, most: 500 })
  })

  it('P1: the platform takes 8 posts', () => {
    expect(only('capacity', 'P1')).toMatchObject({ maxPosts: 8 })
  })

  it('P2: a subscription account sends once a day, a service account four times a month', () => {
    const quotas = rulesOf(wechatPlatform, 'quota').map(({ account, sends, per }) => [account, sends, per])
    expect(quotas).toEqual([
      ['subscription', 1, 'day'],
      ['service', 4, 'month'],
    ])
  })

  it.each([
    ['W7', 200, 500],
    ['C5', 100, 100],
    ['C5', 50, 50],
  ])('%s: a breach costs %i to %i yuan', (clause, least, most) => {
    const fines = knownRulebooks
      .flatMap((book) => rulesOf(book, 'sanction'))
      .filter((rule) => rule.clause === clause)
      .map(({ fine }) => fine)
    expect(fines).toContainEqual({ least, most })
  })

  it('W3: WeChat is mass-sent once a day', () => {
    expect(only('quota', 'W3')).toMatchObject({ sends: 1, per: 'day' })
  })

  it('D1: four posts, 16:00 to 16:20, at weekends from 10:00', () => {
    expect(only('capacity', 'D1')).toMatchObject({ maxPosts: 4 })
    expect(only('cadence', 'D1')).toMatchObject({
      minPosts: 4,
      window: { opens: '16:00', closes: '16:20' },
      windowsOn: [{ weekdays: [6, 7], window: { opens: '10:00' } }],
    })
  })

  it('C4: everybody reads and speaks from 19:00 to 21:00', () => {
    expect(only('hours', 'C4')).toMatchObject({ window: { opens: '19:00', closes: '21:00' } })
  })

  it('E8: every message is answered, a mass send asked for a week ahead', () => {
    expect(only('figure', 'E8')).toMatchObject({ bound: { atLeast: 100 }, unit: '%' })
    expect(only('ahead', 'E8B')).toMatchObject({ days: 7 })
  })

  it('the company’s figures are those that no regulation gives', () => {
    const own = rules.filter(([, { companyFigure }]) => companyFigure).map(([id]) => id)
    expect(own).toEqual([
      ...['G9.sharp', 'G13.renewal', 'P1.cover.width', 'P1.cover.height', 'C2.through', 'C5.confirm'],
      ...['E5.inspection', 'E6.length', 'E6.kinds', 'E6.change', 'E6.lost', 'E6A.backup', 'E6A.logins'],
      ...['O7.login', 'O2.updated', 'O4.gathered', 'O3.comments', 'O3.prizes', 'X1.confirmed'],
    ])
  })
})
