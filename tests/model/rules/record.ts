import { postStates } from '../../../shared/posts'
import { firstBreak, type TrailEntry, type TrailHead } from '../../../shared/trail'
import { sha256 } from '../../../cloudfunctions/_platform/hash'
import { is } from '../../../cloudfunctions/_platform/database'
import type { TestCompany } from '../../_support/company'
import type { Stored } from '../stored'
import type { Rule } from './rule'

/** Whatever was handed in is there, in a state that leads somewhere: with a place, waiting for one, or at an end. */
export const noPostIsLost: Rule = ({ after, answer, procedure, input }, { posts }) => {
  const missing = [...posts.keys()].filter((id) => !after.posts.has(id))
  const isAccepted = procedure === 'posts.submit' && 'data' in answer
  const unwritten = isAccepted && !after.posts.has(String(input.postId))
  return [
    ...missing.map((id) => `post ${id} is gone`),
    ...(unwritten ? [`post ${String(input.postId)} was accepted, and is not there`] : []),
    ...[...after.posts.values()].flatMap(({ title, state, place, waitsForPlace }) => {
      if (!postStates.includes(state)) return [`${title} is in no known state: ${state}`]
      const isUnderWay = state === 'in-approval' || state === 'scheduled' || state === 'locked'
      if (isUnderWay && !place && !waitsForPlace)
        return [`${title} is ${state}, and has no place and waits for none`]
      if (!isUnderWay && state !== 'changes-asked' && waitsForPlace)
        return [`${title} is ${state}, and still waits for a place`]
      return place && waitsForPlace ? [`${title} has a place, and waits for one`] : []
    }),
  ]
}

/** X3: every trail can be verified from its first entry to its head, and only grows. */
export const trailsAreUnbroken: Rule = async ({ after }, { trails }, company) => {
  const grown = subjects(after).filter(({ _id, trail }) => trails.get(_id)?.hash !== trail.hash)
  const entries = await entriesOf(
    company,
    grown.map(({ _id }) => _id),
  )
  return grown.flatMap(({ _id, trail }) => {
    const own = entries.filter(({ subjectId }) => subjectId === _id)
    const known = trails.get(_id)
    trails.set(_id, trail)
    const found = firstBreak(own, trail, sha256)
    const isRewritten = known !== undefined && known.n > 0 && own[known.n - 1]?.hash !== known.hash
    return [
      ...(found === null ? [] : [`X3 the trail of ${_id} is broken: ${found}`]),
      ...(isRewritten ? [`X3 the trail of ${_id} was rewritten`] : []),
    ]
  })
}

type Subject = { readonly _id: string; readonly trail: TrailHead }

function subjects({ posts, editions, sends, adjustments, people, channels }: Stored): Subject[] {
  return [posts, editions, sends, adjustments, people, channels].flatMap((each) => [
    ...(each as ReadonlyMap<string, Subject>).values(),
  ])
}

const subjectsAtOnce = 40
const entriesAtOnce = 1000

async function entriesOf({ db }: TestCompany, subjectIds: readonly string[]): Promise<TrailEntry[]> {
  const entries: TrailEntry[] = []
  for (let from = 0; from < subjectIds.length; from += subjectsAtOnce) {
    const where = { subjectId: is.oneOf(subjectIds.slice(from, from + subjectsAtOnce)) }
    const found = await db.find('trail', { where, limit: entriesAtOnce })
    if (found.length === entriesAtOnce) throw new Error('more trail entries than are read at once')
    entries.push(...found)
  }
  return entries.sort((a, b) => a.n - b.n)
}
