import { addMinutes, instantAt, type Instant } from '../../shared/_kernel'
import {
  afterAttempt,
  creditsLeft,
  defaultNoticeFigures,
  roundupOf,
  gather,
  messageOf,
  nextStep,
  retryMinutes,
  templateNames,
  type CreditsLeft,
  type Message,
  type NoticeKind,
  type Reach,
  type TemplateName,
} from '../../shared/notices'
import { aNotice } from '../_support/domain-builders'

const noon: Instant = instantAt('2026-01-02', '12:00')
const night: Instant = instantAt('2026-01-02', '23:00')

const figures = defaultNoticeFigures
const credits = (left: Partial<CreditsLeft> = {}): CreditsLeft => ({ ...creditsLeft([], null), ...left })

function aReach(change: Partial<Reach> = {}): Reach {
  return {
    bound: true,
    templates: templateNames,
    credits: credits({ decide: 1 }),
    second: null,
    inWecom: false,
    ...change,
  }
}

function aMessage(change: Partial<Message> = {}): Message {
  return { ...messageOf(aNotice(), 'message', noon), ...change }
}

function dueNotices(count: number, kind: NoticeKind = 'decide') {
  return Array.from({ length: count }, () => aNotice({ kind }))
}

describe('what is due for one person', () => {
  it('goes out one by one up to five, and as one message from six on', () => {
    const five = gather(dueNotices(5), noon, figures)
    expect(five.messages.map(({ isRoundup }) => isRoundup)).toEqual([false, false, false, false, false])
    const six = gather(dueNotices(6), noon, figures)
    expect(six.messages).toMatchObject([{ isRoundup: true, notices: { length: 6 } }])
  })

  it('waits at night, but for what is urgent', () => {
    const [ordinary, urgent] = [aNotice(), aNotice({ kind: 'send-failed' })]
    const { messages, postponed, until } = gather([ordinary, urgent], night, figures)
    expect(messages).toEqual([{ notices: [urgent], isRoundup: false }])
    expect(postponed).toEqual([ordinary])
    expect(until).toBe(instantAt('2026-01-03', '08:00'))
  })

  it('is told of in a roundup once more when it reached nobody by itself', () => {
    const [kept, fresh] = [aNotice({ forRoundup: true }), aNotice()]
    expect(gather([kept, fresh], noon, figures).messages).toEqual([
      { notices: [fresh], isRoundup: false },
      { notices: [kept], isRoundup: true },
    ])
    expect(roundupOf([kept], 'roundup', noon).last).toBe(true)
    expect(roundupOf([kept, fresh], 'roundup', noon).last).toBe(false)
  })
})

describe('a roundup', () => {
  it('says how many, and of what', () => {
    const notices = [...dueNotices(6), aNotice({ title: '已顺延' })]
    expect(roundupOf(notices, 'roundup', noon)).toMatchObject({
      facts: { about: '7 条未读通知', note: '请您审核、已顺延' },
      opens: null,
    })
  })
})

describe('the next way of a message', () => {
  it.each<[string, Partial<Message>, Partial<Reach>, object, object[]]>([
    ['a consent is left', {}, {}, { by: 'subscription', template: 'decide' }, []],
    [
      'consents to other templates only',
      {},
      { credits: credits({ result: 3 }) },
      { by: null, state: 'for-roundup' },
      [{ way: 'subscription', why: 'no-consent' }],
    ],
    [
      'nobody is bound',
      {},
      { bound: false },
      { by: null, state: 'for-roundup' },
      [{ way: 'subscription', why: 'not-bound' }],
    ],
    [
      'the company has not chosen the template',
      {},
      { templates: ['result'] },
      { by: null, state: 'for-roundup' },
      [{ way: 'subscription', why: 'not-set-up' }],
    ],
    [
      'no consent, and a robot',
      {},
      { credits: credits(), second: 'robot' },
      { by: 'robot' },
      [{ way: 'subscription', why: 'no-consent' }],
    ],
    [
      'no consent, and WeCom without this person',
      {},
      { credits: credits(), second: 'wecom' },
      { by: null, state: 'for-roundup' },
      [
        { way: 'subscription', why: 'no-consent' },
        { way: 'wecom', why: 'not-in-wecom' },
      ],
    ],
    [
      'a credit that was taken for it before',
      { reserved: 'decide' },
      { credits: credits() },
      { by: 'subscription', template: 'decide' },
      [],
    ],
    [
      'the last roundup',
      { kind: 'roundup', last: true },
      { credits: credits() },
      { by: null, state: 'unreached' },
      [{ way: 'subscription', why: 'no-consent' }],
    ],
    [
      'a roundup, and a consent to another template',
      { kind: 'roundup', template: 'remind' },
      { credits: credits({ publish: 1 }) },
      { by: 'subscription', template: 'publish' },
      [],
    ],
  ])('%s', (_, message, reach, step, closed) => {
    expect(nextStep(aMessage(message), aReach(reach))).toEqual({ step, closed })
  })

  it('is never one that failed before', () => {
    const failed = [{ way: 'subscription', why: 'refused', at: noon, code: 40037, field: null }] as const
    expect(nextStep(aMessage({ failed }), aReach({ second: 'wecom', inWecom: true })).step).toEqual({
      by: 'wecom',
    })
  })
})

describe('an attempt', () => {
  const attempted = (attempts = 1) =>
    aMessage({ way: 'subscription', reserved: 'decide' as TemplateName, attempts, leasedUntil: noon })

  it('that went through ends it', () => {
    expect(afterAttempt(attempted(), { kind: 'sent' }, noon)).toMatchObject({
      state: 'delivered',
      way: 'subscription',
      dueAt: null,
    })
  })

  it('that nobody answered is made again after 1, 5 and 15 minutes, and then no more', () => {
    for (const [index, minutes] of retryMinutes.entries()) {
      const after = afterAttempt(attempted(index + 1), { kind: 'unanswered' }, noon)
      expect(after).toMatchObject({ dueAt: addMinutes(noon, minutes), reserved: 'decide', failed: [] })
    }
    expect(afterAttempt(attempted(4), { kind: 'unanswered' }, noon)).toMatchObject({
      way: null,
      reserved: null,
      failed: [{ way: 'subscription', why: 'unreachable' }],
    })
  })

  it.each([
    [{ kind: 'no-consent' }, { why: 'no-consent', code: null }],
    [
      { kind: 'refused', code: 47003, field: 'thing1' },
      { why: 'refused', code: 47003, field: 'thing1' },
    ],
  ] as const)('that ended with %j closes the way, and the next one is taken at once', (outcome, failed) => {
    const after = afterAttempt(attempted(), outcome, noon)
    expect(after.failed).toMatchObject([{ way: 'subscription', at: noon, ...failed }])
    expect(after.leasedUntil).toBe(noon)
  })
})
