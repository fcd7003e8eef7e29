import type { Tick } from '../../../cloudfunctions/_platform/clock-door'
import { theClock } from '../step'
import type { Stored } from '../stored'
import type { Rule } from './rule'

/** X2: a refusal says in words what is in the way, and where a regulation is, which clause. */
export const refusalsExplain: Rule = ({ by, procedure, answer }) => {
  if (!('refusal' in answer)) return []
  const { code, message, clause } = answer.refusal
  const about = `X2 ${procedure} by ${by} was refused (${code})`
  const namesClause = clause !== undefined || (code !== 'against-rule' && code !== 'no-place')
  return [
    ...(message.length > 5 ? [] : [`${about} without a word`]),
    ...(namesClause ? [] : [`${about} without its clause: ${message}`]),
  ]
}

/** Whoever is refused has changed nothing. */
export const refusalsChangeNothing: Rule = ({ answer, before, after, procedure }) =>
  'refusal' in answer
    ? changes(before, after).map((what) => `${procedure} was refused, but changed ${what}`)
    : []

/** Decision 7: the same tap again changes nothing, whenever it comes. */
export const tappingAgainChangesNothing: Rule = ({ again, before, after, procedure }) =>
  again ? changes(before, after).map((what) => `${procedure} came again, and changed ${what}`) : []

/** Whatever the clock finds due, it can do; WeChat's troubles are no faults of ours. */
export const noJobFails: Rule = ({ by, answer }) => {
  if (by !== theClock || !('data' in answer)) return []
  const { failed } = answer.data as Tick
  return failed === 0 ? [] : [`${failed} jobs of the clock failed`]
}

const versioned = ['posts', 'approvals', 'sends', 'people', 'channels', 'deputies', 'adjustments'] as const

type Told = ReadonlyMap<string, string>

/** What two moments are compared by. Of editions only what their places are: looking at one may leave a mark on it. */
function tell(stored: Stored): Told {
  const versions = versioned.flatMap((collection) =>
    [...stored[collection].values()].map(
      ({ _id, version }) => [`${collection}/${_id}`, String(version)] as const,
    ),
  )
  const places = [...stored.editions.values()].map(
    ({ _id, state, free, plannedPosts, places: taken, order }) =>
      [`the places of ${_id}`, JSON.stringify([state, free, plannedPosts, taken, order])] as const,
  )
  return new Map([...versions, ...places])
}

export function changes(before: Stored, after: Stored): string[] {
  const [was, is] = [tell(before), tell(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((what) => was.get(what) !== is.get(what))
}
