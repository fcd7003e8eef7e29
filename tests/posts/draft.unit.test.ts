import { emptyDraft, keepable, materialOf, type DraftPicture } from '../../miniprogram/posts/parts/draft'
import { materialInput, materialLimits } from '../../shared/posts'
import { anId } from '../_support/builders'

const aDraft = () => emptyDraft(anId(), 'group-media')

function aDraftPicture(change: Partial<DraftPicture> = {}): DraftPicture {
  const pictureId = anId()
  return { key: pictureId, pictureId, url: '/tmp/1.jpg', caption: '', check: null, failed: false, ...change }
}

test('each line is a paragraph, empty lines are none, pictures follow the text', () => {
  const picture = aDraftPicture({ caption: '现场' })
  const draft = { ...aDraft(), text: '第一段\n\n  第二段 \n', pictures: [picture], cover: picture.key }
  expect(materialOf(draft)).toMatchObject({
    coverId: picture.pictureId,
    blocks: [
      { kind: 'text', text: '第一段' },
      { kind: 'text', text: '第二段' },
      { kind: 'picture', pictureId: picture.pictureId, caption: '现场' },
    ],
  })
})

test('a picture that is still being uploaded is not handed in, nor is it the cover', () => {
  const picture = aDraftPicture({ pictureId: null })
  expect(materialOf({ ...aDraft(), pictures: [picture], cover: picture.key })).toMatchObject({
    coverId: null,
    blocks: [],
  })
})

test('however many lines are pasted, the material stays one that the door accepts, and loses none of them', () => {
  const lines = Array.from({ length: materialLimits.blocks * 3 }, (_, index) => `第${index}行`)
  const material = materialOf({ ...aDraft(), text: lines.join('\n'), pictures: [aDraftPicture()] })
  expect(materialInput.safeParse(material).success).toBe(true)
  const text = material.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n')
  expect(text.trim().split('\n')).toEqual(lines)
})

test('the phone keeps uploaded pictures without their addresses, which expire', () => {
  const uploaded = aDraftPicture()
  const draft = { ...aDraft(), pictures: [uploaded, aDraftPicture({ pictureId: null })] }
  expect(keepable(draft).pictures).toEqual([{ ...uploaded, url: '' }])
})
