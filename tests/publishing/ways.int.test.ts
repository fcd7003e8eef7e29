import { aMaterial, anId, aPicture } from '../_support/builders'
import { put } from '../_support/company'
import { at, openSending, type Sending } from './sending'

// The ways in which an edition goes out, and what people decide on the way. What WeChat accepted is counted by its
// stand-in.

let company: Sending

beforeEach(async () => {
  company = await openSending()
})

afterEach(async () => {
  await company.local.standIn('settle', {})
  await company.leave()
})

const editionId = 'group-media_2026-01-04_1'
const link = 'https://mp.weixin.qq.com/s/AbC-123_xyz'
const editor = () => company.as('zhou-ning')
const publisher = () => company.as('zheng-yi')
const fault = (endpoint: string, kind: string, more: object = {}) =>
  company.local.standIn('faults', { endpoint, kind, ...more })
const tap = (more: object = {}) => ({ commandId: anId(), editionId, ...more }) as never
const reason = '故障已排除'
const appId = async () => (await company.db.get('channels', 'group-media'))?.account.appId ?? ''
const calls = async () => (await company.local.standIn('calls')) as Record<string, number>
const toDo = async () => (await editor().ask('desk', 'screen', { editionId })).send?.toDo ?? []

async function goesOutBy(
  publishBy: 'publish' | 'draft' | 'hand' | 'mass-send',
  confirmerId: string | null = null,
) {
  const command = { commandId: anId(), channelId: 'group-media', publishBy, confirmerId } as const
  await company.as('he-jing').ask('channels', 'setPublishing', { ...command, kind: 'subscription' })
}

describe('publish', () => {
  beforeEach(() => goesOutBy('publish'))

  test('makes it public, tells nobody, and its posts have their links', async () => {
    const [postId = ''] = await company.passed('甲')
    await company.tickAt(at.lock)
    await company.tickAt(at.opening)
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:01:00.000Z')
    expect(await company.accepted()).toBe(0)
    expect(await company.local.standIn('publications')).toMatchObject([{ status: 0 }])
    expect(await company.post(postId)).toMatchObject({
      state: 'published',
      link: expect.stringContaining('/s/') as string,
    })
    const taken = { commandId: anId(), postId, reason: '价格有误' }
    expect(await editor().ask('publishing', 'takeDown', taken)).toMatchObject({ state: 'taken-down' })
    expect(await calls()).toHaveProperty('freepublish/delete')
  })

  test('without an answer the list of what was published brings the links', async () => {
    const [postId = ''] = await company.passed('甲')
    await company.tickAt(at.lock)
    await fault('freepublish/submit', 'timeout-after-accept')
    await fault('callback', 'drop')
    company.now = at.opening
    await company.local.setClock(at.opening)
    const ticking = company.tick()
    await company.local.standIn('held', { endpoint: 'freepublish/submit' })
    await company.local.standIn('settle', {})
    await ticking
    expect(await company.post(postId)).toMatchObject({
      state: 'published',
      link: expect.stringContaining('/s/') as string,
    })
  })

  test('T12: what WeChat blames goes back to its submitter, the rest waits for a decision and goes out alone', async () => {
    const [bad = '', good = ''] = await company.passed('甲', '乙')
    await company.tickAt(at.lock)
    await company.local.standIn('completion', { afterMs: null })
    await company.tickAt(at.opening)
    await company.local.standIn('outcomes', { of: 'publish', status: '4' })
    await company.local.standIn('settle', {})
    expect(await company.send()).toMatchObject({ stage: 'undecided', takenOut: [{ postId: bad }], round: 1 })
    expect(await company.post(bad)).toMatchObject({ state: 'returned' })
    expect((await company.told('chen-mo'))[0]).toMatchObject({ kind: 'taken-out' })
    expect(await company.post(good)).toMatchObject({ state: 'locked' })
    company.now = '2026-01-04T09:05:00.000Z'
    await publisher().ask('desk', 'sendLate', tap({ reason }))
    await company.tickAt('2026-01-04T09:06:00.000Z')
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:07:00.000Z')
    expect(await company.post(good)).toMatchObject({ state: 'published' })
  })
})

describe('draft', () => {
  test('P3: a post with a video makes its edition one that a person completes', async () => {
    const author = company.as('chen-mo')
    const video = Buffer.concat([
      Buffer.from('\0\0\0\x10ftypmp42\0\0\0\0\0\0\x75\x30moov', 'latin1'),
      Buffer.alloc(30_000 - 8, 7),
    ])
    const asked = { commandId: anId(), bytes: video.byteLength, channelId: 'group-media' }
    const { upload, videoId } = await author.ask('posts', 'ticketVideo', asked)
    await put(upload, video)
    await author.ask('posts', 'checkVideo', { videoId })
    const postId = anId()
    const material = { ...aMaterial({ pictures: [await author.upload()] }), videoId }
    await author.ask('posts', 'submit', { commandId: anId(), postId, channelId: 'group-media', material })
    await company.pass(postId)
    await company.tickAt(at.lock)
    expect(await company.local.standIn('drafts')).toHaveLength(1)
    expect(await company.local.standIn('previews')).toEqual([])
    await company.tickAt(at.opening)
    expect(await company.send()).toMatchObject({ stage: 'by-hand' })
    expect(await toDo()).toMatchObject([{ key: 'publish', until: at.closing }])
    const { articles, way } = await editor().ask('desk', 'byHand', { editionId })
    expect([way, articles[0]?.video?.bytes]).toEqual(['draft', video.byteLength])
    const shown = await fetch(articles[0]?.video?.url ?? '', { headers: { range: 'bytes=0-15' } })
    expect(shown.status).toBe(206)

    const [draft] = (await company.local.standIn('drafts')) as { mediaId: string }[]
    await company.local.standIn('console-send', { appid: await appId(), mediaId: draft?.mediaId })
    await company.tickAt('2026-01-04T09:05:00.000Z')
    expect((await company.told('zhou-ning'))[0]).toMatchObject({ kind: 'publish-by-hand' })
    await editor().ask('desk', 'pasteLinks', tap({ links: [{ postId, link: `看这里 ${link}?from=1` }] }))
    await company.tickAt('2026-01-04T09:06:00.000Z')
    expect(await company.post(postId)).toMatchObject({ state: 'published', link })
  })

  test.each([48001, 53504])(
    'what the API will not take (%i) is left to a person, at once',
    async (errcode) => {
      await company.passed('甲')
      await company.tickAt(at.lock)
      await fault('message/mass/sendall', 'error', { errcode })
      await company.tickAt(at.opening)
      expect(await company.send()).toMatchObject({ stage: 'by-hand', consoleOnly: true })
      expect((await company.told('zheng-yi'))[0]).toMatchObject({ kind: 'publish-by-hand' })
      expect(await company.accepted()).toBe(0)
    },
  )

  test('nobody publishes it: the draft is still there, and its posts move on after an hour', async () => {
    await goesOutBy('draft')
    const [postId = ''] = await company.passed('甲')
    await company.tickAt(at.lock)
    await company.tickAt(at.opening)
    await company.tickAt(at.closing)
    expect(await company.send()).toMatchObject({ stage: 'undecided', decideBy: at.decided })
    await company.tickAt(at.decided)
    expect(await company.post(postId)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
  })
})

test('hand: texts and pictures on one screen, without a call of WeChat; the link ends it', async () => {
  await goesOutBy('hand')
  const [postId = ''] = await company.passed('甲')
  await company.tickAt(at.lock)
  await company.tickAt(at.opening)
  expect(Object.keys(await calls()).filter((call) => /draft|material|media|mass/.test(call))).toEqual([])
  const { articles } = await publisher().ask('desk', 'byHand', { editionId })
  expect(articles).toMatchObject([{ title: '甲', text: expect.stringContaining('来源：') as string }])
  const [picture = ''] = articles[0]?.pictures ?? []
  expect(Buffer.from(await (await fetch(picture)).arrayBuffer())).toEqual(Buffer.from(aPicture()))
  const wrong = await editor().refused(
    'desk',
    'pasteLinks',
    tap({ links: [{ postId, link: 'https://a.cn' }] }),
  )
  expect(wrong.message).toContain('https://mp.weixin.qq.com/s')
  await editor().ask('desk', 'pasteLinks', tap({ links: [{ postId, link }] }))
  await company.tickAt('2026-01-04T09:05:00.000Z')
  expect(await company.post(postId)).toMatchObject({ state: 'published', link })
})

describe('W3: tested before it goes out', () => {
  beforeEach(async () => {
    company.tester = 'silent'
    await company.passed('甲')
    await company.tickAt(at.lock)
  })

  const answer = (fine: boolean, words = '') => editor().ask('publishing', 'answer', tap({ fine, words }))

  test('the tester is asked, sees the articles, and one tap lets it go out', async () => {
    expect((await company.told('zhou-ning')).map(({ kind }) => kind)).toContain('preview-asked')
    expect(await editor().ask('publishing', 'preview', { editionId })).toMatchObject({
      articles: [{ title: '甲' }],
      wechatName: 'zhouning_qingwu',
      own: null,
    })
    expect(await answer(true)).toMatchObject({ own: { fine: true } })
    await company.tickAt(at.opening)
    expect(await company.accepted()).toBe(1)
  })

  test('nobody answers: nothing goes out until the editor says so, for a reason', async () => {
    expect(await toDo()).toMatchObject([{ key: 'test' }])
    await company.tickAt('2026-01-04T08:45:00.000Z')
    expect((await company.told('zheng-yi'))[0]).toMatchObject({ kind: 'send-waits' })
    expect(await toDo()).toMatchObject([{ key: 'clear' }])
    await company.tickAt(at.opening)
    expect(await company.accepted()).toBe(0)
    expect(await editor().refused('desk', 'sendUntested', tap({ reason: ' ' }))).toMatchObject({
      path: 'reason',
    })
    await editor().ask('desk', 'sendUntested', tap({ reason: '已当面核对' }))
    await company.tickAt('2026-01-04T09:01:00.000Z')
    expect(await company.accepted()).toBe(1)
    const send = await company.send()
    const trail = await company.db.find('trail', { where: { subjectId: send._id }, limit: 100 })
    expect(trail.map(({ action }) => action)).toContain('send-cleared')
  })

  test('something is wrong: the team is told at once, and a changed edition is tested anew', async () => {
    await answer(false, '价格写错了')
    expect((await company.told('zheng-yi'))[0]?.body).toContain('周宁认为')
    await company.tickAt(at.opening)
    expect(await company.accepted()).toBe(0)
    await company.tickAt(at.closing)
    expect((await company.send()).problem?.what).toBe('周宁认为预览有问题：价格写错了')
  })
})

describe('待管理员确认', () => {
  beforeEach(async () => {
    await goesOutBy('mass-send', 'he-jing')
    await company.local.standIn('admin-confirmation', { appid: await appId(), required: true })
    await company.passed('甲')
    await company.tickAt(at.lock)
    await company.tickAt('2026-01-04T08:30:00.000Z')
  })

  const adminAnswers = async (agreed: boolean) =>
    company.local.standIn('admin-answer', { appid: await appId(), agreed })

  test('the administrator is told before the window, and asked in it; agreed, it goes out', async () => {
    expect((await company.told('he-jing'))[0]).toMatchObject({ kind: 'confirm-in-wechat' })
    await company.tickAt(at.opening)
    expect(await company.send()).toMatchObject({ stage: 'awaiting-admin' })
    expect(await toDo()).toMatchObject([{ key: 'confirm', until: '2026-01-04T09:30:00.000Z' }])
    expect((await company.told('he-jing'))[0]?.body).toContain('请在 17:30 前确认')
    await adminAnswers(true)
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:02:00.000Z')
    expect((await company.send()).stage).toBe('sent')
  })

  test('declined, the publisher sends it once more in the window: another message, because the first failed', async () => {
    await company.tickAt(at.opening)
    await adminAnswers(false)
    await company.tickAt('2026-01-04T09:02:00.000Z')
    expect(await company.send()).toMatchObject({
      stage: 'undecided',
      problem: { what: '公众号管理员没有在微信里确认' },
    })
    expect(await editor().refused('desk', 'sendLate', tap({ reason }))).toMatchObject({ clause: 'G11' })
    await publisher().ask('desk', 'sendLate', tap({ reason }))
    await company.tickAt('2026-01-04T09:03:00.000Z')
    await adminAnswers(true)
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:04:00.000Z')
    expect((await company.send()).stage).toBe('sent')
    expect(await company.local.standIn('sends')).toMatchObject([
      { status: 'SEND_FAIL' },
      { status: 'SEND_SUCCESS' },
    ])
  })
})

describe('after the window', () => {
  test('the publisher sends it late: the same draft, once', async () => {
    const [postId = ''] = await company.passed('甲')
    await company.tickAt(at.lock)
    await company.tickAt(at.closing)
    company.now = '2026-01-04T09:40:00.000Z'
    await publisher().ask('desk', 'sendLate', tap({ reason }))
    await company.tickAt('2026-01-04T09:41:00.000Z')
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:42:00.000Z')
    expect(await company.post(postId)).toMatchObject({ state: 'published', day: '2026-01-04' })
    expect([await company.accepted(), (await calls())['draft/add']]).toEqual([1, 1])
  })

  test('or lets its posts move on at once', async () => {
    const [postId = ''] = await company.passed('甲')
    await company.tickAt(at.lock)
    await company.tickAt(at.closing)
    await publisher().ask('desk', 'letMoveOn', tap())
    await company.tickAt('2026-01-04T09:32:00.000Z')
    expect(await company.post(postId)).toMatchObject({ state: 'scheduled', day: '2026-01-05' })
  })

  test('T11: marked as not sent by mistake, the second call keeps its client message id and finds the first', async () => {
    await company.passed('甲')
    await company.tickAt(at.lock)
    await company.local.standIn('completion', { afterMs: null })
    await fault('message/mass/sendall', 'timeout-after-accept')
    await fault('draft/get', 'drop', { times: 2 })
    await company.tickAt(at.opening)
    await company.tickAt('2026-01-04T09:10:00.000Z')
    expect((await company.send()).stage).toBe('unconfirmed')
    expect(await toDo()).toMatchObject([{ key: 'verify' }])
    await editor().ask('desk', 'markUnsent', tap())
    await publisher().ask('desk', 'sendLate', tap({ reason }))
    for (const minute of [11, 12, 13]) await company.tickAt(`2026-01-04T09:${minute}:00.000Z`)
    expect(await company.accepted()).toBe(1)
  })
})

describe('pictures', () => {
  const uploads = async () => {
    const made = await calls()
    return [made['media/uploadimg'] ?? 0, made['material/add_material'] ?? 0]
  }

  test('of an account are uploaded once, and anew when WeChat has lost them', async () => {
    await company.passed('甲')
    await company.tickAt(at.lock)
    await company.tickAt(at.opening)
    const once = await uploads()
    company.now = '2026-01-04T10:00:00.000Z'
    await company.passed('乙')
    await company.tickAt('2026-01-07T07:00:00.000Z')
    expect(await uploads()).toEqual(once)
    expect(await company.local.standIn('drafts')).toHaveLength(1)
    await company.tickAt('2026-01-07T09:00:00.000Z')
    await company.local.standIn('lose-media', {})
    company.now = '2026-01-07T10:00:00.000Z'
    await company.passed('丙')
    await company.tickAt('2026-01-10T07:00:00.000Z')
    await company.tickAt('2026-01-10T07:01:00.000Z')
    expect(await uploads()).toEqual(once.map((times) => times + 1))
    const drafts = (await company.local.standIn('drafts')) as { articles: { content: string }[] }[]
    expect(drafts.at(-1)?.articles[0]?.content).toContain('<img')
  })
})

describe('P2: what was sent by hand counts', () => {
  test('the desk and the calendar say so before, and it can be taken back', async () => {
    await company.passed('甲')
    await company.tickAt(at.lock)
    const record = { commandId: anId(), channelId: 'group-media', day: '2026-01-04' } as const
    await editor().ask('channels', 'recordSent', record)
    expect((await toDo())[0]).toMatchObject({ key: 'quota', what: '当天已群发 1 次，最多 1 次（P2）' })
    await editor().ask('channels', 'unrecordSent', { ...record, commandId: anId() })
    expect(await toDo()).not.toContainEqual(expect.objectContaining({ key: 'quota' }))
  })

  test('of a service account, the last edition of the month is beyond it', async () => {
    const record = { channelId: 'store-news', day: '2026-01-01' } as const
    await editor().ask('channels', 'recordSent', { commandId: anId(), ...record })
    const { beyondQuota } = await editor().ask('editions', 'calendar')
    expect(beyondQuota).toMatchObject({ 'store-news_2026-01-30_1': '当月已群发 4 次，最多 4 次（P2）' })
    expect((await company.as('chen-mo').ask('editions', 'calendar')).beyondQuota).toEqual({})
  })
})

test('W3: testers are named by admin or editor, with WeChat numbers that can be such', async () => {
  const named = { commandId: anId(), channelId: 'group-media' }
  const set = (...testers: { personId: string; wechatName: string }[]) => ({ ...named, testers }) as never
  expect(await editor().refused('channels', 'setTesters', set())).toMatchObject({ clause: 'W3' })
  const odd = set({ personId: 'wu-fan', wechatName: '吴凡' })
  expect((await editor().refused('channels', 'setTesters', odd)).message).toContain('不像微信号')
  await editor().ask('channels', 'setTesters', set({ personId: 'wu-fan', wechatName: 'wufan_2020' }))
  const { channels } = await editor().ask('channels', 'overview')
  expect(channels.find(({ id }) => id === 'group-media')?.account.testers).toEqual([
    { personId: 'wu-fan', name: '吴凡', wechatName: 'wufan_2020' },
  ])
})
