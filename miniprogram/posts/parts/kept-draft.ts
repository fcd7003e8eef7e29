import { canonicalJson } from '../../../shared/_kernel'
import type { DraftChange, KeptBlock } from '../../../shared/posts'
import { createId, kept, type Replies } from '../../_platform'
import { draftKey, draftVideo, firstBlock, goodCover, keepable, type Draft, type DraftBlock } from './draft'

export type RemoteDraft = NonNullable<Replies['posts']['compose']['draft']>

/** What this phone keeps of a draft, beside the server. */
export type KeptRecord = {
  readonly draft: Draft
  /** The server's version on which it rests; 0 before the first save. */
  readonly base: number
  /** Names this phone as the writer: the server tells by it whose saves follow upon whose. */
  readonly editor: string
  /** Whether something in it has not reached the server. */
  readonly unsaved: boolean
}

function readRecord(value: unknown): KeptRecord | null {
  const record = value as Partial<KeptRecord> | null
  return record?.draft && Array.isArray(record.draft.blocks) ? (record as KeptRecord) : null
}

/**
 * What this phone has and the server has not goes first; else the server's, as it may have been written on elsewhere.
 * @param begin the draft where neither has one
 */
export function recordOf(
  personId: string,
  draftId: string,
  remote: RemoteDraft | null,
  begin: () => Draft,
): KeptRecord {
  const here = readRecord(kept(draftKey(personId, draftId)))
  if (here?.unsaved) return here
  const editor = here?.editor ?? createId()
  if (remote) return { draft: draftOfRemote(remote), base: remote.version, editor, unsaved: false }
  return here ? { ...here, base: 0, unsaved: true } : { draft: begin(), base: 0, editor, unsaved: false }
}

/** The server's draft as one that this phone can go on with. */
function draftOfRemote({
  id,
  channels,
  blocks,
  coverId,
  coverCrops: [wide, square] = [],
  pictures: known,
  video,
  ...text
}: RemoteDraft): Draft {
  const { title, author, digest, source, category } = text
  const placed = blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []))
  const pictures = placed.map(({ key, pictureId, caption }) => {
    const found = known.find((picture) => picture.pictureId === pictureId)
    return { key, pictureId, caption, check: found?.check ?? null, url: found?.url ?? '', failed: false }
  })
  const cover = pictures.find(({ pictureId }) => pictureId === coverId)?.key ?? null
  const written = blocks.map((block): DraftBlock =>
    block.kind === 'picture' ? { key: block.key, kind: 'picture' } : block,
  )
  return {
    ...{ id, channels, title, author, digest, source, category, pictures },
    video: video && draftVideo(video),
    cover: goodCover({ pictures, cover }),
    crops: cover && wide && square ? { wide, square, of: cover } : null,
    blocks: written.length > 0 ? written : [firstBlock],
  }
}

/** What is sent: all but the blocks whole, and of them those that differ from what the server has. */
export function changeOf(draft: Draft, saved: Draft | null): DraftChange {
  const { title, author, digest, source, category, channels, pictures, video, cover, crops } = draft
  const blocks = keptBlocks(draft)
  const known = new Set(saved ? keptBlocks(saved).map(canonicalJson) : [])
  return {
    ...{ title, author, digest, source, category, channels: [...channels] },
    coverId: pictures.find(({ key }) => key === cover)?.pictureId ?? null,
    coverCrops: crops?.of === cover ? [crops.wide, crops.square] : [],
    videoId: video?.check ? video.videoId : null,
    order: blocks.map(({ key }) => key),
    blocks: blocks.filter((block) => !known.has(canonicalJson(block))),
  }
}

function keptBlocks(draft: Draft): KeptBlock[] {
  const { blocks, pictures } = keepable(draft)
  return blocks.flatMap((block): KeptBlock[] => {
    if (block.kind !== 'picture') return [{ key: block.key, kind: block.kind, text: block.text }]
    const picture = pictures.find(({ key }) => key === block.key)
    return picture?.pictureId
      ? [{ key: block.key, kind: 'picture', pictureId: picture.pictureId, caption: picture.caption }]
      : []
  })
}
