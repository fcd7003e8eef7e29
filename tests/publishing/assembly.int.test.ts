import { aPicture } from '../_support/builders'
import { at, openSending, type Sending } from './sending'

// On the way to the window: what keeps an article back, what keeps nobody back, and what time decides.

let company: Sending

beforeEach(async () => {
  company = await openSending()
})

afterEach(() => company.leave())

describe('X1: what is not what was approved', () => {
  let kept = ''
  let changed = ''

  beforeEach(async () => {
    const passed = await company.passed('照旧', '有变')
    kept = passed[0] ?? ''
    changed = passed[1] ?? ''
  })

  const tamperings: [string, string, () => Promise<unknown>][] = [
    ['a picture with other bytes', '有图片与审批时不同', () => overwritePicture()],
    ['a picture that is gone', '有图片已经找不到', () => changePicture({ fileId: 'cloud://test/gone' })],
    ['another text under the same digest', '稿件内容与审批时不同', () => changeText()],
  ]

  test.each(tamperings)('%s is taken out, and the rest goes out', async (_what, why, tamper) => {
    await tamper()
    await company.tickAt(at.lock)
    expect(await company.send()).toMatchObject({
      stage: 'waiting',
      articles: [{ postId: kept }],
      takenOut: [{ postId: changed }],
    })
    expect(await company.post(changed)).toMatchObject({ state: 'returned', day: null })
    for (const person of ['chen-mo', 'zhou-ning', 'zheng-yi']) {
      const notice = (await company.told(person)).find(({ kind }) => kind === 'taken-out')
      expect(notice).toMatchObject({
        body: expect.stringContaining(`移出1月4日 周日：${why}`),
      })
    }
    const { trail } = await company.as('chen-mo').ask('posts', 'detail', { postId: changed })
    expect(trail.at(-1)?.text).toBe(`移出所在一期，退回供稿人：${why}`)
    await company.tickAt(at.opening)
    expect(await company.local.standIn('sends')).toMatchObject([{ articles: [{ title: '照旧' }] }])
  })

  test('what was taken out can be handed in again', async () => {
    await overwritePicture()
    await company.tickAt(at.lock)
    const { can } = await company.as('chen-mo').ask('posts', 'detail', { postId: changed })
    expect(can.resubmit).toBe(true)
  })

  test('when nothing is left, nothing is sent, and the editors know it at once', async () => {
    await overwritePicture()
    await overwritePicture(kept)
    await company.tickAt(at.lock)
    expect(await company.send()).toMatchObject({ stage: 'not-sent', articles: [], dueAt: null })
    const told = await company.told('zhou-ning')
    expect(told).toContainEqual({
      kind: 'send-failed',
      body: '青梧集团媒体号1月4日 周日一期未能发出：没有一篇稿件可以发出。',
    })
    await company.tickAt(at.opening)
    expect(await company.accepted()).toBe(0)
  })

  async function pictureOf(postId: string) {
    const post = await company.db.get('posts', postId)
    const picture = await company.db.get('pictures', post?.coverId ?? '')
    if (!picture) throw new Error('there is no picture')
    return picture
  }

  /** Points at the bytes of another picture. */
  async function overwritePicture(postId = changed) {
    const otherId = await company.as('lin-xiaoyu').upload(aPicture(1300, 900))
    const other = await company.db.get('pictures', otherId)
    await changePicture({ fileId: other?.fileId ?? '' }, postId)
  }

  async function changePicture(change: { fileId: string }, postId = changed) {
    const picture = await pictureOf(postId)
    await company.db.transact((tx) => tx.replace('pictures', { ...picture, ...change }))
  }

  async function changeText() {
    const revision = await company.db.get('revisions', `${changed}_1`)
    if (!revision) throw new Error('there is no revision')
    const material = { ...revision.material, title: '换过的标题' }
    await company.db.transact((tx) => tx.replace('revisions', { ...revision, material }))
  }
})

test('W3: a tester whom the preview does not reach is told where the draft is', async () => {
  await company.passed('甲')
  await company.local.standIn('faults', { endpoint: 'message/mass/preview', kind: 'error', errcode: 40003 })
  await company.tickAt(at.lock)
  expect(await company.send()).toMatchObject({
    stage: 'waiting',
    previewed: [],
    unreached: [{ tester: 'zhouning_qingwu', why: '没有这个微信号，或它没有关注公众号（错误码 40003）' }],
  })
  const asked = (await company.told('zhou-ning')).find(({ kind }) => kind === 'preview-asked')
  expect(asked?.body).toContain('请到公众平台的草稿箱里看，再在 16:45 前答复')
})

test('a problem is forgotten when its step succeeds', async () => {
  await company.passed('甲')
  await company.local.standIn('faults', { endpoint: 'draft/add', kind: 'error', errcode: 45009 })
  const { nextDueAt } = await company.tickAt(at.lock)
  expect(nextDueAt).toBe('2026-01-04T07:01:00.000Z')
  expect((await company.send()).problem?.what).toBe('公众号今天的接口调用次数已用完（错误码 45009）')
  await company.tickAt('2026-01-04T07:01:00.000Z')
  expect(await company.send()).toMatchObject({ stage: 'waiting', problem: null })
})

describe('the window', () => {
  beforeEach(async () => {
    await company.passed('甲')
    await company.tickAt(at.lock)
  })

  test.each([1, 2, 3, 4])(
    'is asked for anew: when it closes after the %d. look at the clock, nothing goes out',
    async (looks) => {
      const inTime = '2026-01-04T09:29:59.000Z'
      let looked = 0
      company.now = inTime
      await company.local.setClock(inTime)
      await company.tickBy(() => ((looked += 1) > looks ? at.closing : inTime))
      expect(await company.accepted()).toBe(0)
      expect(await company.send()).toMatchObject({ stage: 'undecided', attemptedAt: null })
    },
  )

  test('T8: a tick that finds its send held by another comes back in a minute, and changes nothing', async () => {
    const send = await company.send()
    const held = { ...send, dueAt: at.opening, leasedUntil: '2026-01-04T09:02:00.000Z' } as const
    await company.db.transact((tx) => tx.replace('sends', held))
    const { nextDueAt, failed } = await company.tickAt(at.opening)
    expect([nextDueAt, failed]).toEqual(['2026-01-04T09:01:00.000Z', 0])
    expect(await company.accepted()).toBe(0)
  })
})
