import { anId } from '../_support/builders'
import { at, openSending, type Sending } from './sending'

// 撤下: what readers saw is taken from them, on the record, whatever WeChat answers.

let company: Sending
let postId: string

beforeEach(async () => {
  company = await openSending()
  const [first = '', second = ''] = await company.passed('甲', '乙')
  await company.tickAt(at.lock)
  await company.tickAt(at.opening)
  await company.local.standIn('settle', {})
  await company.tickAt('2026-01-04T09:01:00.000Z')
  expect((await company.post(first)).state).toBe('published')
  postId = second
})

afterEach(() => company.leave())

const editor = () => company.as('zhou-ning')
const takeDown = (reason = '价格有误') =>
  editor().ask('publishing', 'takeDown', { commandId: anId(), postId, reason })
const fault = (kind: string, more: object = {}) =>
  company.local.standIn('faults', { endpoint: 'message/mass/delete', kind, ...more })
const kindsTold = async (personId: string) => (await company.told(personId)).map(({ kind }) => kind)

test('the one article is gone at WeChat, the others stay, and its submitter learns who took it down and why', async () => {
  expect(await takeDown()).toEqual({ state: 'taken-down', byHand: null })
  const [page] = (await company.local.standIn('sends')) as { articles: { title: string; url: string }[] }[]
  const pages = await Promise.all((page?.articles ?? []).map(async ({ url }) => (await fetch(url)).text()))
  expect(pages.map((html) => html.includes('该内容已被发布者删除'))).toEqual([false, true])
  expect(await company.told('chen-mo')).toContainEqual({
    kind: 'taken-down',
    body: '《乙》已由周宁撤下，读者不再看到：价格有误。',
  })
})

test('the same tap again, and a tick that comes late, change nothing more', async () => {
  const command = { commandId: anId(), postId, reason: '价格有误' }
  const first = await editor().ask('publishing', 'takeDown', command)
  expect(await editor().ask('publishing', 'takeDown', command)).toEqual(first)
  await company.tickAt('2026-01-04T09:02:00.000Z')
  expect((await kindsTold('chen-mo')).filter((kind) => kind === 'taken-down')).toHaveLength(1)
  expect(await editor().refused('publishing', 'takeDown', { ...command, commandId: anId() })).toMatchObject({
    code: 'wrong-state',
  })
})

test('WeChat does not answer: it is asked again each minute, and then a person has to do it', async () => {
  await fault('drop', { times: 2 })
  expect(await takeDown()).toEqual({ state: 'published', byHand: null })
  await company.tickAt('2026-01-04T09:02:00.000Z')
  expect((await company.post(postId)).state).toBe('published')
  await company.tickAt('2026-01-04T09:04:00.000Z')
  expect((await company.post(postId)).state).toBe('taken-down')
})

test('WeChat refuses: the team is told to delete it by hand, and one tap says that it is done', async () => {
  await fault('error', { errcode: 45009 })
  expect(await takeDown()).toEqual({ state: 'published', byHand: expect.any(String) as string })
  expect(await kindsTold('zheng-yi')).toContain('take-down-by-hand')
  const confirmed = await editor().ask('publishing', 'confirmTakenDown', { commandId: anId(), postId })
  expect(confirmed).toEqual({ state: 'taken-down', byHand: null })
  expect(await company.told('chen-mo')).toContainEqual({
    kind: 'taken-down',
    body: '《乙》已由周宁撤下，读者不再看到：价格有误。',
  })
})

test('a reason is needed, and only who runs the channel may', async () => {
  const command = { commandId: anId(), postId, reason: ' ' }
  expect(await editor().refused('publishing', 'takeDown', command)).toMatchObject({ path: 'reason' })
  const submitter = company.as('chen-mo')
  expect(await submitter.refused('publishing', 'takeDown', { ...command, reason: '价格有误' })).toMatchObject(
    { code: 'not-allowed' },
  )
})
