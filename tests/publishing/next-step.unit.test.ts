import { addMinutes, type Instant } from '../../shared/_kernel'
import { planEdition } from '../../shared/editions'
import {
  clientMessageId,
  evidenceMinutes,
  nextStep,
  sendIdOf,
  stages,
  type Send,
} from '../../shared/publishing'
import { anAnswer, anArticle, aPlan, aSend, aTester } from '../_support/domain-builders'

const { opensAt, closesAt } = aSend()
const before = (instant: Instant) => new Date(Date.parse(instant) - 1).toISOString() as Instant
const lockedAt = addMinutes(opensAt, -120)

const article = anArticle({ coverId: 'cover', pictureIds: ['first', 'second'], postId: 'post' })
const attemptedAt = addMinutes(opensAt, 1)
const late = addMinutes(attemptedAt, evidenceMinutes)

const at = {
  lock: lockedAt,
  'when testers had their time': addMinutes(opensAt, -15),
  'half an hour before the window': addMinutes(opensAt, -30),
  'just before the window': before(opensAt),
  'the window’s opening': opensAt,
  'the window’s last instant': before(closesAt),
  'the window’s closing': closesAt,
  'the next day': addMinutes(closesAt, 24 * 60),
  'the last instant of the next day': before('2026-01-05T16:00:00.000Z'),
  'the day after': '2026-01-05T16:00:00.000Z',
  'nearly ten minutes after the attempt': before(late),
  'ten minutes after the attempt': late,
  'half an hour after the attempt': addMinutes(attemptedAt, 30),
  'more than half an hour after the attempt': addMinutes(attemptedAt, 32),
  'an hour after the attempt': addMinutes(attemptedAt, 60),
} as const

type When = keyof typeof at

const assembling = { stage: 'assembling', articles: [article] } as const
const covered = { ...assembling, covers: { cover: 'media-1' } } as const
const half = { ...covered, pictures: { first: 'https://1' } } as const
const whole = { ...covered, pictures: { first: 'https://1', second: 'https://2' } } as const
const previewing = {
  stage: 'previewing',
  testers: [aTester('a'), aTester('b')],
  draftId: 'draft',
  enteredAt: lockedAt,
} as const
const seen = { ...previewing, previewed: ['b', 'a'] } as const
const untested = { ...seen, stage: 'waiting' } as const
const waiting = { ...untested, answers: [anAnswer('a')] } as const
const wrong = {
  ...untested,
  answers: [anAnswer('a'), anAnswer('b', { fine: false, words: '价格' })],
} as const
const decision = { by: 'zhou', byName: '周宁', reason: '已当面核对', at: lockedAt } as const
const guarded = { ...waiting, confirmer: { personId: 'he', name: '何静' } } as const
const draft = { ...seen, stage: 'waiting', publishBy: 'draft' } as const
const hand = { stage: 'waiting', publishBy: 'hand' } as const
const sending = { ...waiting, stage: 'sending', attemptedAt } as const
const confirming = { ...sending, stage: 'confirming', messageId: '1' } as const
const sent = { ...confirming, stage: 'sent', articles: [article, anArticle({ told: true })] } as const
const undecided = { ...waiting, stage: 'undecided', decideBy: addMinutes(closesAt, 60) } as const
const unconfirmed = { ...confirming, stage: 'unconfirmed' } as const
const told = { ...sent, articles: [{ ...article, told: true }] } as const

const waitForWindow = { do: 'wait-for-window' }
const nothing = (until: Instant | null) => ({ do: 'nothing', until })

const table: [Partial<Send>, When, object][] = [
  [assembling, 'lock', { do: 'upload-cover', pictureId: 'cover' }],
  [assembling, 'the window’s last instant', { do: 'upload-cover', pictureId: 'cover' }],
  [assembling, 'the window’s closing', { do: 'miss' }],
  [{ ...assembling, publishBy: 'hand' }, 'lock', waitForWindow],
  [{ ...assembling, draftId: 'old' }, 'lock', { do: 'look-for-draft', draftId: 'old' }],
  [{ ...assembling, articles: [] }, 'lock', { do: 'give-up', because: 'nothing-left' }],
  [covered, 'lock', { do: 'upload-picture', pictureId: 'first' }],
  [half, 'lock', { do: 'upload-picture', pictureId: 'second' }],
  [whole, 'lock', { do: 'add-draft' }],
  [whole, 'the next day', { do: 'miss' }],
  [previewing, 'lock', { do: 'preview', tester: 'a' }],
  [{ ...previewing, previewed: ['a'] }, 'lock', { do: 'preview', tester: 'b' }],
  [{ ...previewing, previewed: ['b'] }, 'the window’s opening', waitForWindow],
  [{ ...previewing, publishBy: 'draft' }, 'lock', waitForWindow],
  [seen, 'lock', { do: 'wait-for-window' }],
  [{ ...previewing, testers: [] }, 'lock', { do: 'wait-for-window' }],
  [{ ...previewing, unreached: [{ tester: 'a', why: '' }] }, 'lock', { do: 'preview', tester: 'b' }],
  [{ ...previewing, previewed: ['b'], unreached: [{ tester: 'a', why: '' }] }, 'lock', waitForWindow],
  [previewing, 'the window’s closing', { do: 'miss' }],
  [seen, 'the window’s closing', { do: 'miss' }],
  [untested, 'lock', nothing(addMinutes(opensAt, -15))],
  [untested, 'when testers had their time', { do: 'ask-to-clear' }],
  [{ ...untested, toldOnce: ['untested'] }, 'the window’s opening', nothing(closesAt)],
  [{ ...untested, cleared: decision }, 'the window’s opening', { do: 'send' }],
  [wrong, 'lock', { do: 'ask-to-clear' }],
  [{ ...wrong, toldOnce: ['untested'] }, 'the window’s opening', nothing(closesAt)],
  [guarded, 'lock', nothing(addMinutes(opensAt, -30))],
  [guarded, 'half an hour before the window', { do: 'warn-confirmer' }],
  [{ ...guarded, toldOnce: ['confirmer'] }, 'half an hour before the window', nothing(opensAt)],
  [{ ...guarded, publishBy: 'publish' }, 'lock', nothing(opensAt)],
  [draft, 'lock', nothing(opensAt)],
  [draft, 'the window’s opening', { do: 'hand-over' }],
  [hand, 'the window’s opening', { do: 'hand-over' }],
  [{ ...hand, stage: 'by-hand' }, 'the window’s opening', nothing(closesAt)],
  [{ ...draft, stage: 'by-hand' }, 'the window’s opening', { do: 'look-at-box', everyMinutes: 5 }],
  [{ ...draft, stage: 'by-hand' }, 'the window’s closing', { do: 'close-by-hand' }],
  [waiting, 'lock', nothing(opensAt)],
  [waiting, 'just before the window', nothing(opensAt)],
  [waiting, 'the window’s opening', { do: 'send' }],
  [waiting, 'the window’s last instant', { do: 'send' }],
  [waiting, 'the window’s closing', { do: 'miss' }],
  [waiting, 'the next day', { do: 'miss' }],
  [sending, 'the window’s opening', { do: 'look-for-evidence', everyMinutes: 1 }],
  [sending, 'nearly ten minutes after the attempt', { do: 'look-for-evidence', everyMinutes: 1 }],
  [sending, 'ten minutes after the attempt', { do: 'leave-to-a-person' }],
  [sending, 'the next day', { do: 'leave-to-a-person' }],
  [confirming, 'nearly ten minutes after the attempt', { do: 'look-for-evidence', everyMinutes: 1 }],
  [confirming, 'ten minutes after the attempt', { do: 'leave-to-a-person' }],
  [
    { ...confirming, stage: 'awaiting-admin' },
    'half an hour after the attempt',
    { do: 'look-for-evidence', everyMinutes: 1 },
  ],
  [
    { ...confirming, stage: 'awaiting-admin' },
    'more than half an hour after the attempt',
    { do: 'leave-to-a-person' },
  ],
  [undecided, 'the window’s closing', nothing(addMinutes(closesAt, 60))],
  [undecided, 'the next day', { do: 'give-up', because: 'nobody-decided' }],
  [sent, 'the window’s opening', { do: 'tell-post', postId: 'post' }],
  [sent, 'the next day', { do: 'tell-post', postId: 'post' }],
  [told, 'ten minutes after the attempt', nothing(addMinutes(attemptedAt, 60))],
  [told, 'an hour after the attempt', { do: 'look-afterwards' }],
  [
    { ...told, lookedAfterAt: addMinutes(attemptedAt, 61) },
    'an hour after the attempt',
    nothing(addMinutes(attemptedAt, 24 * 60)),
  ],
  [{ ...told, lookedAfterAt: addMinutes(attemptedAt, 24 * 60) }, 'the day after', nothing(null)],
  [{ ...told, removed: 'user' }, 'an hour after the attempt', nothing(null)],
  [{ ...told, messageId: null }, 'the next day', nothing(null)],
  [{ ...sent, stage: 'not-sent' }, 'the window’s closing', { do: 'tell-post', postId: 'post' }],
  [{ ...told, stage: 'not-sent' }, 'the next day', nothing(null)],
  [unconfirmed, 'ten minutes after the attempt', { do: 'look-for-evidence', everyMinutes: 5 }],
  [unconfirmed, 'the next day', { do: 'look-for-evidence', everyMinutes: 5 }],
  [unconfirmed, 'the last instant of the next day', { do: 'look-for-evidence', everyMinutes: 5 }],
  [unconfirmed, 'the day after', nothing(null)],
  [{ ...unconfirmed, publishBy: 'publish' }, 'the next day', { do: 'look-for-evidence', everyMinutes: 30 }],
  [{ ...unconfirmed, publishBy: 'draft' }, 'the next day', nothing(null)],
]

describe('the next step of a send', () => {
  it.each(table.map(([send, when, step]) => [send.stage, when, step, send] as const))(
    'while %s, at %s, is %j',
    (_stage, when, step, send) => {
      expect(nextStep(aSend(send), at[when])).toEqual(step)
    },
  )

  it('is in this table for every stage', () => {
    expect(new Set(table.map(([send]) => send.stage))).toEqual(new Set(stages))
  })

  it('T7: of whatever was attempted once is never to send', () => {
    const attempted = [sending, confirming, sent, told].flatMap((send) => [
      send,
      { ...send, stage: 'unconfirmed' as const },
      { ...send, stage: 'not-sent' as const },
    ])
    const steps = attempted.flatMap((send) => Object.values(at).map((now) => nextStep(aSend(send), now).do))
    expect(steps).not.toContain('send')
  })

  it('uploads a picture that two articles share once', () => {
    const shared = [anArticle({ coverId: 'same', pictureIds: ['same'] }), anArticle({ coverId: 'same' })]
    const uploaded = { articles: shared, covers: { same: 'media-1' }, pictures: { same: 'https://1' } }
    expect(nextStep(aSend({ articles: shared }), lockedAt)).toEqual({ do: 'upload-cover', pictureId: 'same' })
    expect(nextStep(aSend(uploaded), lockedAt)).toEqual({ do: 'add-draft' })
  })
})

describe('the id under which WeChat remembers a send', () => {
  const days = ['2026-01-04', '2026-01-05', '2026-02-04', '2027-01-04'] as const

  it.each(['store', 'group-media', 'a'.repeat(41)])('of %s fits, and is another on each day', (channelId) => {
    const ids = days.flatMap((day) => {
      const _id = sendIdOf(planEdition(aPlan({ channelId }), day)._id)
      return [0, 1, 12].map((round) => clientMessageId({ _id, round }))
    })
    expect(ids.filter((id) => id.length > 32)).toEqual([])
    expect(new Set(ids).size).toBe(12)
  })
})
