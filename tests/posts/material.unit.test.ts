import {
  allPictures,
  bodyText,
  materialInput,
  materialLimits,
  measure,
  picturesIn,
  refuseSubstandard,
  type Block,
  type Material,
} from '../../shared/posts'
import { checkMaterial, rulesOf, type Finding } from '../../shared/rulebooks'
import { groupMedia, wechatPlatform } from '../../shared/rulebooks/books'
import { aMaterial, anId, textOf } from '../_support/builders'
import { aPictureCheck, refused } from '../_support/domain-builders'

const rules = [...rulesOf(groupMedia, 'material'), ...rulesOf(wechatPlatform, 'material')]

function withBlocks(...blocks: Block[]): Material {
  return { ...aMaterial(), blocks }
}

describe('the pictures of a post', () => {
  const [cover, first, second] = [anId(), anId(), anId()]

  it('are those of its body and its cover, each once', () => {
    const material = aMaterial({ pictures: [first, second, first], coverId: cover })
    expect(picturesIn(material)).toEqual([first, second, first])
    expect(allPictures(material)).toEqual([first, second, cover])
  })

  it('include a cover that stands in the body only once, and none that was not chosen', () => {
    expect(allPictures(aMaterial({ pictures: [first, second], coverId: first }))).toEqual([first, second])
    expect(allPictures(aMaterial({ pictures: [], coverId: null }))).toEqual([])
  })
})

describe('the text that readers read', () => {
  it('is that of every block, in order', () => {
    const material = withBlocks(
      { kind: 'heading', text: '标题' },
      { kind: 'text', text: '正文' },
      { kind: 'list', items: ['甲', '乙'] },
      { kind: 'picture', pictureId: anId(), caption: '图说' },
      { kind: 'quote', text: '引语' },
    )
    expect(bodyText(material)).toBe('标题\n正文\n甲\n乙\n图说\n引语')
    expect(bodyText(withBlocks())).toBe('')
  })
})

describe('what is known of material', () => {
  const [first, cover] = [anId(), anId()]
  const material = aMaterial({ pictures: [first], coverId: cover })
  const measured = ['pictureBytes', 'pictureFormat', 'pictureWidth']

  it('says nothing of its pictures before the server has looked at all of them, the cover included', () => {
    for (const checks of [
      new Map(),
      new Map([[first, aPictureCheck()]]),
      new Map([[cover, aPictureCheck()]]),
    ]) {
      const facts = measure(material, checks)
      expect(measured.filter((name) => name in facts)).toEqual([])
      expect(facts).toMatchObject({ pictures: 1, covers: 1 })
    }
  })

  it('has one entry a picture once it has', () => {
    const checks = new Map([
      [first, aPictureCheck({ bytes: 1, format: 'png', width: 1080 })],
      [cover, aPictureCheck({ bytes: 2, format: 'jpg', width: 900 })],
      [anId(), aPictureCheck({ bytes: 3 })],
    ])
    expect(measure(material, checks)).toMatchObject({
      pictureBytes: [1, 2],
      pictureFormat: ['png', 'jpg'],
      pictureWidth: [1080, 900],
    })
  })

  it('has an empty list where there are no pictures', () => {
    expect(measure(aMaterial({ pictures: [] }), new Map())).toMatchObject({ pictures: 0, pictureBytes: [] })
  })
})

describe('handing in', () => {
  const pictureId = anId()
  const judge = (material: Material, width = 1200) =>
    refuseSubstandard(
      checkMaterial(rules, measure(material, new Map([[pictureId, aPictureCheck({ width })]]))),
    )

  it('G9: is open to material that meets every standard', () => {
    expect(judge(aMaterial({ pictures: [pictureId] }))).toBeNull()
    expect(refuseSubstandard([])).toBeNull()
  })

  it('X2: of a short text names the clause, what was measured and what is asked', () => {
    expect(judge(aMaterial({ pictures: [pictureId], characters: 299 }))).toEqual({
      kind: 'refusal',
      code: 'against-rule',
      message: '不符合“正文不少于 300 字”（G9），请修改后再提交。',
      clause: 'G9',
      path: 'G9.body',
      measured: '299 字',
      limit: '不少于 300 字',
    })
  })

  it('X2: of a small picture says which one it is', () => {
    const refusal = refused(judge(aMaterial({ pictures: [pictureId] }), 800))
    expect(refusal).toMatchObject({
      code: 'against-rule',
      clause: 'G9',
      path: 'G9.sharp',
      measured: '800 像素',
    })
    expect(refusal.message).toMatch(/^第 1 张图片/)
  })

  it('waits for pictures that are still being checked', () => {
    const refusal = refused(judge(aMaterial({ pictures: [pictureId, anId()] })))
    expect(refusal).toMatchObject({ code: 'bad-input', clause: 'G9', path: 'G9.format' })
  })

  it('names what is wrong rather than what is not known yet', () => {
    const refusal = refused(judge(aMaterial({ pictures: [anId()], title: textOf(33) })))
    expect(refusal).toMatchObject({ code: 'against-rule', clause: 'P1', path: 'P1.title', measured: '33 字' })
  })

  it.each([
    ['met', null],
    ['not-applicable', null],
    ['not-known-yet', 'bad-input'],
    ['not-met', 'against-rule'],
  ] as const)('of what is %s is answered with %s', (verdict, code) => {
    const finding: Finding = { rule: 'H1.any', clause: 'H1', question: '随便什么', verdict }
    expect(refuseSubstandard([finding])?.code ?? null).toBe(code)
  })
})

describe('material at the door', () => {
  const accepts = (material: unknown) => materialInput.safeParse(material).success
  const { line, text, blocks, pictures } = materialLimits
  const somePictures = (count: number) => Array.from({ length: count }, anId)

  it('may be as large as the form takes', () => {
    expect(accepts(aMaterial({ title: 'x'.repeat(line), pictures: [anId()] }))).toBe(true)
    expect(accepts(withBlocks({ kind: 'text', text: 'x'.repeat(text) }))).toBe(true)
    expect(accepts(withBlocks(...Array<Block>(blocks).fill({ kind: 'heading', text: '' })))).toBe(true)
    expect(accepts(aMaterial({ pictures: somePictures(pictures) }))).toBe(true)
    expect(accepts(aMaterial({ pictures: somePictures(pictures - 1), coverId: anId() }))).toBe(true)
  })

  it.each<[string, unknown]>([
    ['a line too long', aMaterial({ title: 'x'.repeat(line + 1) })],
    ['a text too long', withBlocks({ kind: 'text', text: 'x'.repeat(text + 1) })],
    ['too many blocks', withBlocks(...Array<Block>(blocks + 1).fill({ kind: 'heading', text: '' }))],
    ['too many pictures', aMaterial({ pictures: somePictures(pictures + 1) })],
    ['too many pictures with its cover', aMaterial({ pictures: somePictures(pictures), coverId: anId() })],
    ['an unknown block', { ...aMaterial(), blocks: [{ kind: 'html', html: '<script>' }] }],
    ['an unknown category', { ...aMaterial(), category: '秘密' }],
    ['a picture of no id', withBlocks({ kind: 'picture', pictureId: '../secret', caption: '' })],
    ['a cover of no id', aMaterial({ coverId: 'https://example.com/a.jpg' })],
    ['a member that nobody asked for', { ...aMaterial(), submitterId: 'wu' }],
    ['no title', { ...aMaterial(), title: undefined }],
  ])('is turned away with %s', (_, material) => {
    expect(accepts(material)).toBe(false)
  })
})
