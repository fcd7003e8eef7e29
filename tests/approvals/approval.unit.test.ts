import { decide, mayDecide, openApproval, reschedule, type Approval } from '../../shared/approvals'
import {
  aDecision,
  allowed,
  anApproval,
  anApprovalRequest,
  aPerson,
  aTeam,
  refused,
  decideNow,
} from '../_support/domain-builders'

/** The approval after these people approved it, one after the other. */
function passedBy(approval: Approval, ...people: string[]): Approval {
  return people.reduce((before, person) => allowed(decideNow(before, aDecision(person))), approval)
}

const oneChain = anApprovalRequest().chain

describe('G11: the chain', () => {
  it('begins with the editor, due when the edition locks', () => {
    expect(anApproval()).toMatchObject({
      state: 'open',
      current: 0,
      waitingFor: ['zhou'],
      waitingSince: '2026-01-01T02:00:00.000Z',
      clause: 'G11',
      sortKey: '2026-01-04T07:00:00.000Z_2026-01-01T02:00:00.000Z_post_1',
    })
  })

  it('goes through three people, and then has passed', () => {
    const edited = passedBy(anApproval(), 'zhou')
    expect(edited).toMatchObject({ state: 'open', current: 1, waitingFor: ['wu'] })
    const reviewed = passedBy(edited, 'wu')
    expect(reviewed).toMatchObject({ state: 'open', current: 2, waitingFor: ['zheng'] })
    const released = passedBy(reviewed, 'zheng')
    expect(released).toMatchObject({ state: 'passed', current: 3, waitingFor: [] })
    expect(released.steps.map(({ decisions }) => decisions[0]?.by.id)).toEqual(['zhou', 'wu', 'zheng'])
  })

  it('keeps each decision with who made it, when, and what was said', () => {
    const at = '2026-01-02T05:00:00.000Z'
    const approval = allowed(decideNow(anApproval(), aDecision('zhou', { at, comment: ' 好稿 ' })))
    expect(approval.steps[0]!.decisions).toEqual([
      {
        verdict: 'approved',
        by: { id: 'zhou', name: 'zhou', actsFor: null },
        at,
        comment: '好稿',
        clause: null,
        changesDueAt: null,
        digest: 'as handed in',
      },
    ])
    expect(approval.waitingSince).toBe(at)
  })

  it('remembers the tap, so that it is told from another', () => {
    const first = aDecision('zhou', { commandId: 'tap-1' })
    const second = aDecision('wu', { commandId: 'tap-2' })
    const approval = allowed(decideNow(allowed(decideNow(anApproval(), first)), second))
    expect(approval.commands).toEqual(['tap-1', 'tap-2'])
  })

  it('does not change what was decided upon', () => {
    const before = anApproval()
    const copy = structuredClone(before)
    decideNow(before, aDecision('zhou'))
    expect(before).toEqual(copy)
  })
})

describe('G11: four hands', () => {
  it('T15: nobody approves their own, in whatever step they are named', () => {
    const team = aTeam({ editor: ['lin', 'zhou'], reviewer: ['lin', 'wu'] })
    const approval = anApproval({ people: team })
    expect(approval.waitingFor).toEqual(['zhou'])
    expect(refused(decideNow(approval, aDecision('lin')))).toMatchObject({
      code: 'not-allowed',
      clause: 'G11',
    })
    expect(passedBy(approval, 'zhou').waitingFor).toEqual(['wu'])
  })

  it('T15: an admin has no way past the chain', () => {
    const he = aPerson({ _id: 'he', roles: ['admin'] })
    expect(refused(decideNow(anApproval(), aDecision('he', { by: he })))).toMatchObject({
      code: 'not-allowed',
      clause: 'G11',
    })
    expect(mayDecide(anApproval(), he)).toBe(false)
  })

  it('T15: an admin does not approve their own either', () => {
    const he = aPerson({ _id: 'he', roles: ['admin'] })
    const approval = anApproval({ requesterId: 'he', people: aTeam({ editor: ['he', 'zhou'] }) })
    expect(refused(decideNow(approval, aDecision('he', { by: he })))).toMatchObject({ code: 'not-allowed' })
  })

  it('T15: one’s own is refused as such, even where the step came to wait for oneself', () => {
    const approval = { ...anApproval(), waitingFor: ['lin', 'zhou'] }
    const refusal = refused(decideNow(approval, aDecision('lin')))
    expect(refusal).toMatchObject({ code: 'not-allowed', clause: 'G11' })
    expect(refusal.message).toContain('自己')
  })

  it('a person who is named in two steps acts in one', () => {
    const team = aTeam({ editor: ['zhou', 'wu'], reviewer: ['zhou', 'wu'] })
    const edited = passedBy(anApproval({ people: team }), 'zhou')
    expect(edited.waitingFor).toEqual(['wu'])
    const refusal = refused(decideNow(edited, aDecision('zhou')))
    expect(refusal).toMatchObject({ code: 'not-allowed', clause: 'G11' })
    expect(refusal.message).toContain('另一个环节')
  })

  it('one person stays one hand, even where a later step came to wait for them', () => {
    const edited = { ...passedBy(anApproval(), 'zhou'), waitingFor: ['zhou', 'wu'] }
    expect(refused(decideNow(edited, aDecision('zhou')))).toMatchObject({
      code: 'not-allowed',
      clause: 'G11',
    })
  })

  it('is not asked of a chain that does not ask for it, but one’s own stays one’s own', () => {
    const chain = { ...oneChain, differentPeople: false }
    const team = aTeam({ editor: ['zhou'], reviewer: ['zhou', 'lin'], publisher: ['zhou'] })
    const approval = passedBy(anApproval({ chain, people: team }), 'zhou')
    expect(approval.waitingFor).toEqual(['zhou'])
    expect(refused(decideNow(approval, aDecision('lin'))).code).toBe('not-allowed')
    expect(passedBy(approval, 'zhou', 'zhou').state).toBe('passed')
  })

  it.each([
    ['a step without people', aTeam({ editor: [] }), '“编辑”'],
    ['a step of the submitter alone', aTeam({ editor: ['lin'] }), '“编辑”'],
    ['a later step without people', aTeam({ reviewer: [] }), '“审核”'],
    ['a later step of the submitter alone', aTeam({ publisher: ['lin'] }), '“放行”'],
    ['one person for two steps', aTeam({ reviewer: ['zhou'] }), '“审核”'],
  ])('G11: is not begun with %s', (_, team, step) => {
    const refusal = refused(openApproval(anApprovalRequest({ people: team })))
    expect(refusal).toMatchObject({ code: 'wrong-state', clause: 'G11' })
    expect(refusal.message).toContain(step)
  })

  it('G11: asks only those who leave somebody for the steps to come', () => {
    const team = aTeam({ editor: ['zhou', 'sun'], publisher: ['zhou'] })
    expect(anApproval({ people: team }).waitingFor).toEqual(['sun'])
  })
})

describe('what is not decided', () => {
  it('is another’s step', () => {
    for (const person of ['wu', 'zheng', 'gao']) {
      expect(refused(decideNow(anApproval(), aDecision(person)))).toMatchObject({ code: 'not-allowed' })
    }
  })

  it('is a step that was decided since it was looked at', () => {
    const decided = allowed(decideNow(anApproval(), aDecision('zhou')))
    expect(refused(decide(decided, aDecision('zhou', { step: 0 }))).code).toBe('stale')
    expect(refused(decide(decided, aDecision('wu', { step: 0 }))).code).toBe('stale')
  })

  it('T3: is material that has changed since it was looked at', () => {
    const refusal = refused(decideNow(anApproval(), aDecision('zhou', { digest: 'an older draft' })))
    expect(refusal.code).toBe('stale')
  })

  it('T3: is no return of changed material either', () => {
    const back = aDecision('zhou', { digest: 'an older draft', verdict: 'returned', comment: '太短' })
    expect(refused(decideNow(anApproval(), back)).code).toBe('stale')
  })

  it.each(['', ' ', '　\n'])('G10: is a return without a reason: %j', (comment) => {
    const back = aDecision('zhou', { verdict: 'returned', comment })
    expect(refused(decideNow(anApproval(), back))).toMatchObject({ code: 'bad-input', path: 'comment' })
  })

  it.each([
    ['passed', passedBy(anApproval(), 'zhou', 'wu', 'zheng')],
    [
      'returned',
      allowed(decideNow(anApproval(), aDecision('zhou', { verdict: 'returned', comment: '正文太短' }))),
    ],
  ])('T2: is what has %s', (state, ended) => {
    expect(ended.state).toBe(state)
    for (const person of ['zhou', 'wu', 'zheng', 'lin']) {
      expect(refused(decideNow(ended, aDecision(person))).code).toBe('wrong-state')
      expect(mayDecide(ended, aPerson({ _id: person }))).toBe(false)
    }
  })

  it('T2: is a step that a second editor decided meanwhile', () => {
    const approval = anApproval({ people: aTeam({ editor: ['zhou', 'gao'] }) })
    expect(approval.waitingFor).toEqual(['zhou', 'gao'])
    expect(refused(decideNow(passedBy(approval, 'gao'), aDecision('zhou'))).code).toBe('not-allowed')
  })
})

describe('G10: a return', () => {
  it.each([
    ['the editor', []],
    ['the reviewer', ['zhou']],
    ['the publisher', ['zhou', 'wu']],
  ])('by %s ends the approval, with its reason and its clause', (_, before) => {
    const approval = passedBy(anApproval(), ...before)
    const by = approval.waitingFor[0]!
    const back = aDecision(by, { verdict: 'returned', comment: ' 正文太短 ', clause: 'G9' })
    const ended = allowed(decideNow(approval, back))
    expect(ended).toMatchObject({ state: 'returned', waitingFor: [], current: before.length })
    expect(ended.steps[before.length]!.decisions[0]).toMatchObject({
      verdict: 'returned',
      by: { id: by },
      comment: '正文太短',
      clause: 'G9',
    })
  })
})

describe('who may decide now', () => {
  it('is whoever the step waits for, unless they left (X4)', () => {
    const approval = anApproval()
    expect(mayDecide(approval, aPerson({ _id: 'zhou' }))).toBe(true)
    expect(mayDecide(approval, aPerson({ _id: 'zhou', active: false }))).toBe(false)
    expect(mayDecide(approval, aPerson({ _id: 'wu' }))).toBe(false)
  })

  it('X4: is nobody who has left, even when the step still waits for them', () => {
    const gone = aPerson({ _id: 'zhou', active: false })
    expect(refused(decideNow(anApproval(), aDecision('zhou', { by: gone })))).toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('G7: an approval whose post moved on', () => {
  it('is due with its new edition, says so, and is reminded of by its new lock', () => {
    const approval = anApproval()
    expect(reschedule(approval, '2026-01-01T08:00:00.000Z', '1月5日 周一')).toEqual({
      ...approval,
      summary: { ...approval.summary, when: '1月5日 周一' },
      decideBy: '2026-01-01T08:00:00.000Z',
      sortKey: '2026-01-01T08:00:00.000Z_2026-01-01T02:00:00.000Z_post_1',
      dueAt: '2026-01-01T04:00:00.000Z',
    })
  })
})
