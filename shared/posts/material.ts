import * as z from 'zod'
import { canonicalJson, idInput, lineInput, textInput, type Stored } from '../_kernel'
import { categories } from '../rulebooks'
import { coverCropsInput } from './crop'
import type { PictureCheck } from './picture'
import type { VideoCheck } from './video'

export { categories }

/**
 * The most that any field takes, whatever the rules say: beyond it the input is not a post.
 * The standards themselves (300 characters, 32 in a title …) are rules and speak with their clause.
 * Of pictures each counts once, the cover included.
 */
export const materialLimits = { line: 400, text: 30_000, blocks: 200, pictures: 50 } as const

const line = lineInput(materialLimits.line)
const text = textInput(materialLimits.text)

export const blockInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: line }),
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('quote'), text }),
  z.strictObject({
    kind: z.literal('list'),
    items: z.array(line).max(materialLimits.blocks),
    /** With numbers instead of dots. */
    ordered: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('picture'), pictureId: idInput, caption: line }),
])

const materialFields = z.strictObject({
  title: line,
  author: line,
  digest: line,
  source: line,
  category: z.enum(categories),
  coverId: idInput.nullable(),
  /** Without them, the middle of the cover is shown. */
  coverCrops: coverCropsInput.optional(),
  blocks: z.array(blockInput).max(materialLimits.blocks),
  /** One at most (G9), after the text. */
  videoId: idInput.optional(),
})

export const materialInput = materialFields.refine(
  (material) => allPictures(material).length <= materialLimits.pictures,
  { path: ['blocks'], message: `图片不超过 ${materialLimits.pictures} 张` },
)

export type Block = z.infer<typeof blockInput>

/** What is handed in (材料): typed blocks, themed to HTML by the server. */
export type Material = z.infer<typeof materialFields>

export const textVerdicts = ['pass', 'review', 'unchecked'] as const

/**
 * What WeChat's own check of texts says. `review`: a person should look closely. `unchecked`: it was not asked, or did
 * not answer in time; that is no pass. What is `risky` is not handed in at all.
 */
export type TextSafety = {
  readonly verdict: (typeof textVerdicts)[number]
  /** WeChat's own number for what it suspects; null when it said nothing. */
  readonly label: number | null
  /** Of the text that was checked: unchanged, it need not be checked again. */
  readonly textDigest: string
}

/** An immutable state of a post's material (decision 9): `<postId>_<n>`. An approval names its digest. */
export type Revision = Stored & {
  readonly postId: string
  readonly n: number
  readonly digest: string
  readonly material: Material
  readonly pictures: readonly (PictureCheck & { readonly pictureId: string })[]
  readonly video?: VideoCheck
  /** The editor whose changes it holds; null for what was handed in. */
  readonly editedBy: { readonly id: string; readonly name: string } | null
  /** Not part of the digest: it is about the text, and may be asked again. */
  readonly safety?: TextSafety
  /** Pairs of neighbouring signs, by which it is found when somebody looks for words. */
  readonly grams: readonly string[]
  /** `<made at>_<id>` */
  readonly sortKey: string
}

/** What the digest of a revision is taken of: all that readers will see. */
export function digested({
  material,
  pictures,
  video,
}: Pick<Revision, 'material' | 'pictures' | 'video'>): string {
  const named = pictures.map(({ pictureId, sha256, rendition }) => [
    pictureId,
    sha256,
    ...(rendition ? [rendition.sha256] : []),
  ])
  return canonicalJson({ material, pictures: named, video: video?.fingerprint })
}

export const emptyMaterial: Material = {
  title: '',
  author: '',
  digest: '',
  source: '',
  category: '业务与促销',
  coverId: null,
  blocks: [],
}

export function picturesIn(material: Material): string[] {
  return material.blocks.flatMap((block) => (block.kind === 'picture' ? [block.pictureId] : []))
}

/** Every picture a post needs, each once: those in its body, and its cover. */
export function allPictures(material: Material): string[] {
  return [...new Set([...picturesIn(material), ...(material.coverId ? [material.coverId] : [])])]
}

/** The text a reader reads, block by block. */
export function bodyText(material: Material): string {
  return material.blocks.map(blockText).join('\n')
}

/** All that a person takes over where nothing is sent by itself: the text, and whom it is from (W4). */
export function wholeText(material: Material): string {
  const source = material.source.trim()
  const body = bodyText(material).trim()
  return source === '' ? body : `${body}\n\n来源：${source}`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'quote':
      return block.text
    case 'list':
      return block.items.join('\n')
    case 'picture':
      return block.caption
    default:
      return block satisfies never
  }
}
