import type { Instant } from '../../shared/_kernel'
import type { TestCompany } from '../_support/company'
import { anId } from '../_support/builders'
import { openSending, type Sending } from '../publishing/sending'

export const edition = (day: string) => `group-media_${day}_1`

export const fourth = edition('2026-01-04')

export type Desk = Sending & {
  /** A tap of this person at the desk; answers with 'done', or with the refusal's code. */
  tap(person: string, procedure: string, input: object): Promise<string>
  /** The titles of an edition in its order, as the desk shows them. */
  titles(editionId?: string): Promise<string>
  screen(editionId?: string): ReturnType<typeof screenOf>
  /** The titles that WeChat accepted, in the order of its articles. */
  sent(): Promise<string[]>
  /** What the drafts in the box hold. */
  drafts(): Promise<string[]>
}

function screenOf(company: TestCompany, editionId: string) {
  return company.as('zhou-ning').ask('desk', 'screen', { editionId })
}

/** Thursday, 1 January 2026: what is handed in now appears on Sunday, 4 January. */
export async function openDesk(): Promise<Desk> {
  const company = await openSending()
  return Object.assign(company, {
    async tap(person: string, procedure: string, input: object) {
      const event = {
        path: `desk.${procedure}`,
        type: 'mutation',
        input: { commandId: anId(), ...input },
        appVersion: '0.1.0',
      }
      const { refusal, fault, data } = await company.as(person).raw(event)
      if (fault) throw new Error(`${procedure}: a fault`)
      return refusal?.code ?? (data ? 'done' : 'nothing')
    },
    async titles(editionId = fourth) {
      return (await screenOf(company, editionId)).posts.map(({ title }) => title).join('')
    },
    screen: (editionId = fourth) => screenOf(company, editionId),
    async sent() {
      const sends = (await company.local.standIn('sends')) as { articles: { title: string }[] }[]
      return sends.map(({ articles }) => articles.map(({ title }) => title).join(''))
    },
    async drafts() {
      const drafts = (await company.local.standIn('drafts')) as { articles: { title: string }[] }[]
      return drafts.map(({ articles }) => articles.map(({ title }) => title).join(''))
    },
  })
}

export const at = {
  morning: '2026-01-04T02:00:00.000Z',
  lock: '2026-01-04T07:00:00.000Z',
  afterLock: '2026-01-04T07:30:00.000Z',
  textsClose: '2026-01-04T08:30:00.000Z',
  late: '2026-01-04T08:55:00.000Z',
  opening: '2026-01-04T09:00:00.000Z',
  inWindow: '2026-01-04T09:01:00.000Z',
  closing: '2026-01-04T09:30:00.000Z',
} as const satisfies Record<string, Instant>
