import fc from 'fast-check'
import { addMinutes, minutesBetween, type Instant } from '../../shared/_kernel'
import {
  confirmerMinutes,
  decisionMinutes,
  evidenceMinutes,
  nextStep,
  stages,
  type Send,
  type Step,
} from '../../shared/publishing'
import { anAnswer, anArticle, aSend, aTester } from '../_support/domain-builders'

/** How one step turns out: it works, it fails, or the process dies before it is written down. */
type Luck = {
  readonly works: boolean
  readonly minutes: number
  readonly answer: 'accepted' | 'refused' | 'lost'
}

const luck: fc.Arbitrary<Luck> = fc.record({
  works: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  minutes: fc.oneof({ weight: 5, arbitrary: fc.nat(1) }, fc.nat(15)),
  answer: fc.constantFrom('accepted', 'refused', 'lost', 'lost', 'lost', 'lost'),
})

const sends = fc
  .record({
    testers: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    publishBy: fc.constantFrom('mass-send', 'mass-send', 'publish', 'draft', 'hand'),
    confirmer: fc.constantFrom(null, null, { personId: 'he', name: '何静' }),
    late: fc.constantFrom(0, 0, 0, 115, 145),
    articles: fc.array(
      fc.record({
        coverId: fc.constantFrom('c1', 'c2', 'c3'),
        pictureIds: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3')),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ testers, late, articles, ...others }) => {
    const send = aSend({ testers: testers.map(aTester), articles: articles.map(anArticle), ...others })
    return { ...send, dueAt: addMinutes(send.opensAt, late - 120) }
  })

/** What is written down after a step. A failure leaves things as they were, except that an attempt is on record first. */
function after(send: Send, step: Step, now: Instant, { works, answer }: Luck): Send {
  if (step.do === 'send') return afterAttempt({ ...send, stage: 'sending', attemptedAt: now }, works, answer)
  if (!works) return send
  switch (step.do) {
    case 'upload-cover':
      return { ...send, covers: { ...send.covers, [step.pictureId]: 'media' } }
    case 'upload-picture':
      return { ...send, pictures: { ...send.pictures, [step.pictureId]: 'https://wechat' } }
    case 'add-draft':
      return { ...send, draftId: 'draft', stage: 'previewing' }
    case 'preview':
      return answer === 'refused'
        ? { ...send, unreached: [...send.unreached, { tester: step.tester, why: '' }] }
        : { ...send, previewed: [...send.previewed, step.tester] }
    case 'look-for-draft':
      return answer === 'refused' ? { ...send, draftId: null } : { ...send, stage: 'previewing' }
    case 'wait-for-window':
      // A tester who is asked may answer, or find something wrong, or say nothing.
      return { ...send, stage: 'waiting', answers: answersOf(send, answer) }
    case 'warn-confirmer':
      return { ...send, toldOnce: [...send.toldOnce, 'confirmer'] }
    case 'ask-to-clear':
      return {
        ...send,
        toldOnce: [...send.toldOnce, 'untested'],
        cleared: answer === 'accepted' ? aDecision(now) : null,
      }
    case 'hand-over':
      return { ...send, stage: 'by-hand' }
    case 'look-at-box':
      return send
    case 'close-by-hand':
      return { ...send, stage: answer === 'accepted' ? 'undecided' : 'unconfirmed', decideBy: now }
    case 'miss':
      return { ...send, stage: 'undecided', decideBy: addMinutes(now, decisionMinutes) }
    case 'look-afterwards':
      return { ...send, lookedAfterAt: now }
    case 'look-for-evidence':
      if (answer === 'refused') return { ...send, stage: 'not-sent' }
      return answer === 'accepted' ? { ...send, stage: 'sent' } : send
    case 'leave-to-a-person':
      return { ...send, stage: 'unconfirmed' }
    case 'delete-draft':
      return { ...send, formerDrafts: send.formerDrafts.filter((id) => id !== step.draftId) }
    case 'give-up':
      return { ...send, stage: 'not-sent' }
    case 'tell-post': {
      const tell = (article: Send['articles'][number]) =>
        article.postId === step.postId ? { ...article, told: true } : article
      return { ...send, articles: send.articles.map(tell) }
    }
    case 'nothing':
      return send
    default:
      return step satisfies never
  }
}

function aDecision(at: Instant) {
  return { by: 'zhou', byName: '周宁', reason: '已当面核对', at }
}

function answersOf({ testers }: Send, answer: Luck['answer']): Send['answers'] {
  const [tester] = testers
  if (!tester || answer === 'refused') return []
  return [anAnswer(tester.name)]
}

function afterAttempt(attempted: Send, works: boolean, answer: Luck['answer']): Send {
  if (!works || answer === 'lost') return attempted
  return answer === 'accepted'
    ? { ...attempted, messageId: 'message', stage: attempted.confirmer ? 'awaiting-admin' : 'confirming' }
    : { ...attempted, stage: 'waiting', attemptedAt: null }
}

type Moment = {
  readonly send: Send
  readonly now: Instant
  readonly step: Step
  readonly after: Send
}

/** A send from lock on, or from later where the clock was late, through all this luck. */
function story(begun: Send, lucks: readonly Luck[]): Moment[] {
  const moments: Moment[] = []
  let send = begun
  let now = begun.dueAt ?? begun.opensAt
  for (const turn of lucks) {
    const step = nextStep(send, now)
    const next = after(send, step, now, turn)
    moments.push({ send, now, step, after: next })
    send = next
    const rested = step.do === 'nothing' && step.until !== null ? step.until : now
    now = addMinutes(rested, turn.minutes)
  }
  return moments
}

const lucks = fc.array(luck, { minLength: 40, maxLength: 80 })
const ends = ['sent', 'not-sent', 'unconfirmed']

/** The longest that a send can rest once its window has closed: WeChat’s administrator, and then a person’s decision. */
const longest = confirmerMinutes + 2 + decisionMinutes

describe('T7, T9: whatever fails, dies or is late on the way', () => {
  it('only a refused call is made again, in its window, tested, and from a whole draft', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(sends, lucks, (begun, turns) => {
        const moments = story(begun, turns)
        const attempts = moments.filter(({ step }) => step.do === 'send')
        const notRefused = attempts.filter(({ after: { attemptedAt } }) => attemptedAt !== null)
        expect(notRefused.length).toBeLessThanOrEqual(1)
        if (notRefused.length === 1) expect(notRefused[0]).toBe(attempts.at(-1))
        for (const { send, now } of attempts) {
          expect(now >= send.opensAt && now < send.closesAt).toBe(true)
          expect(send.cleared !== null || send.answers.some(({ fine }) => fine)).toBe(true)
          expect(['mass-send', 'publish']).toContain(send.publishBy)
          expect(send.draftId).not.toBeNull()
          expect(send.articles.every(({ coverId }) => coverId in send.covers)).toBe(true)
          expect(
            send.articles.flatMap(({ pictureIds }) => pictureIds).every((id) => id in send.pictures),
          ).toBe(true)
        }
        for (const { send } of moments) reached.add(send.stage)
      }),
      { numRuns: 300 },
    )
    expect(reached).toEqual(new Set(stages))
  })

  it('every stage that is not an end has something to do, or an instant to wait for that is still to come', () => {
    fc.assert(
      fc.property(sends, lucks, (begun, turns) => {
        const idle = story(begun, turns).filter(({ step }) => step.do === 'nothing')
        for (const { send, now, step } of idle) {
          const until = step.do === 'nothing' ? step.until : null
          if (until === null) expect(ends).toContain(send.stage)
          else expect(until > now).toBe(true)
        }
      }),
    )
  })

  it('once the window is closed and ten minutes have gone by, it ends and all its posts are told', () => {
    fc.assert(
      fc.property(sends, lucks, (begun, turns) => {
        const { send, now } = story(begun, turns).at(-1)!
        const closed = addMinutes(send.closesAt, longest + evidenceMinutes)
        const from = now > closed ? now : closed
        const unlucky: Luck = { works: true, minutes: 0, answer: 'lost' }
        let left = send
        let at = from
        for (let turn = 0; turn < 30; turn += 1) {
          const step = nextStep(left, at)
          if (step.do === 'nothing' && step.until !== null && left.stage !== 'sent') at = step.until
          left = after(left, step, at, unlucky)
        }
        expect(ends).toContain(left.stage)
        if (left.stage !== 'unconfirmed') expect(left.articles.every(({ told }) => told)).toBe(true)
        expect(left.attemptedAt).toBe(send.attemptedAt)
      }),
    )
  })

  it('nobody waits more than ten minutes for a person to be asked', () => {
    fc.assert(
      fc.property(sends, lucks, (begun, turns) => {
        const looking = story(begun, turns).filter(
          ({ send, step }) =>
            step.do === 'look-for-evidence' && ['sending', 'confirming'].includes(send.stage),
        )
        const waited = looking.map(({ send, now }) => minutesBetween(send.attemptedAt!, now))
        expect(waited.filter((minutes) => minutes >= evidenceMinutes)).toEqual([])
      }),
    )
  })
})
