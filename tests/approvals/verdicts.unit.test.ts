import {
  decide,
  endingDecision,
  lapse,
  reopenAt,
  sayHand,
  withdraw,
  type Approval,
} from '../../shared/approvals'
import {
  aDecision,
  allowed,
  anAct,
  anApproval,
  aPerson,
  aTeam,
  decideNow,
  refused,
} from '../_support/domain-builders'

function by(approval: Approval, ...people: string[]): Approval {
  return people.reduce((before, person) => allowed(decideNow(before, aDecision(person))), approval)
}

const deadline = '2026-01-03T04:00:00.000Z'
const at = '2026-01-02T03:00:00.000Z'

describe('G10: changes asked for (退改)', () => {
  const ask = (change: Parameters<typeof aDecision>[1]) =>
    decideNow(
      anApproval(),
      aDecision('zhou', { verdict: 'changes-asked', comment: '标题太长', changesDueAt: deadline, ...change }),
    )

  it('end the approval with the reason, and wait for the deadline', () => {
    const asked = allowed(ask({}))
    expect(asked).toMatchObject({ state: 'changes-asked', waitingFor: [], dueAt: deadline })
    expect(endingDecision(asked)).toMatchObject({ comment: '标题太长', changesDueAt: deadline })
    expect(lapse(asked).dueAt).toBeNull()
  })

  it.each([
    ['a reason', { comment: ' ' }, 'comment'],
    ['a deadline', { changesDueAt: null }, 'changesDueAt'],
    ['a deadline to come', { changesDueAt: at }, 'changesDueAt'],
    ['a deadline before the lock', { changesDueAt: '2026-01-04T07:00:00.000Z' }, 'changesDueAt'],
  ] as const)('need %s', (_, change, path) => {
    expect(refused(ask(change))).toMatchObject({ code: 'bad-input', path })
  })

  it('are the only ones with a deadline', () => {
    expect(refused(ask({ verdict: 'approved' }))).toMatchObject({ code: 'bad-input', path: 'changesDueAt' })
  })
})

describe('a rejection (不通过)', () => {
  it('ends the approval with its reason, and names no clause', () => {
    const ended = allowed(
      decideNow(
        anApproval(),
        aDecision('zhou', { verdict: 'rejected', comment: '与上周重复', clause: 'G9' }),
      ),
    )
    expect(ended.state).toBe('rejected')
    expect(endingDecision(ended)).toMatchObject({ verdict: 'rejected', comment: '与上周重复', clause: null })
  })

  it('needs a reason', () => {
    expect(refused(decideNow(anApproval(), aDecision('zhou', { verdict: 'rejected' })))).toMatchObject({
      code: 'bad-input',
      path: 'comment',
    })
  })
})

describe('withdrawal (撤回)', () => {
  it('is the requester’s, while it is open or waits for changes', () => {
    expect(allowed(withdraw(by(anApproval(), 'zhou'), anAct('lin')))).toMatchObject({
      state: 'withdrawn',
      waitingFor: [],
      dueAt: null,
    })
    expect(refused(withdraw(anApproval(), anAct('zhou'))).code).toBe('not-allowed')
  })

  it('is too late for what has passed: that is cancelled, with consent', () => {
    expect(refused(withdraw(by(anApproval(), 'zhou', 'wu', 'zheng'), anAct('lin'))).code).toBe('wrong-state')
  })
})

describe('a deputy (代理)', () => {
  const wu = { id: 'wu', name: '吴凡' }
  const deputy = (id: string) => ({ by: aPerson({ _id: id, name: '孙丽' }), principals: [wu] })

  it('decides, and is recorded as 「B 代 A」', () => {
    const decided = allowed(decideNow(by(anApproval(), 'zhou'), aDecision('sun', deputy('sun'))))
    const [decision] = decided.steps[1]!.decisions
    expect(decision!.by).toEqual({ id: 'sun', name: '孙丽', actsFor: wu })
    expect(sayHand(decision!.by)).toBe('孙丽 代 吴凡')
  })

  it('decides in their own name where they are asked themselves', () => {
    const approval = by(anApproval({ people: aTeam({ reviewer: ['wu', 'sun'] }) }), 'zhou')
    const decided = allowed(decideNow(approval, aDecision('sun', deputy('sun'))))
    expect(decided.steps[1]!.decisions[0]!.by.actsFor).toBeNull()
  })

  it('T15, G11: is neither the requester, nor a hand that has acted, nor one needed later', () => {
    const reviewing = by(anApproval(), 'zhou')
    for (const id of ['lin', 'zhou', 'zheng']) {
      expect(refused(decideNow(reviewing, aDecision(id, deputy(id)))).code).toBe('not-allowed')
    }
  })

  it('leaves whom they stood in for no other step (G11)', () => {
    const people = aTeam({ reviewer: ['wu', 'gao'], publisher: ['zheng', 'wu'] })
    const approval = by(anApproval({ people }), 'zhou')
    const reviewed = allowed(decideNow(approval, aDecision('sun', deputy('sun'))))
    expect(reviewed.waitingFor).toEqual(['zheng'])
  })
})

describe('a correction by the editor after review', () => {
  it('needs the reviewer’s tap only, on the new digest, and keeps what they said before', () => {
    const reviewed = by(anApproval(), 'zhou', 'wu')
    const reopened = allowed(reopenAt(reviewed, 'reviewer', 'corrected', at))
    expect(reopened).toMatchObject({ current: 1, waitingFor: ['wu'], digest: 'corrected', state: 'open' })
    expect(reopened.steps[1]!.formerly).toHaveLength(1)
    expect(refused(decideNow(reopened, aDecision('wu'))).code).toBe('stale')
    const tapped = allowed(decideNow(reopened, aDecision('wu', { digest: 'corrected' })))
    expect(tapped).toMatchObject({ current: 2, waitingFor: ['zheng'] })
  })

  it('opens again what has passed, and nobody but the reviewer is asked', () => {
    const reopened = allowed(reopenAt(by(anApproval(), 'zhou', 'wu', 'zheng'), 'reviewer', 'corrected', at))
    expect(reopened.waitingFor).toEqual(['wu'])
    expect(allowed(decideNow(reopened, aDecision('wu', { digest: 'corrected' }))).state).toBe('passed')
  })

  it('before review changes the digest only', () => {
    expect(allowed(reopenAt(anApproval(), 'reviewer', 'corrected', at))).toMatchObject({
      current: 0,
      digest: 'corrected',
      waitingFor: ['zhou'],
    })
  })

  it('T3: makes an approval of the earlier text void', () => {
    const reopened = allowed(reopenAt(by(anApproval(), 'zhou', 'wu'), 'reviewer', 'corrected', at))
    expect(refused(decide(reopened, aDecision('wu', { step: 1 }))).code).toBe('stale')
  })
})
