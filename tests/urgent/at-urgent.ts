import type { Arrangement } from '../../shared/urgent'
import { anId } from '../_support/builders'
import type { TestCompany } from '../_support/company'

/** What this person's screen shows of the urgent request of a post. */
export async function urgentOf(company: TestCompany, personId: string, postId: string) {
  const { latest } = await company.as(personId).ask('urgent', 'detail', { postId })
  if (!latest) throw new Error(`nothing urgent was asked for ${postId}`)
  return latest
}

export function askFor(company: TestCompany, postId: string, wishedDay: string, personId = 'chen-mo') {
  const wish = { postId, wishedDay: wishedDay as `${number}-${number}-${number}`, reason: '活动提前' }
  return company.as(personId).ask('urgent', 'ask', { commandId: anId(), ...wish })
}

/** A decision on what this person sees of an urgent request. */
export async function decisionOn(
  company: TestCompany,
  personId: string,
  postId: string,
  said: { extras?: Arrangement; verdict?: 'approved' | 'rejected'; comment?: string } = {},
) {
  const { approval } = await urgentOf(company, personId, postId)
  return {
    ...{ commandId: anId(), approvalId: approval.id, digest: approval.digest, step: approval.current },
    ...{ verdict: 'approved' as const, comment: '', clause: null, ...said },
  }
}

/** The unit's head signs. */
export async function sign(company: TestCompany, postId: string, head = 'ma-chao'): Promise<void> {
  await company.as(head).ask('approvals', 'decide', await decisionOn(company, head, postId))
}

export function editionId(day: string): string {
  return `group-media_${day}_1`
}

/** Every place of every edition has its post, and every post its place; none has more than it takes. */
export async function expectWholeness({ db }: TestCompany): Promise<void> {
  const [editions, posts] = await Promise.all([
    db.find('editions', { where: {}, limit: 1000 }),
    db.find('posts', { where: {}, limit: 1000 }),
  ])
  for (const edition of editions) {
    const pointing = posts.filter(({ place }) => place?.editionId === edition._id)
    expect(edition.places.map(({ holdId }) => holdId).sort()).toEqual(
      pointing.map(({ place }) => place?.holdId).sort(),
    )
    expect(edition.free).toBe(edition.plannedPosts - edition.places.length)
    expect(edition.free).toBeGreaterThanOrEqual(0)
    expect(edition.plannedPosts).toBeLessThanOrEqual(edition.maxPosts)
  }
}
