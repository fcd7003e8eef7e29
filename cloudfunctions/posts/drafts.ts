import { idLength, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import {
  changedBlocks,
  draftLimits,
  draftSummary,
  mayEdit,
  maySubmit,
  revisionId,
  sortKeyOf,
  type DraftChange,
  type KeptDraft,
  type PictureCheck,
  type Post,
  type ShownVideo,
} from '../../shared/posts'
import { Contention } from '../_platform/contention'
import type { Context, StaffContext } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'
import { allChannels } from '../channels'
import { pictureAddresses, type CheckedPicture } from './pictures'
import { shownVideo } from './videos'

export type SaveCommand = {
  readonly commandId: string
  readonly draftId: string
  /** The version that the phone saw last; 0 for a new draft. */
  readonly base: number
  /** Names the phone on which it is written. */
  readonly editor: string
  readonly change: DraftChange
}

export type Saved = { readonly version: number; readonly savedAt: Instant }

/**
 * Saves what was written since the last save. A save of the same phone follows upon its own earlier ones, though their
 * answers were lost; of another phone's writing the person decides, never the clock.
 */
export function saveDraft(ctx: StaffContext, command: SaveCommand): Promise<Saved | Refusal> {
  const { db, person, random, now } = ctx
  const { draftId, base, editor, change } = command
  return untilUncontended(random, async () => {
    if (!(await mayWrite(ctx, change)))
      return refuse('not-allowed', '只有各单位指定的供稿人和渠道的编辑可以写稿（G1）。', { clause: 'G1' })
    const before = await db.get('drafts', draftId)
    if (before && before.ownerId !== person._id) return refuse('not-found', '没有这份草稿。')
    if (before?.gone) return refuse('wrong-state', '这份草稿已经提交或删除。要继续写，请另存为新的草稿。')
    if (before && before.version !== base && before.editor !== editor)
      return refuse('stale', '这份草稿在另一台设备上改过，请选择保留哪一份。')
    const blocks = changedBlocks(before?.blocks ?? [], change)
    if (!blocks) return unfit
    const { order: _, ...head } = change
    const written = { ...head, blocks, editor, savedAt: now, sortKey: sortKeyOf(now, draftId), gone: false }
    if (!before)
      return insertDraft(ctx, { _id: draftId, schema: 1, version: 1, ownerId: person._id, ...written })
    const { version } = before
    if (!(await db.updateIf('drafts', draftId, { version }, written)))
      throw new Contention(`draft ${draftId}`)
    return { version: version + 1, savedAt: now }
  })
}

/** Whoever hands in, and whoever edits what was handed in (G1, G11). */
async function mayWrite({ db, person }: StaffContext, { channels }: DraftChange): Promise<boolean> {
  if (maySubmit(person)) return true
  const meant = await db.getMany(
    'channels',
    channels.map(({ channelId }) => channelId),
  )
  return meant.some((channel) => mayEdit(person, channel))
}

/** What one person writes on one revision of a post has one draft, on whichever phone. */
export function draftIdOf({ person, hash }: StaffContext, { _id, revision }: Post): string {
  return hash(`${person._id} ${revisionId(_id, revision.n)}`).slice(0, idLength)
}

async function insertDraft(ctx: StaffContext, draft: KeptDraft): Promise<Saved | Refusal> {
  if ((await unfinishedDrafts(ctx)).length >= draftLimits.shown) return tooMany
  await ctx.db.transact((tx) => tx.insert('drafts', draft))
  return { version: draft.version, savedAt: draft.savedAt }
}

const unfit = refuse(
  'bad-input',
  `这份草稿太长，或与服务器上的不一致，这次没有存上；内容仍在这部手机上。草稿最多 ${draftLimits.characters} 字。`,
  { limit: `不超过 ${draftLimits.characters} 字`, path: 'change.blocks' },
)

const tooMany = refuse(
  'wrong-state',
  `草稿最多 ${draftLimits.shown} 份，请先删除不再需要的草稿。这一份暂存在这部手机上。`,
  { limit: draftLimits.shown },
)

/** Deleted by its owner, or handed in. A late save does not bring it back. */
export async function discardDraft(
  { db, person, now }: StaffContext,
  { draftId }: { readonly commandId: string; readonly draftId: string },
): Promise<{ readonly gone: true }> {
  const emptied = { gone: true, title: '', blocks: [], channels: [], coverId: null, savedAt: now }
  await db.updateIf('drafts', draftId, { ownerId: person._id, gone: false }, emptied)
  return { gone: true }
}

type Summary = Pick<KeptDraft, '_id' | (typeof draftSummary)[number]>

/** Among them are those of posts that are being changed. Of each, all its posts are asked for: 1,000 at most. */
const mostRead = Math.floor(1_000 / draftLimits.channels)

/** The person's drafts of new posts without their texts, newest first; one that was handed in is none any more. */
export async function unfinishedDrafts(ctx: StaffContext): Promise<Summary[]> {
  const where = { ownerId: ctx.person._id, gone: false }
  const drafts = await ctx.db.findOnly(
    'drafts',
    { where, orderBy: ['sortKey', 'desc'], limit: mostRead },
    draftSummary,
  )
  const handedIn = new Set((await postsOf(ctx, drafts)).map(({ _id }) => _id))
  return drafts.filter(
    ({ channels }) => channels.length === 0 || channels.some(({ postId }) => !handedIn.has(postId)),
  )
}

export type DraftRow = {
  readonly id: string
  readonly title: string
  readonly channelNames: readonly string[]
  readonly savedAt: Instant
  readonly coverUrl: string | null
}

/** Drafts as lists show them. */
export async function draftList(ctx: StaffContext): Promise<{ readonly drafts: DraftRow[] }> {
  const { db } = ctx
  const [drafts, channels] = await Promise.all([unfinishedDrafts(ctx), allChannels(ctx)])
  const names = new Map(channels.map(({ _id, name }) => [_id, name]))
  const covers = await db.getMany(
    'pictures',
    drafts.flatMap(({ coverId }) => coverId ?? []),
  )
  const urls = await pictureAddresses(ctx, covers)
  const rows = drafts.map(({ _id, title, channels: chosen, savedAt, coverId }) => ({
    id: _id,
    title,
    channelNames: chosen.flatMap(({ channelId }) => names.get(channelId) ?? []),
    savedAt,
    coverUrl: (coverId && urls.get(coverId)) || null,
  }))
  return { drafts: rows }
}

async function postsOf(
  { db }: StaffContext,
  drafts: readonly Summary[],
): Promise<{ readonly _id: string }[]> {
  const ids = drafts.flatMap(({ channels }) => channels.map(({ postId }) => postId))
  return ids.length === 0
    ? []
    : db.findOnly('posts', { where: { _id: is.oneOf(ids) }, limit: ids.length }, ['state'])
}

/** A draft as its writer goes on with it, on whichever phone. */
export type DraftView = Omit<KeptDraft, keyof Removed> & {
  readonly id: string
  readonly pictures: readonly CheckedPicture[]
  readonly video: ShownVideo | null
}

type Removed = Pick<KeptDraft, '_id' | 'schema' | 'ownerId' | 'sortKey' | 'gone'>

export async function viewDraft(ctx: StaffContext, draftId: string): Promise<DraftView | null> {
  const { db, person } = ctx
  const draft = await db.get('drafts', draftId)
  if (!draft || draft.gone || draft.ownerId !== person._id) return null
  const { _id, schema: _s, ownerId: _o, sortKey: _k, gone: _g, ...shown } = draft
  const wanted = draft.blocks.flatMap((block) => (block.kind === 'picture' ? [block.pictureId] : []))
  const [pictures, video] = await Promise.all([checkedPictures(ctx, wanted), shownVideo(ctx, draft.videoId)])
  return { ...shown, id: _id, pictures, video }
}

async function checkedPictures(
  ctx: Pick<Context, 'db' | 'files'>,
  ids: readonly string[],
): Promise<CheckedPicture[]> {
  const pictures = await ctx.db.getMany('pictures', ids)
  const urls = await pictureAddresses(ctx, pictures)
  const checked = (check: PictureCheck, pictureId: string) => ({
    pictureId,
    check,
    url: urls.get(pictureId) ?? '',
  })
  return pictures.flatMap(({ _id, check }) => (check ? [checked(check, _id)] : []))
}
