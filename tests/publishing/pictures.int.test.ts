import { cropAt, sayCrop } from '../../shared/posts'
import { aLargePicture, aMaterial, anId, aPicture } from '../_support/builders'
import { at, openSending, type Sending } from './sending'

// What WeChat gets of a post's pictures: renditions in the body, the original as cover, and what is to be seen of it.

let company: Sending

beforeAll(async () => {
  company = await openSending()
})

afterAll(() => company.leave())

type Draft = { articles: { content: string; pic_crop_235_1: string; pic_crop_1_1: string }[] }

test('P1, P3: a picture of several megabytes goes out as its rendition, its cover as its author cropped it', async () => {
  const author = company.as('chen-mo')
  const rendition = aPicture(1080, 720)
  const pictureId = await author.upload(aLargePicture(), rendition)
  const size = { width: 1500, height: 1000 }
  const wide = cropAt(size, 'wide', { x: 0.5, y: 0, zoom: 1 })
  const square = cropAt(size, 'square', { x: 1, y: 0.5, zoom: 2 })
  const material = { ...aMaterial({ pictures: [pictureId] }), coverCrops: { wide, square } }
  const postId = anId()
  await author.ask('posts', 'submit', { commandId: anId(), postId, channelId: 'group-media', material })
  await company.pass(postId)
  await company.tickAt(at.lock)
  const [draft] = (await company.local.standIn('drafts')) as [Draft]
  const [article] = draft.articles
  expect(article).toMatchObject({ pic_crop_235_1: sayCrop(wide), pic_crop_1_1: sayCrop(square) })
  const address = /<img[^>]* src="([^"]+)"/.exec(article?.content ?? '')?.[1]
  const shown = Buffer.from(await (await fetch(String(address))).arrayBuffer())
  expect(shown).toEqual(Buffer.from(rendition))
  const calls = (await company.local.standIn('calls')) as Record<string, number>
  expect(calls).toMatchObject({ 'media/uploadimg': 1, 'material/add_material': 1 })
})

test('P1: without a choice the middle of the cover is seen', async () => {
  const [postId = ''] = await company.passed('未裁剪')
  const detail = await company.as('zhou-ning').ask('posts', 'detail', { postId })
  expect(detail.crops?.wide).toMatchObject({ left: 0, right: 1 })
  expect(detail.crops?.square).toEqual({ left: 0.166667, top: 0, right: 0.833333, bottom: 1 })
})

test.each([
  ['of another shape', { left: 0, top: 0, right: 1, bottom: 1 }],
  ['outside the picture', { left: 0, top: 0, right: 1.1, bottom: 1 }],
])('P1: a crop %s is refused', async (_, wide) => {
  const author = company.as('chen-mo')
  const pictures = [await author.upload()]
  const square = cropAt({ width: 1200, height: 800 }, 'square', { x: 0, y: 0, zoom: 1 })
  const material = { ...aMaterial({ pictures }), coverCrops: { wide, square } }
  const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
  expect(await author.refused('posts', 'submit', command)).toMatchObject({ code: 'bad-input' })
})
