import { is } from '../../cloudfunctions/_platform/database'
import { secretsOf } from '../../local/demo/identities'
import { anId } from '../_support/builders'
import { at, openSending, type Sending } from './sending'

// How a send ends, how that is mended when WeChat tells more, and who learns of it.

let company: Sending

beforeEach(async () => {
  company = await openSending()
  await company.local.standIn('completion', { afterMs: null })
})

afterEach(() => company.leave())

const fault = (endpoint: string, kind: string, more: object = {}) =>
  company.local.standIn('faults', { endpoint, kind, ...more })

const team = ['zhou-ning', 'zheng-yi']

test('G7: posts of a missed window move on in the order of submission, and everybody is told why', async () => {
  const [first, second, third] = await company.passed('甲', '乙', '丙')
  await company.tickAt(at.lock)
  const editions = await company.db.find('editions', {
    where: { channelId: 'group-media', state: 'open' },
    limit: 100,
  })
  for (const { _id, day } of editions) {
    const change = day === '2026-01-05' || day === '2026-01-07' ? { free: 1 } : { state: 'empty' }
    await company.db.updateIf('editions', _id, {}, change)
  }
  await company.tickAt(at.closing)
  expect((await company.send()).stage).toBe('undecided')
  for (const person of team) {
    expect((await company.told(person))[0]).toEqual({
      kind: 'send-waits',
      body: '青梧集团媒体号1月4日 周日一期（头条《甲》）没有发出：发布窗口已过。请决定补发，或让稿件顺延。请放行人在编辑台决定补发；18:30 前没有决定，稿件自动顺延。',
    })
  }
  await company.tickAt(at.decided)
  expect((await company.send()).stage).toBe('not-sent')
  expect(await company.accepted()).toBe(0)
  expect(await company.post(first ?? '')).toMatchObject({
    state: 'scheduled',
    day: '2026-01-05',
    waits: false,
  })
  expect(await company.post(second ?? '')).toMatchObject({ state: 'scheduled', day: '2026-01-07' })
  expect(await company.post(third ?? '')).toMatchObject({ state: 'scheduled', day: null, waits: true })
  const bodies = (await company.told('chen-mo'))
    .filter(({ kind }) => kind === 'not-sent')
    .map(({ body }) => body)
  expect(bodies.sort()).toEqual([
    '含《丙》的一期未能发出：发布窗口已过。这篇稿件暂时没有空位，有空位时再排。',
    '含《乙》的一期未能发出：发布窗口已过。这篇稿件已顺延到1月7日 周三。',
    '含《甲》的一期未能发出：发布窗口已过。这篇稿件已顺延到1月5日 周一。',
  ])
  for (const person of team) {
    expect(await company.told(person)).toContainEqual({
      kind: 'send-failed',
      body: '青梧集团媒体号1月4日 周日一期（头条《甲》）未能发出：发布窗口已过。其中的稿件顺延到有空位的下一期。',
    })
  }
})

test('a post that moved on goes out with the next edition', async () => {
  const [postId] = await company.passed('甲')
  await company.tickAt(at.lock)
  await company.tickAt(at.closing)
  await company.tickAt(at.decided)
  await company.tickAt('2026-01-05T07:00:00.000Z')
  await company.tickAt('2026-01-05T09:00:00.000Z')
  await company.local.standIn('settle', {})
  await company.tickAt('2026-01-05T09:01:00.000Z')
  expect(await company.post(postId ?? '')).toMatchObject({ state: 'published', day: '2026-01-05' })
  expect(await company.accepted()).toBe(1)
})

test('the true reason is told when the calls of a whole window were refused', async () => {
  await company.passed('甲')
  await company.tickAt(at.lock)
  await fault('message/mass/sendall', 'error', { errcode: 45028, times: 9 })
  await company.tickAt(at.opening)
  expect(await company.send()).toMatchObject({
    stage: 'waiting',
    attemptedAt: null,
    problem: { what: '公众号的群发次数已用完（错误码 45028）' },
    dueAt: '2026-01-04T09:01:00.000Z',
  })
  await company.tickAt(at.closing)
  const [notice] = await company.told('zhou-ning')
  expect(notice?.body).toContain('到发布窗口关闭时仍未成功，公众号的群发次数已用完（错误码 45028）')
  // By our count there was one left: somebody sent by hand, and from now on it counts (P2).
  const channel = await company.db.get('channels', 'group-media')
  expect(channel?.sentElsewhere).toMatchObject([{ day: '2026-01-04', times: 1, byName: '微信' }])
})

describe('of a send without evidence', () => {
  beforeEach(async () => {
    await company.passed('甲')
    await company.tickAt(at.lock)
  })

  test('T7: editors and publishers are asked at once, and a late report answers', async () => {
    await fault('message/mass/sendall', 'timeout-after-accept')
    await fault('draft/get', 'drop', { times: 1000 })
    await company.tickAt(at.opening)
    await company.tickAt('2026-01-04T09:10:00.000Z')
    expect(await company.send()).toMatchObject({ stage: 'unconfirmed', dueAt: '2026-01-04T09:15:00.000Z' })
    for (const person of team) {
      expect((await company.told(person))[0]).toEqual({
        kind: 'send-unconfirmed',
        body: '青梧集团媒体号1月4日 周日一期（头条《甲》）没有得到确认：微信没有回答。请到公众平台的发表记录里核实，再在编辑台标记已发或未发；核实之前不要再发一次。',
      })
    }
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:11:00.000Z')
    const send = await company.send()
    expect(send).toMatchObject({ stage: 'sent', problem: null, leasedUntil: null })
    expect(send.articles[0]?.link).toContain('/s/')
    const [notice] = await company.told('zheng-yi')
    expect(notice?.kind).toBe('send-confirmed')
    expect(await company.post(send.articles[0]?.postId ?? '')).toMatchObject({ state: 'published' })
    expect(await company.accepted()).toBe(1)
    expect(await company.local.standIn('calls')).toMatchObject({ 'message/mass/sendall': 1 })
  })

  test('the clock looks on by the message id, and finds what came late', async () => {
    await company.tickAt(at.opening)
    await company.tickAt('2026-01-04T09:10:00.000Z')
    expect(await company.send()).toMatchObject({
      stage: 'unconfirmed',
      problem: { what: '微信已经收下，还没有回报结果' },
    })
    await fault('callback', 'drop')
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:15:00.000Z')
    expect((await company.send()).stage).toBe('sent')
  })

  test('T9: what was killed between record and call is never called again', async () => {
    const send = await company.send()
    const attempted = { ...send, stage: 'sending', attemptedAt: at.opening, dueAt: at.opening } as const
    await company.db.transact((tx) => tx.replace('sends', attempted))
    await company.tickAt('2026-01-04T09:02:00.000Z')
    await company.tickAt('2026-01-04T09:10:00.000Z')
    expect(await company.send()).toMatchObject({
      stage: 'undecided',
      problem: { what: '草稿还在草稿箱里，微信没有收下这一期' },
    })
    // A draft that somebody takes away meanwhile may have been sent: its posts do not move on by themselves.
    const [draft] = (await company.local.standIn('drafts')) as { mediaId: string }[]
    await company.local.standIn('console-send', { appid: send.appId, mediaId: draft?.mediaId })
    await company.tickAt(at.decided)
    expect((await company.send()).stage).toBe('unconfirmed')
  })

  test('T9: whoever dies with the send in hand leaves it to the next tick, which sends it once', async () => {
    const dead = {
      ...(await company.send()),
      dueAt: at.opening,
      leasedUntil: '2026-01-04T09:02:00.000Z',
    } as const
    await company.db.transact((tx) => tx.replace('sends', dead))
    await company.tickAt('2026-01-04T09:01:00.000Z')
    expect(await company.accepted()).toBe(0)
    await company.tickAt('2026-01-04T09:02:00.000Z')
    expect(await company.accepted()).toBe(1)
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:10:00.000Z')
    expect((await company.send()).stage).toBe('sent')
    expect(await company.accepted()).toBe(1)
  })

  test('T10: when telling a post fails after the send, it is told again, and nothing is sent again', async () => {
    const { articles } = await company.send()
    const post = await company.db.get('posts', articles[0]?.postId ?? '')
    if (!post) throw new Error('the post is missing')
    // A document that this version cannot read makes every step fail that needs it.
    const setSchema = async (schema: number) => {
      const unreadable = is.before(1000)
      expect(await company.db.updateIf('posts', post._id, { schema: unreadable }, { schema })).toBe(true)
    }
    await company.tickAt(at.opening)
    await setSchema(999)
    await company.local.standIn('settle', {})
    for (const minute of ['01', '02', '05', '09']) {
      await company.tickAt(`2026-01-04T09:${minute}:00.000Z`)
      expect(await company.local.standIn('calls')).toMatchObject({ 'message/mass/sendall': 1 })
    }
    await setSchema(1)
    await company.tickAt('2026-01-04T09:12:00.000Z')
    expect(await company.post(post._id)).toMatchObject({ state: 'published' })
    expect((await company.told('chen-mo')).filter(({ kind }) => kind === 'published')).toHaveLength(1)
    expect(await company.local.standIn('calls')).toMatchObject({ 'message/mass/sendall': 1 })
  })

  test('the clock stops looking at the end of the next day', async () => {
    await company.tickAt(at.opening)
    await company.tickAt('2026-01-04T09:10:00.000Z')
    await company.tickAt('2026-01-05T15:55:00.000Z')
    expect((await company.send()).dueAt).toBe('2026-01-05T16:00:00.000Z')
    await company.tickAt('2026-01-05T16:00:00.000Z')
    expect(await company.send()).toMatchObject({ stage: 'unconfirmed', dueAt: null })
  })

  test('what was deleted in the console after it went out is gone for its readers, and not sent again', async () => {
    await company.tickAt(at.opening)
    const { messageId } = await company.send()
    await fault('callback', 'drop')
    await company.local.standIn('settle', {})
    await takeDown(messageId ?? '')
    await company.tickAt('2026-01-04T09:01:00.000Z')
    const send = await company.send()
    expect(send).toMatchObject({ stage: 'sent', removed: 'user' })
    expect((await company.post(send.articles[0]?.postId ?? '')).state).toBe('taken-down')
    for (const person of [...team, 'chen-mo'])
      expect((await company.told(person)).map(({ kind }) => kind)).toContain('articles-removed')
  })
})

test('T8: a tick that is early, one that comes again, and one for what was given up send nothing', async () => {
  await company.passed('甲')
  await company.tickAt('2026-01-04T06:59:00.000Z')
  expect(await company.db.find('sends', { where: {}, limit: 1 })).toEqual([])
  await company.tickAt(at.lock)
  await company.tickAt('2026-01-04T08:59:00.000Z')
  expect(await company.accepted()).toBe(0)
  const { editionId } = await company.send()
  const skipped = { commandId: anId(), editionId, reason: '活动取消' }
  await company.as('zhou-ning').ask('desk', 'skip', skipped)
  await company.tickAt(at.opening)
  const given = await company.send()
  await company.tickAt(at.opening)
  expect(await company.send()).toEqual(given)
  expect(await company.accepted()).toBe(0)
  expect(await company.local.standIn('calls')).not.toHaveProperty('message/mass/sendall')
})

test('T11: “was sent before” counts as sent, with the message that WeChat names', async () => {
  await company.passed('甲')
  await company.tickAt(at.lock)
  await company.tickAt(at.opening)
  const { messageId, ...send } = await company.send()
  const forgotten = {
    ...send,
    stage: 'waiting',
    attemptedAt: null,
    messageId: null,
    dueAt: at.opening,
  } as const
  await company.db.transact((tx) => tx.replace('sends', forgotten))
  await company.tickAt('2026-01-04T09:01:00.000Z')
  expect(await company.send()).toMatchObject({ stage: 'confirming', messageId })
  expect(await company.accepted()).toBe(1)
})

test('a report that comes after the draft was found gone brings the link to its post', async () => {
  const [postId = ''] = await company.passed('甲')
  await company.tickAt(at.lock)
  await fault('message/mass/sendall', 'timeout-after-accept')
  await company.tickAt(at.opening)
  expect(await company.send()).toMatchObject({ stage: 'sent', messageId: null })
  expect(await company.post(postId)).toMatchObject({ state: 'published', link: null })
  await company.local.standIn('settle', {})
  await company.tickAt('2026-01-04T09:01:00.000Z')
  expect((await company.send()).messageId).not.toBeNull()
  expect((await company.post(postId)).link).toContain('/s/')
  expect((await company.told('chen-mo')).filter(({ kind }) => kind === 'published')).toHaveLength(1)
})

test('a report of failure corrects what the missing draft said, and the post moves on', async () => {
  const [postId = ''] = await company.passed('甲')
  await company.tickAt(at.lock)
  await fault('message/mass/sendall', 'timeout-after-accept')
  await company.tickAt(at.opening)
  expect((await company.post(postId)).state).toBe('published')
  await company.local.standIn('outcomes', { of: 'send', status: 'err(10001)' })
  await company.local.standIn('settle', {})
  await company.tickAt('2026-01-04T09:01:00.000Z')
  expect(await company.send()).toMatchObject({
    stage: 'not-sent',
    problem: { what: '微信审核没有通过，涉嫌广告（10001）' },
  })
  expect(await company.post(postId)).toEqual({
    state: 'scheduled',
    day: '2026-01-05',
    link: null,
    waits: false,
  })
})

/** As the editor does it in the console, with a token of the account. */
async function takeDown(messageId: string): Promise<void> {
  const { WECHAT_API_URL: api } = process.env
  const { appId } = await company.send()
  const asked = { grant_type: 'client_credential', appid: appId, secret: secretsOf(appId).appSecret }
  const { access_token } = await post(`${api}/cgi-bin/stable_token`, asked)
  await post(`${api}/cgi-bin/message/mass/delete?access_token=${access_token}`, { msg_id: messageId })
}

async function post(url: string, body: object): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json() as never
}
