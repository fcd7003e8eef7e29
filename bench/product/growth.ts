import { addDays, instantAt, type Day } from '../../shared/_kernel'
import { sortKeyOf, type Post, type PostState, type Revision } from '../../shared/posts'
import type { Approval } from '../../shared/approvals'
import type { Collection, Documents } from '../../cloudfunctions/_platform/collections'
import { aMaterial, anId } from '../../tests/_support/builders'
import { openCompany, type TestCompany } from '../../tests/_support/company'
import { atMost, type Goal, type Part } from '../_measure/goals'
import { measure, randomFrom, type Figures } from '../_measure/measure'
import { listening } from './log'
import { channelId } from './places'

const seed = 20_260_101
const sizes = { small: 1_000, large: 100_000 } as const
const authors = 2_000
/** One author has a twentieth of all posts: 5,000 of 100,000. */
const prolificShare = 20
/** As many in any size, so that what is found is the same. */
const rareOnes = 10
const waitingEach = 30
const years = 3
const pageSize = 20
const calls = 100
const atOnce = 500

type Filled = { readonly prolific: string; readonly fiftieth: string; readonly rare: Day }

/** What is read most, with 1,000 and with 100,000 posts of three years behind it. */
export async function growth(): Promise<Part> {
  const small = await measuredWith(sizes.small)
  const large = await measuredWith(sizes.large)
  const goals: Record<string, Goal> = {}
  for (const name of Object.keys(small))
    goals[`${name}, p50 of 100 k posts by that of 1 k`] = atMost(p50(large, name) / p50(small, name), 1.5)
  return { goals, details: { seed, small, large } }
}

type Measured = Readonly<Record<string, Figures>>

const p50 = (measured: Measured, name: string) => measured[name]?.p50Ms ?? NaN

async function measuredWith(count: number): Promise<Measured> {
  const company = await openCompany('2026-01-01T02:00:00.000Z')
  const log = listening()
  try {
    const { prolific, fiftieth, rare } = await fill(company, count)
    const author = company.as(prolific)
    const editor = company.as('zhou-ning')
    const search = {
      scope: { of: 'channel', channelId },
      words: '',
      state: null,
      from: null,
      through: null,
    } as const
    const measured: Record<string, Figures> = {}
    const works = {
      'own posts, page 1': () => author.ask('posts', 'mine', { after: null }),
      'own posts, page 50': () => author.ask('posts', 'mine', { after: fiftieth }),
      'inbox of 30': () => editor.ask('approvals', 'inbox'),
      calendar: () => author.ask('editions', 'calendar'),
      desk: () => editor.ask('desk', 'screen', { editionId: `${channelId}_2026-01-04_1` }),
      'archive, page 1': () => editor.ask('archive', 'search', { ...search, after: null }),
      'archive, a rare state': () =>
        editor.ask('archive', 'search', { ...search, state: 'cancelled', after: null }),
      'archive, a rare word': () =>
        editor.ask('archive', 'search', { ...search, words: '腊八', after: null }),
      'archive, one day': () =>
        editor.ask('archive', 'search', { ...search, from: rare, through: rare, after: null }),
    }
    for (const [name, work] of Object.entries(works)) {
      await measure(pageSize, 1, work)
      measured[name] = await measure(calls, 1, work)
    }
    return measured
  } finally {
    log.leave()
    await company.leave()
  }
}

/** Real posts, one handed in through the door and the others modelled on it, written straight into the database. */
async function fill(company: TestCompany, count: number): Promise<Filled> {
  const { db } = company
  const author = company.as('chen-mo')
  const pictureId = await author.upload()
  const material = aMaterial({ pictures: [pictureId] })
  const { postId } = await author.ask('posts', 'submit', {
    commandId: anId(),
    postId: anId(),
    channelId,
    material,
  })
  const [post, person] = await Promise.all([db.get('posts', postId), db.get('people', 'chen-mo')])
  if (!post || !person) throw new Error('the model is missing')
  const [approval, revision] = await Promise.all([
    db.get('approvals', post.approvalId),
    db.get('revisions', post.approvalId),
  ])
  if (!approval || !revision) throw new Error('the model is not whole')
  const random = randomFrom(seed)
  const first = addDays('2026-01-01', -365 * years)
  const insert = <C extends Collection>(collection: C, documents: readonly Documents[C][]) =>
    inBatches(documents, (batch) => db.transact((tx) => tx.insert(collection, ...batch)))

  await insert(
    'people',
    Array.from({ length: authors }, (_, n) => ({
      ...person,
      _id: `author-${n}`,
      openId: `openid-of-author-${n}`,
    })),
  )
  const apart = Math.floor(count / rareOnes)
  const posts = Array.from({ length: count }, (_, n) => {
    const day = addDays(first, Math.floor((n * 365 * years) / count))
    const by = n % prolificShare === 0 ? person._id : `author-${Math.floor(random() * authors)}`
    return modelled(post, { n, by, day, state: n % apart === apart - 1 ? 'cancelled' : 'published' })
  })
  await insert('posts', posts)
  await insert(
    'revisions',
    posts.map((each) => revisionOf(revision, each)),
  )
  await insert(
    'approvals',
    posts.slice(-waitingEach + 1).map((each) => waitingFor(approval, each)),
  )
  const own = posts.filter(({ submitterId }) => submitterId === person._id).reverse()
  const last = own[Math.min(49 * pageSize, own.length - pageSize) - 1]
  if (!last) throw new Error('there is no such page')
  return { prolific: person._id, fiftieth: last.sortKey, rare: addDays(first, 100) }
}

type Varied = { readonly n: number; readonly by: string; readonly day: Day; readonly state: PostState }

function modelled(post: Post, { n, by, day, state }: Varied): Post {
  const _id = `grown-${String(n).padStart(7, '0')}`
  const submittedAt = instantAt(day, '10:00')
  return {
    ...post,
    _id,
    submissionId: _id,
    submitterId: by,
    approvalId: `${_id}_1`,
    state,
    place: post.place && { ...post.place, editionId: `${channelId}_${day}_1`, holdId: _id, day },
    submittedAt,
    sortKey: sortKeyOf(submittedAt, _id),
  }
}

/** The rare ones mention what no other does. */
function revisionOf(revision: Revision, { _id, state }: Post): Revision {
  const own = { ...revision, _id: `${_id}_1`, postId: _id }
  if (state !== 'cancelled') return own
  return { ...own, grams: [...own.grams, '腊八'], material: { ...own.material, title: '腊八节' } }
}

function waitingFor(approval: Approval, { _id }: Post): Approval {
  const id = `${_id}_1`
  return { ...approval, _id: id, subjectId: _id, sortKey: `${approval.sortKey}_${_id}` }
}

async function inBatches<T>(all: readonly T[], write: (batch: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await write(all.slice(from, from + atOnce))
}
