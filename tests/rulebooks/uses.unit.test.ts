import { cadence, uses } from '../../cloudfunctions/rulebooks/uses'
import { knownRulebooks } from '../../shared/rulebooks/books'

const clauses = knownRulebooks.flatMap((book) => book.clauses.map(({ id }) => id))

it('X1: every use that the trail tells of is of a clause that there is', () => {
  const named = Object.values(uses).flatMap(({ clause }) =>
    clause === null || clause === cadence ? [] : [clause],
  )
  expect(named.filter((id) => !clauses.includes(id))).toEqual([])
})

it('is said in words of its own', () => {
  const said = Object.values(uses).map((use) => use.said)
  expect(said.filter((words, n) => said.indexOf(words) !== n)).toEqual([])
})
