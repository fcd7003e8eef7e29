import { measure, type Material, type PictureCheck } from '../../shared/posts'
import { checkMaterial, rulesOf, type Facts, type Finding } from '../../shared/rulebooks'
import { groupMedia, wechatPlatform } from '../../shared/rulebooks/books'
import { aMaterial, anId, textOf } from '../_support/builders'
import { aPictureCheck } from '../_support/domain-builders'

const megabyte = 1024 * 1024
const rules = [...rulesOf(groupMedia, 'material'), ...rulesOf(wechatPlatform, 'material')]

function findingOf(rule: string, facts: Facts): Finding {
  return checkMaterial(rules, facts).find((finding) => finding.rule === rule)!
}

function judged(rule: string, material: Material, ...checks: PictureCheck[]): string {
  const ids = material.blocks.flatMap((block) => (block.kind === 'picture' ? [block.pictureId] : []))
  const known = new Map(checks.map((check, n) => [ids[n]!, check]))
  return findingOf(rule, measure(material, known)).verdict
}

/** The verdict on one picture that is as good as any but for this. */
function pictureJudged(rule: string, change: Partial<PictureCheck>): string {
  return judged(rule, aMaterial({ pictures: [anId()] }), aPictureCheck(change))
}

describe('the text', () => {
  it('G9: of 299 characters is too short, of 300 it is not', () => {
    expect(judged('G9.body', aMaterial({ characters: 299 }))).toBe('not-met')
    expect(judged('G9.body', aMaterial({ characters: 300 }))).toBe('met')
  })

  it('G9: does not grow by white space', () => {
    const blocks: Material['blocks'] = [{ kind: 'text', text: ` ${textOf(299)}\n　\t ` }]
    expect(judged('G9.body', { ...aMaterial(), blocks })).toBe('not-met')
  })

  it('G9: counts headings, quotes, lists and captions in', () => {
    const blocks: Material['blocks'] = [
      { kind: 'heading', text: textOf(60) },
      { kind: 'text', text: textOf(60) },
      { kind: 'quote', text: textOf(60) },
      { kind: 'list', items: [textOf(30), textOf(30)] },
      { kind: 'picture', pictureId: anId(), caption: textOf(60) },
    ]
    expect(findingOf('G9.body', measure({ ...aMaterial(), blocks }, new Map()))).toMatchObject({
      verdict: 'met',
      measured: '300 字',
    })
  })

  it('P1: of 19,999 characters with its layout is taken, of 20,000 it is not', () => {
    const layout = measure(aMaterial({ characters: 300 }), new Map()).bodyCharacters! - 300
    const withLayout = (characters: number) => aMaterial({ characters: characters - layout })
    expect(measure(withLayout(19_999), new Map()).bodyCharacters).toBe(19_999)
    expect(judged('P1.body', withLayout(19_999))).toBe('met')
    expect(judged('P1.body', withLayout(20_000))).toBe('not-met')
  })

  it('P1: grows by the addresses that WeChat gives to its pictures', () => {
    const bare = measure(aMaterial({ characters: 300 }), new Map()).bodyCharacters!
    const shown = measure(aMaterial({ characters: 300, pictures: [anId()] }), new Map()).bodyCharacters!
    expect(shown - bare).toBeGreaterThan(160)
  })
})

describe('the lines beside the text', () => {
  it.each([
    ['title', 'P1.title', 32],
    ['author', 'P1.author', 16],
    ['digest', 'P1.digest', 128],
  ] as const)('P1: a %s is as long as it may be, and not one character longer', (field, rule, most) => {
    expect(judged(rule, aMaterial({ [field]: textOf(most) }))).toBe('met')
    expect(judged(rule, aMaterial({ [field]: textOf(most + 1) }))).toBe('not-met')
    expect(judged(rule, aMaterial({ [field]: ` ${textOf(most)}　` }))).toBe('met')
    expect(judged(rule, aMaterial({ [field]: `标${'😀'.repeat(most - 1)}` }))).toBe('met')
    expect(judged(rule, aMaterial({ [field]: `标${'😀'.repeat(most)}` }))).toBe('not-met')
  })

  it.each([
    ['title', 'P1.title.given'],
    ['source', 'G9.source'],
  ] as const)('G9, P1: a %s of white space is none', (field, rule) => {
    expect(judged(rule, aMaterial({ [field]: ' 　\t' }))).toBe('not-met')
    expect(judged(rule, aMaterial({ [field]: '报' }))).toBe('met')
  })

  it('P1: a cover must be chosen', () => {
    expect(judged('P1.cover', aMaterial({ coverId: null }))).toBe('not-met')
    expect(judged('P1.cover', aMaterial({ coverId: anId() }))).toBe('met')
  })
})

describe('a picture', () => {
  it('G9: of 5 MB is too large, one byte less is not', () => {
    expect(pictureJudged('G9.bytes', { bytes: 5 * megabyte - 1 })).toBe('met')
    expect(pictureJudged('G9.bytes', { bytes: 5 * megabyte })).toBe('not-met')
    expect(pictureJudged('G9.bytes', { bytes: 5 * megabyte + 1 })).toBe('not-met')
  })

  it('P3: of 1 MB is too large for a body, one byte less is not', () => {
    expect(pictureJudged('P3.bytes', { bytes: megabyte - 1 })).toBe('met')
    expect(pictureJudged('P3.bytes', { bytes: megabyte })).toBe('not-met')
    expect(pictureJudged('P3.bytes', { bytes: megabyte + 1 })).toBe('not-met')
  })

  it('G9: of 1079 pixels is too narrow, of 1080 it is not', () => {
    expect(pictureJudged('G9.sharp', { width: 1079 })).toBe('not-met')
    expect(pictureJudged('G9.sharp', { width: 1080 })).toBe('met')
  })

  it.each([
    ['jpg', 'met'],
    ['png', 'met'],
    ['gif', 'not-met'],
    ['webp', 'not-met'],
    ['', 'not-met'],
  ])('G9: of the format %j is %s', (format, verdict) => {
    expect(pictureJudged('G9.format', { format })).toBe(verdict)
  })

  it('G9: that breaks a standard is named by its number, with what it measures and what is asked', () => {
    const material = aMaterial({ pictures: [anId(), anId(), anId()] })
    const checks = [{}, { width: 800 }, { width: 700 }].map(aPictureCheck)
    const ids = material.blocks.flatMap((block) => (block.kind === 'picture' ? [block.pictureId] : []))
    const known = new Map(checks.map((check, n) => [ids[n]!, check]))
    expect(findingOf('G9.sharp', measure(material, known))).toEqual({
      rule: 'G9.sharp',
      clause: 'G9',
      question: '图片清晰，宽度不少于 1080 像素',
      verdict: 'not-met',
      measured: '800 像素',
      limit: '不少于 1080 像素',
      item: 2,
    })
  })
})

describe('a cover', () => {
  const coverJudged = (rule: string, change: Partial<PictureCheck>) => {
    const coverId = anId()
    const checks = new Map([[coverId, aPictureCheck(change)]])
    return findingOf(rule, measure(aMaterial({ coverId }), checks)).verdict
  }

  it('P1: of 900 × 383 pixels is large enough, one less either way is not', () => {
    expect(coverJudged('P1.cover.width', { width: 900, height: 383 })).toBe('met')
    expect(coverJudged('P1.cover.height', { width: 900, height: 383 })).toBe('met')
    expect(coverJudged('P1.cover.width', { width: 899 })).toBe('not-met')
    expect(coverJudged('P1.cover.height', { height: 382 })).toBe('not-met')
  })

  it('P1: is not judged while there is none, nor before the server has looked at it', () => {
    expect(judged('P1.cover.width', aMaterial({ coverId: null }))).toBe('not-applicable')
    expect(judged('P1.cover.width', aMaterial({ coverId: anId() }))).toBe('not-known-yet')
  })
})

describe('a video', () => {
  it('G9: of 500 MB is taken, one byte more is not', () => {
    expect(findingOf('G9.video.bytes', { videoBytes: [500 * megabyte] }).verdict).toBe('met')
    expect(findingOf('G9.video.bytes', { videoBytes: [500 * megabyte + 1] }).verdict).toBe('not-met')
  })

  it.each(['avi', 'wma', 'mov', 'rm', 'rmvb', '3gp', 'mp4'])('G9: may be %s', (format) => {
    expect(findingOf('G9.video.format', { videoFormat: [format] }).verdict).toBe('met')
  })

  it.each(['mkv', 'webm', 'flv', ''])('G9: may not be %j', (format) => {
    expect(findingOf('G9.video.format', { videoFormat: [format] }).verdict).toBe('not-met')
  })
})

describe('the bytes of a body', () => {
  it('P1: are counted in UTF-8, and must stay below 1 MB', () => {
    const layout = measure(aMaterial({ characters: 300 }), new Map())
    expect(layout.bodyBytes! - layout.bodyCharacters!).toBeGreaterThan(600)
    expect(findingOf('P1.body.bytes', { bodyBytes: megabyte - 1 }).verdict).toBe('met')
    expect(findingOf('P1.body.bytes', { bodyBytes: megabyte }).verdict).toBe('not-met')
  })
})

describe('what cannot be judged', () => {
  const pictureRules = ['G9.format', 'G9.bytes', 'G9.sharp', 'P3.bytes']

  it.each(pictureRules)('%s is not known yet while the server has not looked at every picture', (rule) => {
    const material = aMaterial({ pictures: [anId(), anId()] })
    expect(judged(rule, material)).toBe('not-known-yet')
    expect(judged(rule, material, aPictureCheck({ width: 1 }))).toBe('not-known-yet')
    expect(judged(rule, material, aPictureCheck(), aPictureCheck())).toBe('met')
  })

  it.each(pictureRules)('%s is not applicable while there is no picture', (rule) => {
    expect(judged(rule, aMaterial({ pictures: [] }))).toBe('not-applicable')
  })

  it('G9: but a post without pictures lacks them', () => {
    expect(judged('G9.pictures', aMaterial({ pictures: [] }))).toBe('not-met')
    expect(judged('G9.pictures', aMaterial({ pictures: [anId()] }))).toBe('met')
  })
})
