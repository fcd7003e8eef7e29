import * as z from 'zod'
import { dayInput, idInput, lineInput, nameInput, textInput, type Instant, type Stored } from '../_kernel'
import { cropInput } from './crop'
import { categories, materialLimits } from './material'

/** Beyond them a draft is no text for a post: it stays on the phone. */
export const draftLimits = { characters: 60_000, channels: 12, shown: 50 } as const

/** Kinds of blocks whose content is one text; of lists, each line is an item. */
export const textKinds = ['text', 'heading', 'quote', 'list', 'numbered'] as const

export type TextKind = (typeof textKinds)[number]

/** When a submitter wants their post to appear (G7), as the phone tells it. */
export const wishesInput = z.strictObject({
  notBefore: dayInput.nullable(),
  wished: dayInput.nullable(),
  latest: dayInput.nullable(),
  earlierIsFine: z.boolean(),
})

const line = lineInput(materialLimits.line)
const text = textInput(materialLimits.text)
/** Names a block within its draft, so that only what was changed is sent. */
const key = z.string().regex(/^[0-9A-Za-z]{1,22}$/)

const keptBlock = z.discriminatedUnion('kind', [
  z.strictObject({ key, kind: z.enum(textKinds), text }),
  z.strictObject({ key, kind: z.literal('picture'), pictureId: idInput, caption: line }),
])

const channelInput = z.strictObject({
  channelId: nameInput,
  postId: idInput,
  wishes: wishesInput,
  /** What the post is written for (约稿). */
  commissionId: idInput.optional(),
})

const draftHead = {
  title: line,
  author: line,
  digest: line,
  source: line,
  category: z.enum(categories),
  coverId: idInput.nullable(),
  /** Of its cover the wide and the square one; none where nobody chose. A list, which an update writes whole. */
  coverCrops: z.array(cropInput).max(2).optional(),
  /** Null where there is none: left out of a save, the one before would stay. */
  videoId: idInput.nullable().optional(),
  channels: z.array(channelInput).max(draftLimits.channels),
} as const

/** What a save brings: everything but the blocks whole; of them their order, and those that changed. */
export const draftChangeInput = z
  .strictObject({
    ...draftHead,
    order: z.array(key).max(materialLimits.blocks),
    blocks: z.array(keptBlock).max(materialLimits.blocks),
  })
  .refine(({ blocks }) => charactersIn(blocks) <= draftLimits.characters, { path: ['blocks'] })

export type DraftChange = z.infer<typeof draftChangeInput>
export type KeptBlock = z.infer<typeof keptBlock>
export type DraftChannel = z.infer<typeof channelInput>

/** What somebody is writing (草稿), as the server keeps it until it is handed in. */
export type KeptDraft = Stored &
  Omit<DraftChange, 'order'> & {
    readonly ownerId: string
    /** On which phone it was saved last: its own earlier saves are no contradiction. */
    readonly editor: string
    readonly savedAt: Instant
    /** `<savedAt>_<id>`: newest first, and the cursor. */
    readonly sortKey: string
    /** Deleted, or handed in: kept as a stone, so that a late save does not bring it back. */
    readonly gone: boolean
  }

/** What a list shows of it. */
export const draftSummary = ['title', 'channels', 'savedAt', 'sortKey', 'coverId', 'gone'] as const

/**
 * The draft's blocks after a change: those it brings, the others as they were. Null when it counts on a block that is
 * not there, or makes the draft too long.
 */
export function changedBlocks(
  before: readonly KeptBlock[],
  { order, blocks }: Pick<DraftChange, 'order' | 'blocks'>,
): KeptBlock[] | null {
  const known = new Map([...before, ...blocks].map((block) => [block.key, block]))
  const after = order.flatMap((name) => known.get(name) ?? [])
  return after.length === order.length && charactersIn(after) <= draftLimits.characters ? after : null
}

function charactersIn(blocks: readonly KeptBlock[]): number {
  return blocks.reduce(
    (sum, block) => sum + (block.kind === 'picture' ? block.caption : block.text).length,
    0,
  )
}

/** A Word file that somebody brings in, and what became of it. */
export type ImportedFile = Stored & {
  readonly ownerId: string
  readonly fileId: string
  readonly outcome: ImportOutcome | null
}

/** What was taken over of a Word file: blocks without keys, and in words what was not. */
export type ImportOutcome = {
  readonly title: string
  readonly blocks: readonly ImportedBlock[]
  readonly leftOut: readonly string[]
}

export type ImportedBlock =
  | { readonly kind: TextKind; readonly text: string }
  | { readonly kind: 'picture'; readonly pictureId: string; readonly caption: string }

export const importLimits = {
  bytes: 10 * 1024 * 1024,
  unpackedBytes: 60 * 1024 * 1024,
  entries: 2_000,
  pictures: 30,
} as const
