import { checkMaterial, groupMedia, wechatPlatform } from '../../shared/rulebooks'

const rulebooks = [groupMedia, wechatPlatform]
const rules = rulebooks.flatMap((book) => book.material.map((rule) => [rule.id, rule] as const))

describe('every material rule', () => {
  it.each(rules)('%s is met by its good examples', (_, rule) => {
    expect(rule.examples.good.length).toBeGreaterThan(0)
    for (const facts of rule.examples.good) {
      expect(checkMaterial([rule], facts)).toMatchObject([{ verdict: 'met', clause: rule.clause }])
    }
  })

  it.each(rules)('%s is broken by its bad examples, and says by what', (_, rule) => {
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    for (const facts of rule.examples.bad) {
      const [finding] = checkMaterial([rule], facts)
      expect(finding).toMatchObject({ rule: rule.id, clause: rule.clause, verdict: 'not-met' })
      expect(finding!.measured).toBeDefined()
      expect(finding!.limit).toMatch(/\S/)
    }
  })

  it.each(rules)('%s is not known yet while nothing is known', (_, rule) => {
    expect(checkMaterial([rule], {})).toMatchObject([{ verdict: 'not-known-yet' }])
    expect(checkMaterial([rule], {})[0]).not.toHaveProperty('measured')
  })

  it('has an id of its own', () => {
    expect(new Set(rules.map(([id]) => id)).size).toBe(rules.length)
  })
})

/** The clauses of the list of requirements, by their letters. */
const requirements = { G: 25, W: 9, D: 4, C: 7, E: 8, O: 7, X: 4, P: 3 } as const
const listed = Object.entries(requirements).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, n) => `${letter}${n + 1}`),
)

describe.each(rulebooks.map((book) => [book.title, book] as const))('%s', (_, book) => {
  const clauses = book.clauses.map(({ id }) => id)

  it('has each clause once, and only such as the list of requirements knows', () => {
    expect(new Set(clauses).size).toBe(clauses.length)
    expect(clauses.filter((id) => !listed.includes(id))).toEqual([])
  })

  it('tells each clause in words', () => {
    const silent = book.clauses.filter(
      ({ heading, text, source }) => !/\p{Script=Han}/u.test(heading) || text.length < 10 || source === '',
    )
    expect(silent).toEqual([])
  })

  it('X2: hangs everything that it asks on one of its own clauses', () => {
    const asked = [book.leadTime, book.chain, book.capacity, ...(book.cadences ?? []), ...book.material]
    const named = asked.flatMap((rule) => rule?.clause ?? [])
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((id) => !clauses.includes(id))).toEqual([])
  })
})

describe('the figures of the regulations', () => {
  const cadence = (kind: string) => groupMedia.cadences!.find((rule) => rule.channelKind === kind)

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
    const windows = groupMedia.cadences!.map(({ window }) => window)
    expect(windows).toEqual(Array(3).fill({ opens: '17:00', closes: '17:30' }))
  })

  it('G6: the lead time is 2 clear days', () => {
    expect(groupMedia.leadTime).toEqual({ clause: 'G6', clearDays: 2 })
  })

  it('G11: editing, review and publication are the business of different people', () => {
    expect(groupMedia.chain!.steps.map(({ role }) => role)).toEqual(['editor', 'reviewer', 'publisher'])
    expect(groupMedia.chain!.differentPeople).toBe(true)
  })

  it('P1: the platform takes 8 posts', () => {
    expect(wechatPlatform.capacity).toEqual({ clause: 'P1', maxPosts: 8 })
  })

  it('G9: the width of a picture is the company’s figure, no other is', () => {
    const own = rules.filter(([, rule]) => rule.companyFigure).map(([id]) => id)
    expect(own).toEqual(['G9.sharp'])
  })
})
