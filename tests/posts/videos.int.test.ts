import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import type { Video } from '../../shared/posts'
import { aVideo } from '../_support/a-video'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, put, type Phone, type TestCompany } from '../_support/company'

const startsAt = '2026-01-01T02:00:00.000Z'
let company: TestCompany
let lin: Phone

beforeAll(async () => {
  company = await openCompany(startsAt)
  lin = company.as('lin-xiaoyu')
})

afterAll(() => company.leave())

const files = () => openContext(startsAt, secureRandom, null, 'test').files

/** As if a channel had given a ticket for it. */
async function uploaded(content: Uint8Array): Promise<string> {
  const _id = anId()
  const { fileId, upload } = await files().ticket(`uploads/${_id}`)
  await put(upload, content)
  const video: Video = { _id, schema: 1, version: 1, ownerId: 'lin-xiaoyu', fileId, check: null }
  await company.db.transact((tx) => tx.insert('videos', video))
  return _id
}

describe('a video', () => {
  test('P3: goes with a post to a channel that is sent by API, and makes its edition one for the console', async () => {
    const { upload, videoId } = await lin.ask('posts', 'ticketVideo', {
      commandId: anId(),
      bytes: 90_016,
      channelId: 'group-media',
    })
    await put(upload, aVideo())
    await lin.ask('posts', 'checkVideo', { videoId })
    const material = { ...aMaterial({ pictures: [await lin.upload()] }), videoId }
    const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
    expect(await lin.ask('posts', 'submit', command)).toMatchObject({ day: '2026-01-04' })
  })

  test('G9: is looked at by parts of its content, and kept in a copy that its upload cannot change', async () => {
    const videoId = await uploaded(aVideo())
    const { fileId: before } = (await company.db.get('videos', videoId))!
    const { check } = await lin.ask('posts', 'checkVideo', { videoId })
    expect(check).toMatchObject({ bytes: 90_016, format: 'mp4' })
    const { fileId } = (await company.db.get('videos', videoId))!
    expect(await files().read(fileId, 100_000)).toEqual(aVideo())
    expect((await files().addresses([before], 5)).size).toBe(0)
    expect((await lin.ask('posts', 'checkVideo', { videoId })).check).toEqual(check)
  })

  test.each([
    ['that breaks off', aVideo().subarray(0, 50_000), '不完整的视频'],
    ['that is a program', Buffer.from('MZ\x90\x00'), '不是视频'],
    ['of nothing', Buffer.alloc(0), '空文件'],
  ])('G9: one %s is named so, and not kept', async (_, content, format) => {
    const videoId = await uploaded(content)
    expect((await lin.ask('posts', 'checkVideo', { videoId })).check).toMatchObject({ format })
    expect((await company.db.get('videos', videoId))?.fileId).toBe('')
  })

  test('of another person does not exist', async () => {
    const videoId = await uploaded(aVideo())
    const other = company.as('chen-mo')
    expect(await other.refused('posts', 'checkVideo', { videoId })).toMatchObject({ code: 'not-found' })
  })

  test('another beginning, end or size is another fingerprint', async () => {
    const [first, last] = [aVideo(), aVideo()]
    first[100] = 1
    last[90_000] = 1
    const prints = []
    for (const content of [aVideo(), first, last]) {
      const videoId = await uploaded(content)
      prints.push((await lin.ask('posts', 'checkVideo', { videoId })).check.fingerprint)
    }
    expect(new Set(prints).size).toBe(3)
  })
})
