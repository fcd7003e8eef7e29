import { aMaterial, anId } from '../../tests/_support/builders'
import { openCompany, type TestCompany } from '../../tests/_support/company'
import { atMost, type Goal, type Part } from '../_measure/goals'
import { measure, rounded } from '../_measure/measure'
import { listening } from './log'
import { channelId, withPlaces } from './places'
import { profiled } from './own-work'
import { watchSdk } from './sdk-watch'

/** A procedure as people call it, and what it may cost. */
type Subject = {
  readonly name: string
  readonly kind: keyof typeof limits
  readonly sequence?: number
  readonly work: () => Promise<unknown>
}

const waiting = 30
const calls = 200
const fewer = 30
/** As a cloud would add to every call of the SDK. */
const delayMs = 15

const limits = {
  read: { p50: 10, p99: 40, delayed: 60 },
  submit: { p50: 40, p99: 150, delayed: 250 },
} as const

/** Latency, calls in sequence and own work of what people do most, in a company with 30 posts waiting. */
export async function callsOfProcedures(): Promise<Part> {
  const company = await openCompany('2026-01-01T02:00:00.000Z')
  const log = listening()
  try {
    const subjects = await subjectsIn(company)
    const goals: Record<string, Goal> = {}
    const details: Record<string, object> = {}
    for (const subject of subjects) {
      const { found, ...figures } = await costOf(subject)
      Object.assign(goals, found)
      details[subject.name] = figures
    }
    const examined = await worstExamined(company)
    goals['documents examined beyond 2 × returned'] = atMost(examined, 20)
    return { goals, details }
  } finally {
    log.leave()
    await company.leave()
  }
}

async function costOf({ name, kind, sequence, work }: Subject) {
  await measure(fewer, 1, work)
  // Counted first: what hundreds of calls hand in fills the calendar, and each has to look further than the one before.
  const watch = await watchSdk(delayMs)
  const cost = await watch.during(work)
  const delayed = await measure(fewer, 1, work)
  watch.leave()
  if (cost.calls === 0) throw new Error(`${name} does not go through the watch`)
  const figures = await measure(calls, 1, work)
  const profile = await profiled(() => measure(calls, 1, work))
  const ownMs = profile.own / calls
  const most = limits[kind]
  const found: Record<string, Goal> = {
    [`${name}, p50 ms`]: atMost(figures.p50Ms, most.p50),
    [`${name}, p99 ms`]: atMost(figures.p99Ms, most.p99),
    [`${name}, p50 ms with ${delayMs} ms a call`]: atMost(delayed.p50Ms, most.delayed),
    ...(sequence !== undefined && { [`${name}, calls in sequence`]: atMost(cost.inSequence, sequence) }),
    [`${name}, own work, ms`]: atMost(ownMs, 5),
  }
  return {
    found,
    ...figures,
    delayedP50Ms: delayed.p50Ms,
    ...cost,
    ownMs: rounded(ownMs),
    sdkMs: rounded(profile.sdk / calls),
    besideMs: rounded(profile.beside / calls),
  }
}

async function subjectsIn(company: TestCompany): Promise<Subject[]> {
  await withPlaces(company, 20)
  const author = company.as('chen-mo')
  const editor = company.as('zhou-ning')
  const pictureId = await author.upload()
  const submit = () => {
    const material = aMaterial({ pictures: [pictureId] })
    return author.ask('posts', 'submit', { commandId: anId(), postId: anId(), channelId, material })
  }
  const posts: string[] = []
  for (let n = 0; n < waiting; n += 1) posts.push((await submit()).postId)
  const [postId = ''] = posts
  const editionId = 'group-media_2026-01-04_1'
  const read = { kind: 'read' } as const
  return [
    { ...read, name: 'home.today', work: () => editor.ask('home', 'today') },
    { ...read, name: 'approvals.inbox', sequence: 2, work: () => editor.ask('approvals', 'inbox') },
    { ...read, name: 'editions.calendar', sequence: 2, work: () => author.ask('editions', 'calendar') },
    { ...read, name: 'posts.mine', work: () => author.ask('posts', 'mine', { after: null }) },
    { ...read, name: 'posts.detail', work: () => editor.ask('posts', 'detail', { postId }) },
    { ...read, name: 'desk.screen', work: () => editor.ask('desk', 'screen', { editionId }) },
    { ...read, name: 'notices.inbox', work: () => editor.ask('notices', 'inbox', { after: null }) },
    { name: 'posts.submit', kind: 'submit', sequence: 10, work: submit },
  ]
}

/** The worst call of the SDK so far: how many documents it examined beyond twice those that it answered with. */
async function worstExamined({ local }: TestCompany): Promise<number> {
  const answer = await fetch(`${local.url}/_inspect/${local.envId}/calls?after=0`)
  const { calls: made } = (await answer.json()) as { calls: { examined?: number; returned?: number }[] }
  return Math.max(...made.map(({ examined = 0, returned = 0 }) => examined - 2 * returned))
}
