import type { Instant } from '../../shared/_kernel'
import { isByHand, type Send } from '../../shared/publishing'
import { makeClock } from '../../cloudfunctions/clock'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

/** The instants of the edition of 4 January 2026, 17:00 to 17:30 in Beijing. */
export const at = {
  lock: '2026-01-04T07:00:00.000Z',
  opening: '2026-01-04T09:00:00.000Z',
  closing: '2026-01-04T09:30:00.000Z',
  /** When nobody has said for an hour whether it still goes out. */
  decided: '2026-01-04T10:30:00.000Z',
} as const

export type Sending = TestCompany & {
  /** Whether the tester finds every preview fine as soon as it is out, or says nothing. */
  tester: 'content' | 'silent'
  /** Hands in and passes posts with these titles, one minute after the other; answers with their ids. */
  passed(...titles: string[]): Promise<string[]>
  /** Ticks once at this instant. */
  tickAt(now: Instant): ReturnType<TestCompany['tick']>
  /** Ticks under a clock that goes on meanwhile. */
  tickBy(clock: () => Instant): ReturnType<TestCompany['tick']>
  send(): Promise<Send>
  post(postId: string): Promise<{ state: string; day: string | null; link: string | null; waits: boolean }>
  /** What this person was told of, the newest first. */
  told(personId: string): Promise<{ kind: string; body: string }[]>
  /** How many sends WeChat accepted. */
  accepted(): Promise<number>
}

export async function openSending(): Promise<Sending> {
  const company = await openCompany('2026-01-01T02:00:00.000Z')
  // A spread would freeze `now`.
  const sending: Sending = Object.assign(company, {
    tester: 'content' as const,
    async passed(...titles: string[]) {
      const ids: string[] = []
      for (const title of titles) {
        const { postId } = await company.as('chen-mo').submit({ title })
        await company.pass(postId)
        company.now = new Date(Date.parse(company.now) + 60_000).toISOString() as Instant
        ids.push(postId)
      }
      return ids
    },
    async tickAt(now: Instant) {
      company.now = now
      const ticked = await company.tick()
      if (sending.tester === 'content') await answerPreviews(company)
      return ticked
    },
    tickBy: (clock: () => Instant) => makeClock({ now: clock })({}, platform()),
    async send() {
      const [send] = await company.db.find('sends', { where: {}, orderBy: ['dueAt', 'desc'], limit: 1 })
      if (!send) throw new Error('nothing is being sent')
      return send
    },
    async post(postId: string) {
      const post = await company.db.get('posts', postId)
      if (!post) throw new Error(`there is no post ${postId}`)
      const { state, place, link, waitsForPlace } = post
      return { state, day: place?.day ?? null, link, waits: waitsForPlace }
    },
    async told(personId: string) {
      const { rows } = await company.as(personId).ask('notices', 'inbox', { after: null })
      return rows.map(({ kind, body }) => ({ kind, body }))
    },
    async accepted() {
      return ((await company.local.standIn('sends')) as unknown[]).length
    },
  })
  return sending
}

/** The tester of the demo company looks at what is out, and finds it fine (W3). */
export async function answerPreviews(company: TestCompany): Promise<void> {
  const waiting = await company.db.find('sends', { where: { stage: 'waiting' }, limit: 10 })
  for (const send of waiting) {
    const { editionId, answers, confirmBy } = send
    if (answers.length > 0 || company.now >= confirmBy || isByHand(send)) continue
    const answer = { commandId: anId(), editionId, fine: true, words: '' }
    await company.as('zhou-ning').ask('publishing', 'answer', answer)
  }
}

/** What the platform tells a function of its caller: nothing, for a timer and for WeChat's servers. */
export function platform(identity: Readonly<Record<string, string>> = {}) {
  const environment = { TCB_CONTEXT_KEYS: Object.keys(identity).join(), ...identity }
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 60_000,
    request_id: 'test',
    environment: JSON.stringify(environment),
    function_version: '$LATEST',
    function_name: 'test',
    namespace: 'test',
  }
}
