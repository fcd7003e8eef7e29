import { isRefusal } from '../../shared/_kernel'
import { aMaterial, anId } from '../../tests/_support/builders'
import { openCompany, type TestCompany } from '../../tests/_support/company'
import { atLeast, atMost, exactly, type Part } from '../_measure/goals'
import { measure } from '../_measure/measure'
import { listening, type Logged } from './log'
import { channelId, withPlaces } from './places'

const submissions = 500
const atOnce = 50
/** More than the sixty editions ahead have by themselves, so that nobody has to be refused. */
const placesEach = 10

/** 500 submissions to one channel, 50 at a time: no place twice, none lost, nobody refused. */
export async function underLoad(): Promise<Part> {
  const company = await openCompany('2026-01-01T02:00:00.000Z')
  try {
    await withPlaces(company, placesEach)
    const author = company.as('chen-mo')
    const pictureId = await author.upload()
    let open = 0
    let mostOpen = 0
    let refused = 0
    const log = listening()
    const figures = await measure(submissions, atOnce, async (n) => {
      mostOpen = Math.max(mostOpen, (open += 1))
      const material = aMaterial({ title: `第 ${n} 篇`, pictures: [pictureId] })
      const input = { commandId: anId(), postId: anId(), channelId, material }
      const answer = await author.raw({ path: 'posts.submit', type: 'mutation', input, appVersion: '0.1.0' })
      if (!('data' in answer) || isRefusal(answer.data)) refused += 1
      open -= 1
    })
    const calls = log.leave()
    return {
      goals: {
        'submissions a second': atLeast(figures.perSecond, 50),
        'submission, p99 ms': atMost(figures.p99Ms, 4000),
        'attempts each': atMost(attemptsOf(calls) / submissions, 1.5),
        refused: exactly(refused, 0),
        ...(await placesOf(company)),
      },
      details: { ...figures, mostOpen },
    }
  } finally {
    await company.leave()
  }
}

/** What became of the places, read from what is stored. */
async function placesOf({ db }: TestCompany) {
  const [editions, posts] = await Promise.all([
    db.find('editions', { where: { channelId }, limit: 1000 }),
    db.find('posts', { where: { channelId }, limit: 1000 }),
  ])
  const holds = editions.flatMap(({ places }) => places.map(({ holdId }) => holdId))
  const held = new Set(posts.map(({ place }) => place?.holdId))
  const overfull = editions.filter(({ places, free, plannedPosts }) => places.length + free !== plannedPosts)
  return {
    'places given twice': exactly(posts.length - held.size + overfull.length, 0),
    'posts without their place': exactly(submissions - holds.filter((id) => held.has(id)).length, 0),
    'places of no post': exactly(holds.filter((id) => !held.has(id)).length, 0),
  }
}

function attemptsOf(calls: readonly Logged[]): number {
  return calls
    .filter(({ procedure }) => procedure === 'posts.submit')
    .reduce((sum, { attempts }) => sum + attempts, 0)
}
