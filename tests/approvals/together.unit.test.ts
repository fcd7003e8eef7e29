import { addApprover, transfer, type Approval, type StepMode } from '../../shared/approvals'
import {
  aDecision,
  allowed,
  anAct,
  anApproval,
  anApprovalRequest,
  aPerson,
  aTeam,
  decideNow,
  refused,
} from '../_support/domain-builders'

// 会签 (all of them) and 或签 (any of them), with everything that can happen in between.

const { chain } = anApprovalRequest()

/** Two reviewers, Wu and Sun, in this mode; the editor has passed it. */
function underReview(mode: StepMode): Approval {
  const steps = chain.steps.map((step) => (step.role === 'reviewer' ? { ...step, mode } : step))
  const people = aTeam({ reviewer: ['wu', 'sun'] })
  return by(anApproval({ chain: { ...chain, steps }, people }), 'zhou')
}

/** After these people approved, one after the other. */
function by(approval: Approval, ...people: string[]): Approval {
  return people.reduce((before, person) => allowed(decideNow(before, aDecision(person))), approval)
}

const reject = (person: string) => aDecision(person, { verdict: 'rejected', comment: '与上周重复' })
const askChanges = (person: string) =>
  aDecision(person, {
    verdict: 'changes-asked',
    comment: '标题太长',
    changesDueAt: '2026-01-03T04:00:00.000Z',
  })
const aLook = (person: string, side: 'before' | 'after', asker: string) => ({
  ...anAct(asker),
  added: aPerson({ _id: person, name: person }),
  side,
  reason: '涉及价格',
})
const aTransfer = (from: string, to: string) => ({
  ...anAct(from),
  to: aPerson({ _id: to, name: to }),
  reason: '今天外出',
})

describe('T13: an any-of step (或签)', () => {
  it('is done with the first approval, and the second finds it done', () => {
    const passed = by(underReview('any'), 'wu')
    expect(passed.waitingFor).toEqual(['zheng'])
    expect(refused(decideNow(passed, aDecision('sun'))).code).toBe('not-allowed')
  })

  it('one rejects: it has ended, and the other’s approval comes too late', () => {
    const ended = allowed(decideNow(underReview('any'), reject('wu')))
    expect(ended).toMatchObject({ state: 'rejected', waitingFor: [] })
    expect(refused(decideNow(ended, aDecision('sun'))).code).toBe('wrong-state')
  })
})

describe('T13: an all-of step (会签)', () => {
  it('waits for everybody, in whichever order they approve', () => {
    for (const [first, second] of [
      ['wu', 'sun'],
      ['sun', 'wu'],
    ] as const) {
      const half = by(underReview('all'), first)
      expect(half).toMatchObject({ current: 1, waitingFor: [second], state: 'open' })
      expect(by(half, second)).toMatchObject({ current: 2, waitingFor: ['zheng'] })
    }
  })

  it('keeps the time since which the other has waited', () => {
    const opened = underReview('all')
    const half = allowed(decideNow(opened, aDecision('wu', { at: '2026-01-03T03:00:00.000Z' })))
    expect(half.waitingSince).toBe(opened.waitingSince)
  })

  it('nobody decides it twice', () => {
    const refusal = refused(decideNow(by(underReview('all'), 'wu'), aDecision('wu')))
    expect(refusal).toMatchObject({ code: 'not-allowed' })
    expect(refusal.message).toContain('等其他人')
  })

  it('one approves and the other rejects: it has ended, both are on record', () => {
    const ended = allowed(decideNow(by(underReview('all'), 'wu'), reject('sun')))
    expect(ended).toMatchObject({ state: 'rejected', current: 1, waitingFor: [] })
    expect(ended.steps[1]!.decisions.map(({ verdict }) => verdict)).toEqual(['approved', 'rejected'])
  })

  it('one rejects before the other approved: it has ended', () => {
    const ended = allowed(decideNow(underReview('all'), reject('sun')))
    expect(refused(decideNow(ended, aDecision('wu'))).code).toBe('wrong-state')
  })

  it('asks everybody but the requester', () => {
    const all = { ...chain, steps: [{ role: 'editor', title: '编辑', mode: 'all' } as const] }
    const approval = anApproval({ chain: all, people: aTeam({ editor: ['lin', 'zhou', 'sun'] }) })
    expect(approval.waitingFor).toEqual(['zhou', 'sun'])
    expect(by(approval, 'zhou', 'sun').state).toBe('passed')
  })

  it('G11: is kept free of people who would act in two steps', () => {
    const steps = chain.steps.map(
      (step) => ({ ...step, mode: step.role === 'reviewer' ? 'all' : 'any' }) as const,
    )
    const people = aTeam({ editor: ['wu', 'zhou'], reviewer: ['wu', 'sun'] })
    expect(anApproval({ chain: { ...chain, steps }, people }).waitingFor).toEqual(['zhou'])
  })
})

describe('T13: what was changed comes back to a step of several', () => {
  it.each(['any', 'all'] as const)(
    'G10: %s: changes asked for by one end it, so that it can begin anew',
    (mode) => {
      const asked = allowed(decideNow(underReview(mode), askChanges('sun')))
      expect(asked).toMatchObject({
        state: 'changes-asked',
        waitingFor: [],
        dueAt: '2026-01-03T04:00:00.000Z',
      })
      const anew = by(underReview(mode), ...(mode === 'all' ? ['wu', 'sun'] : ['sun']))
      expect(anew.waitingFor).toEqual(['zheng'])
    },
  )
})

describe('T13: somebody is asked to look first (加签前)', () => {
  it('the step waits for them, and then for those who asked', () => {
    const asked = allowed(addApprover(underReview('any'), aLook('gao', 'before', 'wu')))
    expect(asked).toMatchObject({ current: 1, waitingFor: ['gao'] })
    expect(by(asked, 'gao')).toMatchObject({ current: 2, waitingFor: ['wu', 'sun'] })
    expect(by(asked, 'gao', 'sun', 'zheng').state).toBe('passed')
  })

  it.each(['wu', 'sun'])('ruoyi 566: %s, for whose step it is, can reject while it is open', (person) => {
    const asked = allowed(addApprover(underReview('any'), aLook('gao', 'before', 'wu')))
    expect(allowed(decideNow(asked, reject(person)))).toMatchObject({ state: 'rejected', waitingFor: [] })
  })

  it('nobody passes over the head of whoever was asked', () => {
    const asked = allowed(addApprover(underReview('any'), aLook('gao', 'before', 'wu')))
    expect(refused(decideNow(asked, aDecision('wu'))).message).toContain('先看')
  })

  it('whoever asked can transfer their own step while it is open', () => {
    const asked = allowed(addApprover(underReview('any'), aLook('gao', 'before', 'wu')))
    const transferred = allowed(transfer(asked, aTransfer('wu', 'qian')))
    expect(transferred.waitingFor).toEqual(['gao'])
    expect(by(transferred, 'gao').waitingFor).toEqual(['qian', 'sun'])
  })

  it('and whoever was asked transfers theirs', () => {
    const asked = allowed(addApprover(underReview('any'), aLook('gao', 'before', 'wu')))
    const transferred = allowed(transfer(asked, aTransfer('gao', 'qian')))
    expect(transferred.waitingFor).toEqual(['qian'])
    expect(refused(decideNow(transferred, aDecision('gao'))).code).toBe('not-allowed')
    expect(by(transferred, 'qian', 'wu', 'zheng').state).toBe('passed')
  })

  it('whoever was asked can reject', () => {
    const asked = allowed(addApprover(underReview('all'), aLook('gao', 'before', 'wu')))
    expect(allowed(decideNow(asked, reject('gao'))).state).toBe('rejected')
  })

  it('can ask somebody else to look before that; all who wait behind can still refuse', () => {
    const once = allowed(addApprover(underReview('any'), aLook('gao', 'before', 'wu')))
    const twice = allowed(addApprover(once, aLook('qian', 'before', 'gao')))
    expect(twice.waitingFor).toEqual(['qian'])
    for (const person of ['qian', 'gao', 'sun'])
      expect(allowed(decideNow(twice, reject(person))).state).toBe('rejected')
  })
})

describe('somebody has to approve afterwards (加签后)', () => {
  it('the step waits on for its own people, and then for them', () => {
    const asked = allowed(addApprover(underReview('any'), aLook('gao', 'after', 'wu')))
    expect(asked.waitingFor).toEqual(['wu', 'sun'])
    expect(by(asked, 'sun').waitingFor).toEqual(['gao'])
    expect(by(asked, 'sun', 'gao').waitingFor).toEqual(['zheng'])
  })
})

describe('T14: adding an approver lowers no threshold', () => {
  it('of an all-of step everybody still approves', () => {
    for (const side of ['before', 'after'] as const) {
      const asked = allowed(addApprover(by(underReview('all'), 'wu'), aLook('gao', side, 'sun')))
      const order = side === 'before' ? ['gao', 'sun'] : ['sun', 'gao']
      const [first, second] = order as [string, string]
      expect(by(asked, first).waitingFor).toEqual([second])
      expect(by(asked, first, second).waitingFor).toEqual(['zheng'])
    }
  })

  it('of an any-of step the approval of whoever was added stands in for none of its own', () => {
    const asked = allowed(addApprover(underReview('any'), aLook('gao', 'before', 'wu')))
    expect(by(asked, 'gao').state).toBe('open')
    expect(by(asked, 'gao').waitingFor).toEqual(['wu', 'sun'])
  })
})

describe('G11: who cannot be given a step', () => {
  const receivers = [
    ['the requester', 'lin'],
    ['a hand that has acted', 'zhou'],
    ['whoever the next step needs', 'zheng'],
  ] as const

  it.each(receivers)('%s', (_, person) => {
    const approval = underReview('any')
    expect(refused(transfer(approval, aTransfer('wu', person)))).toMatchObject({
      code: 'not-allowed',
      clause: 'G11',
    })
    expect(refused(addApprover(approval, aLook(person, 'before', 'wu')))).toMatchObject({
      code: 'not-allowed',
      clause: 'G11',
    })
  })

  it('somebody who is in the step already, or who has left', () => {
    const approval = underReview('all')
    expect(refused(transfer(approval, aTransfer('wu', 'sun'))).code).toBe('bad-input')
    const gone = { ...anAct('wu'), to: aPerson({ _id: 'gao', active: false }), reason: '今天外出' }
    expect(refused(transfer(approval, gone)).code).toBe('not-found')
  })

  it('and nothing is handed on without a reason, or by whom it does not wait for', () => {
    expect(refused(transfer(underReview('any'), { ...aTransfer('wu', 'gao'), reason: ' ' }))).toMatchObject({
      code: 'bad-input',
      path: 'reason',
    })
    expect(refused(transfer(underReview('any'), aTransfer('zheng', 'gao'))).code).toBe('not-allowed')
  })
})

describe('a transfer', () => {
  it('is kept with its reason, and whoever gave it away still sees it', () => {
    const transferred = allowed(transfer(underReview('any'), aTransfer('wu', 'gao')))
    expect(transferred.waitingFor).toEqual(['gao', 'sun'])
    expect(transferred.steps[1]!.handedOn).toMatchObject([
      { by: { id: 'wu' }, to: { id: 'gao' }, reason: '今天外出' },
    ])
    expect(transferred.dealtWithBy).toContain('wu')
  })

  it('begins the receiver’s waiting anew', () => {
    const at = '2026-01-03T03:00:00.000Z'
    const transferred = allowed(transfer(underReview('any'), { ...aTransfer('wu', 'gao'), at }))
    expect(transferred.waitingSince).toBe(at)
  })

  it('T13: of what was added goes to the receiver alone', () => {
    const asked = allowed(addApprover(underReview('all'), aLook('gao', 'before', 'wu')))
    const transferred = allowed(transfer(asked, aTransfer('gao', 'qian')))
    expect(by(transferred, 'qian').waitingFor).toEqual(['wu', 'sun'])
  })
})
