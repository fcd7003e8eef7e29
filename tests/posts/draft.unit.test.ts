import fc from 'fast-check'
import {
  draftOf,
  emptyDraft,
  keepable,
  materialOf,
  refuseUnready,
  uploadsUnderWay,
  type Draft,
  type DraftPicture,
  type TextKind,
} from '../../miniprogram/posts/parts/draft'
import { materialInput, textKinds } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { aPictureCheck } from '../_support/domain-builders'

const aDraft = (change: Partial<Draft> = {}): Draft => ({ ...emptyDraft(anId(), ['group-media']), ...change })

const written = (kind: TextKind, text: string) => ({ key: anId(), kind, text })

function aDraftPicture(change: Partial<DraftPicture> = {}): DraftPicture {
  const pictureId = anId()
  return { key: pictureId, pictureId, url: '/tmp/1.jpg', caption: '', check: null, failed: false, ...change }
}

test('each block of a draft is a block of the material, in the order in which it stands', () => {
  const picture = aDraftPicture({ caption: '现场' })
  const draft = aDraft({
    blocks: [
      written('heading', '开幕\n当天'),
      { key: picture.key, kind: 'picture' },
      written('text', '第一段\n\n  第二段 \n'),
      written('list', '甲\n\n 乙 '),
      written('numbered', '一\n二'),
      written('quote', ' 原话 '),
      written('text', '  \n '),
    ],
    pictures: [picture],
    cover: picture.key,
  })
  expect(materialOf(draft)).toMatchObject({
    coverId: picture.pictureId,
    blocks: [
      { kind: 'heading', text: '开幕 当天' },
      { kind: 'picture', pictureId: picture.pictureId, caption: '现场' },
      { kind: 'text', text: '第一段\n\n  第二段' },
      { kind: 'list', items: ['甲', '乙'] },
      { kind: 'list', items: ['一', '二'], ordered: true },
      { kind: 'quote', text: '原话' },
    ],
  })
})

test('a picture that is still being uploaded is not handed in, nor is it the cover', () => {
  const picture = aDraftPicture({ pictureId: null })
  const draft = aDraft({
    blocks: [{ key: picture.key, kind: 'picture' }],
    pictures: [picture],
    cover: picture.key,
  })
  expect(materialOf(draft)).toMatchObject({ coverId: null, blocks: [] })
  expect(uploadsUnderWay(draft)).toBe(1)
})

test('a video is handed in once the server has seen it, and comes back with the post', () => {
  const check = { bytes: 90_016, format: 'mp4', fingerprint: 'f' }
  const underWay = aDraft({ video: { videoId: null, bytes: 90_016, check: null, failed: false } })
  expect([uploadsUnderWay(underWay), materialOf(underWay).videoId]).toEqual([1, undefined])
  expect(refuseUnready(underWay)?.message).toContain('还有 1 个文件正在上传')
  expect(keepable(underWay).video).toBeNull()
  const failed = aDraft({ video: { videoId: null, bytes: 1, check: null, failed: true } })
  expect(refuseUnready(failed)).toMatchObject({ path: 'material.videoId' })
  const videoId = anId()
  const material = { ...aMaterial(), videoId }
  const again = draftOf(anId(), [], material, [], { videoId, check, url: '' })
  expect([refuseUnready(again), materialOf(again).videoId]).toEqual([null, videoId])
  expect(materialOf({ ...again, video: null })).not.toHaveProperty('videoId')
})

test('what nobody sees is taken out before it is judged, so that phone and server judge the same', () => {
  const draft = aDraft({ title: '周年庆\u202e\u0000', blocks: [written('text', '正\u200b文\r\n二')] })
  const material = materialOf(draft)
  expect(material).toMatchObject({ title: '周年庆', blocks: [{ kind: 'text', text: '正文\n二' }] })
  expect(materialInput.parse(material)).toEqual(material)
})

test('material that was handed in comes back as the draft of which it was made', () => {
  const picture = aDraftPicture({ check: aPictureCheck() })
  const texts = fc.array(
    fc.record({
      kind: fc.constantFrom(...textKinds),
      text: fc.stringMatching(/^[一二三]{1,5}(\n[四五]{1,3})?$/),
    }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(texts, (parts) => {
      const blocks = [
        ...parts.map(({ kind, text }) => written(kind, text)),
        { key: picture.key, kind: 'picture' as const },
      ]
      const material = materialOf(aDraft({ blocks, pictures: [picture], cover: picture.key }))
      const known = [{ pictureId: picture.key, check: picture.check, url: '' }]
      expect(materialOf(draftOf(anId(), [], material, known, null))).toEqual(material)
    }),
  )
})

test('material with nothing in its body can be written on', () => {
  expect(draftOf(anId(), [], { ...aMaterial(), blocks: [] }, [], null).blocks).toEqual([
    { key: 'body', kind: 'text', text: '' },
  ])
})

test('the phone keeps uploaded pictures without their addresses, which expire, and their blocks', () => {
  const uploaded = aDraftPicture()
  const lost = aDraftPicture({ key: anId(), pictureId: null })
  const blocks = [uploaded, lost].map(({ key }) => ({ key, kind: 'picture' as const }))
  const kept = keepable(aDraft({ pictures: [uploaded, lost], blocks }))
  expect(kept.pictures).toEqual([{ ...uploaded, url: '' }])
  expect(kept.blocks).toEqual([{ key: uploaded.key, kind: 'picture' }])
})
