import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

async function approvalOf(personId: string, postId: string) {
  const { approval } = await company.as(personId).ask('posts', 'detail', { postId })
  return {
    approvalId: approval.id,
    digest: approval.digest,
    step: approval.current,
    verdict: 'approved',
    comment: '',
    clause: null,
  }
}

test('T2: two reviewers approve at once: one decision, one trail entry, one notice', async () => {
  const { postId } = await company.as('chen-mo').submit()
  await company.as('zhou-ning').decide(postId)
  const decision = await approvalOf('wu-fan', postId)
  const call = (personId: string) =>
    company.as(personId).raw({
      path: 'approvals.decide',
      type: 'mutation',
      input: { commandId: anId(), ...decision },
      appVersion: '0.1.0',
    })
  const answers = await Promise.all([call('wu-fan'), call('sun-li')])
  expect(answers.filter((answer) => answer.data !== undefined)).toHaveLength(1)
  expect(answers.filter((answer) => answer.refusal?.code === 'stale')).toHaveLength(1)
  const { trail } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(trail.filter(({ action }) => action === 'reviewer-approved')).toHaveLength(1)
  const { rows } = await company.as('zheng-yi').ask('notices', 'inbox', { after: null })
  expect(rows.filter(({ opens }) => opens.id === postId)).toHaveLength(1)
})

test('T13: one approves while another refuses: one of the two counts, and the other is told', async () => {
  const { postId } = await company.as('chen-mo').submit()
  await company.as('zhou-ning').decide(postId)
  const decision = await approvalOf('wu-fan', postId)
  const call = (personId: string, said: object) =>
    company.as(personId).raw({
      path: 'approvals.decide',
      type: 'mutation',
      input: { commandId: anId(), ...decision, ...said },
      appVersion: '0.1.0',
    })
  const [approved, rejected] = await Promise.all([
    call('wu-fan', {}),
    call('sun-li', { verdict: 'rejected', comment: '与上周重复' }),
  ])
  const [counts, late] = 'data' in approved ? [approved, rejected] : [rejected, approved]
  expect(late.refusal?.code).toMatch(/stale|wrong-state/)
  const { post, trail, approval } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  const wasApproved = counts === approved
  expect(post.state).toBe(wasApproved ? 'in-approval' : 'rejected')
  expect(approval.state).toBe(wasApproved ? 'open' : 'rejected')
  expect(trail.at(-1)?.action).toBe(wasApproved ? 'reviewer-approved' : 'rejected')
  const { waiting } = await company.as('zheng-yi').ask('approvals', 'inbox')
  expect(waiting.some(({ subjectId }) => subjectId === postId)).toBe(wasApproved)
})

test('T15, G11: nobody is asked about their own post, and deciding it anyway is refused', async () => {
  const { postId } = await company.as('sun-li').submit()
  await company.as('zhou-ning').decide(postId)
  const detail = await company.as('sun-li').ask('posts', 'detail', { postId })
  expect(detail.can.decide).toBe(false)
  expect(detail.approval.steps[1]?.names).toEqual(['吴凡'])
  const decision = { commandId: anId(), ...(await approvalOf('sun-li', postId)) }
  expect(await company.as('sun-li').refused('approvals', 'decide', decision)).toMatchObject({
    code: 'not-allowed',
    clause: 'G11',
  })
})

test('G11: an admin, a step that is not yet open, and a stranger to the chain are refused', async () => {
  const { postId } = await company.as('chen-mo').submit()
  const decision = await approvalOf('chen-mo', postId)
  for (const personId of ['he-jing', 'zheng-yi', 'gao-yuan', 'chen-mo']) {
    const refusal = await company
      .as(personId)
      .refused('approvals', 'decide', { commandId: anId(), ...decision })
    expect(refusal.code).toBe('not-allowed')
  }
})

test('a repeated tap answers with what became of the first', async () => {
  const { postId } = await company.as('chen-mo').submit()
  const decision = { commandId: anId(), ...(await approvalOf('zhou-ning', postId)) }
  const editor = company.as('zhou-ning')
  const first = await editor.ask('approvals', 'decide', decision as never)
  expect(await editor.ask('approvals', 'decide', decision as never)).toEqual(first)
  const { trail } = await editor.ask('posts', 'detail', { postId })
  expect(trail.filter(({ action }) => action === 'editor-approved')).toHaveLength(1)
})

test('G10: returned material comes back as a new revision, with a new lead time and a new approval', async () => {
  const author = company.as('chen-mo')
  const { postId } = await author.submit()
  await company.as('zhou-ning').decide(postId, 'returned', '请补充活动日期')
  const returned = await author.ask('posts', 'detail', { postId })
  expect(returned).toMatchObject({ post: { state: 'returned', place: null }, can: { resubmit: true } })
  expect(await author.ask('posts', 'compose', { postId })).toMatchObject({
    again: { postId, returned: { byName: '周宁', comment: '请补充活动日期', clause: 'G9' } },
  })

  company.now = '2026-01-10T15:59:00.000Z'
  await company.tick()
  const material = aMaterial({ pictures: [await author.upload()], characters: 400 })
  const again = await author.ask('posts', 'resubmit', { commandId: anId(), postId, material })
  expect(again.day).toBe('2026-01-13')
  const { id: approvalId, digest, current: step } = returned.approval
  const old = { commandId: anId(), approvalId, digest, step }
  const refusal = await company
    .as('zhou-ning')
    .refused('approvals', 'decide', { ...old, verdict: 'approved', comment: '', clause: null })
  expect(refusal.code).toBe('wrong-state')
  await company.pass(postId)
  expect((await author.ask('posts', 'detail', { postId })).post).toMatchObject({
    state: 'scheduled',
    revision: { n: 2 },
  })
})

test('a return without a reason is refused, and nothing changes', async () => {
  const { postId } = await company.as('chen-mo').submit()
  const decision = { commandId: anId(), ...(await approvalOf('zhou-ning', postId)), verdict: 'returned' }
  expect(await company.as('zhou-ning').refused('approvals', 'decide', decision)).toMatchObject({
    code: 'bad-input',
    path: 'comment',
  })
  expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.state).toBe('in-approval')
})

test.each([[null], ['G99'], ['ABC'], ['G16']])(
  'G10, X2: a return under clause %p, of which material cannot fall short here, is refused',
  async (clause) => {
    const { postId } = await company.as('chen-mo').submit()
    const decision = {
      ...(await approvalOf('zhou-ning', postId)),
      verdict: 'returned',
      comment: '不清楚',
      clause,
    }
    const refusal = await company
      .as('zhou-ning')
      .refused('approvals', 'decide', { commandId: anId(), ...decision })
    expect(refusal).toMatchObject({ code: 'bad-input', clause: 'G10', path: 'clause' })
    expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.state).toBe('in-approval')
  },
)

test("another unit's people cannot see the post, and are not told that it exists", async () => {
  const { postId } = await company.as('chen-mo').submit()
  const hidden = await company.as('gao-yuan').refused('posts', 'detail', { postId })
  const missing = await company.as('gao-yuan').refused('posts', 'detail', { postId: anId() })
  expect(hidden).toEqual(missing)
})
