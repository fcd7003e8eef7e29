import { checkRule, type Rule } from '../../shared/rulebooks'
import { knownRulebooks } from '../../shared/rulebooks/books'

/** What the regulations ask for, by the letters of the list of requirements: how many entries each has. */
const requirements = { G: 25, W: 9, D: 4, C: 7, E: 8, O: 7, X: 4, P: 3 }

const ids = Object.entries(requirements).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, n) => `${letter}${n + 1}`),
)

/** A clause's id is that of what it meets, with a letter behind it where several rulebooks share in it: `C3B`. */
const requirementOf = (clause: string) => /^[A-Z]\d+/.exec(clause)?.[0]

const clauses = knownRulebooks.flatMap((book) => book.clauses)
const rules = knownRulebooks.flatMap((book) => book.rules)

const clausesFor = (id: string) => clauses.filter((clause) => requirementOf(clause.id) === id)
const rulesFor = (id: string) => rules.filter(({ clause }) => requirementOf(clause) === id)

const verdicts = (rule: Rule, side: 'good' | 'bad') =>
  rule.examples[side].map((told) => checkRule(rule as never, told as never).verdict)

const passes = (rule: Rule) => verdicts(rule, 'good').includes('met')
const fails = (rule: Rule) => verdicts(rule, 'bad').includes('not-met')

const textOnly = clauses.flatMap((clause) => (clause.textOnly === undefined ? [] : [clause.id]))

describe('every entry of the list of requirements', () => {
  it.each(ids)('%s has a clause, and a rule with a case that passes and one that fails', (id) => {
    expect(clausesFor(id)).not.toEqual([])
    if (textOnly.includes(id)) return expect(rulesFor(id)).toEqual([])
    expect(rulesFor(id).filter((rule) => passes(rule) && fails(rule))).not.toEqual([])
  })

  it('is all that the clauses speak of', () => {
    const strange = clauses.filter(({ id }) => !ids.includes(requirementOf(id) ?? ''))
    expect(strange).toEqual([])
  })

  it('is text only in one place: each channel has rules of its own (G25)', () => {
    expect(textOnly).toEqual(['G25'])
  })
})
