import { isRefusal } from '../../shared/_kernel'
import { giveUp, nextStep, rearrange, resumeSend, stages, stopSend } from '../../shared/publishing'
import { anId } from '../_support/builders'
import { allowed, anAnswer, anArticle, aSend, refused } from '../_support/domain-builders'

// What can still be done to an edition on its way out, and until when.

const now = '2026-01-04T08:00:00.000Z'
const stop = { by: 'zheng', byName: '郑毅', reason: '价格待核实', at: now } as const
const changeable = ['assembling', 'previewing', 'waiting']
const fine = [anAnswer('tester')]

describe.each(stages.filter((stage) => stage !== 'undecided'))('a send that is %s', (stage) => {
  const send = aSend({ stage })
  const mayChange = changeable.includes(stage)
  it(mayChange ? 'can be rearranged, stopped and given up' : 'can not be changed any more', () => {
    for (const outcome of [
      rearrange(send, send.articles, now),
      stopSend(send, stop, 'edition', anId()),
      giveUp(send, '本期停刊', now),
    ])
      expect(isRefusal(outcome)).toBe(!mayChange)
  })
})

it('says kindly that WeChat has it', () => {
  expect(refused(rearrange(aSend({ stage: 'sending' }), [], now)).message).toBe('已提交微信，不能再调整。')
})

it('is assembled and previewed anew once rearranged, and deletes the former draft after the new one is there', () => {
  const other = anArticle()
  const waiting = aSend({
    stage: 'waiting',
    draftId: 'old',
    previewed: ['tester'],
    covers: { kept: 'media' },
  })
  const after = allowed(rearrange(waiting, [other], now))
  expect(after).toMatchObject({
    stage: 'assembling',
    articles: [other],
    draftId: null,
    formerDrafts: ['old'],
    previewed: [],
    covers: { kept: 'media' },
    dueAt: now,
    leasedUntil: null,
  })
  const assembled = { ...after, stage: 'previewing', draftId: 'new' } as const
  expect(nextStep(assembled, now)).toEqual({ do: 'preview', tester: 'tester' })
  const previewed = { ...assembled, previewed: ['tester'] }
  expect(nextStep(previewed, now)).toEqual({ do: 'delete-draft', draftId: 'old' })
  expect(nextStep({ ...previewed, formerDrafts: [] }, now)).toEqual({ do: 'wait-for-window' })
})

describe('a stopped send', () => {
  const waiting = aSend({ stage: 'waiting', draftId: 'draft', answers: fine })
  const stopped = allowed(stopSend(waiting, stop, 'edition', 'tap'))

  it('waits through its window, whatever the time', () => {
    for (const at of [waiting.dueAt!, waiting.opensAt, '2026-01-04T09:29:59.999Z'] as const)
      expect(nextStep(stopped, at)).toEqual({ do: 'nothing', until: waiting.closesAt })
    expect(nextStep(stopped, waiting.closesAt)).toEqual({ do: 'give-up', because: 'window-closed' })
  })

  it('goes on at once when it is resumed', () => {
    const resumed = allowed(resumeSend(stopped, now, anId()))
    expect(resumed).toMatchObject({ stopped: null, dueAt: now })
    expect(nextStep(resumed, waiting.opensAt)).toEqual({ do: 'send' })
  })

  it('is not stopped twice, and what is not stopped is not resumed', () => {
    expect(refused(stopSend(stopped, stop, 'all', anId())).message).toBe('郑毅已经停发了这一期。')
    expect(refused(resumeSend(waiting, now, anId())).code).toBe('wrong-state')
    expect(refused(resumeSend(stopped, waiting.closesAt, anId())).code).toBe('wrong-state')
  })
})

it('G7: posts of what was not sent are told in the order of submission, however they were arranged', () => {
  const first = anArticle({ postId: 'first', submittedAt: '2026-01-01T02:00:00.000Z' })
  const later = anArticle({ postId: 'later', submittedAt: '2026-01-01T02:05:00.000Z' })
  const send = aSend({ stage: 'not-sent', articles: [later, first] })
  expect(nextStep(send, now)).toEqual({ do: 'tell-post', postId: 'first' })
})

it('what waits for a decision can be rearranged, and goes out only when a person says so', () => {
  const send = aSend({ stage: 'undecided', draftId: 'old', decideBy: '2026-01-04T10:30:00.000Z' })
  const after = allowed(rearrange(send, [anArticle()], now))
  expect(after).toMatchObject({ stage: 'undecided', draftId: null, formerDrafts: ['old'] })
  expect(refused(stopSend(send, stop, 'edition', anId())).message).toContain('等待决定')
})
