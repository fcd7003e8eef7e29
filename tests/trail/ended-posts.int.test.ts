import { firstBreak } from '../../shared/trail'
import { sha256 } from '../../cloudfunctions/_platform/hash'
import { actOn, decisionOn } from '../approvals/at-work'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

// X3: nothing is deleted. What has ended can be read and verified as before.

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

async function withdraw(postId: string): Promise<void> {
  await company.as('chen-mo').ask('approvals', 'withdraw', await actOn(company, 'chen-mo', postId))
}

async function reject(postId: string): Promise<void> {
  const rejection = await decisionOn(company, 'zhou-ning', postId, {
    verdict: 'rejected',
    comment: '与上周重复',
  })
  await company.as('zhou-ning').ask('approvals', 'decide', rejection)
}

async function cancel(postId: string): Promise<void> {
  await company.pass(postId)
  await company.as('chen-mo').ask('posts', 'cancel', { commandId: anId(), postId, reason: '活动取消' })
  for (const personId of ['zhou-ning', 'wu-fan', 'zheng-yi']) {
    const { cancellation } = await company.as(personId).ask('posts', 'detail', { postId })
    const { id: approvalId, digest, current: step } = cancellation!
    const consent = { verdict: 'approved' as const, comment: '', clause: null }
    await company
      .as(personId)
      .ask('approvals', 'decide', { commandId: anId(), approvalId, digest, step, ...consent })
  }
}

test.each([
  ['withdrawn', withdraw],
  ['rejected', reject],
  ['cancelled', cancel],
])('T21: a post that is %s keeps its whole trail, and who ran it still reads it', async (state, end) => {
  const { postId } = await company.as('chen-mo').submit()
  await end(postId)
  const post = await company.db.get('posts', postId)
  if (!post) throw new Error('the post is gone')
  expect(post.state).toBe(state)
  const entries = await company.db.find('trail', {
    where: { subjectId: postId },
    orderBy: ['n', 'asc'],
    limit: 100,
  })
  expect(firstBreak(entries, post.trail, sha256)).toBeNull()
  for (const reader of ['chen-mo', 'zhou-ning', 'he-jing']) {
    const { trail, material } = await company.as(reader).ask('posts', 'detail', { postId })
    expect(trail).toHaveLength(entries.length)
    expect([trail[0]?.action, trail.at(-1)?.action]).toEqual(['submitted', state])
    expect(material.title).toBe(post.title)
  }
})
