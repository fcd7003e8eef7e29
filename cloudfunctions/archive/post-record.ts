import { isRefusal, newId, refuse, type Refusal } from '../../shared/_kernel'
import { sayHand, takesPart, type Approval } from '../../shared/approvals'
import {
  recordPage,
  type PostRecord,
  type RecordedApproval,
  type RecordedPicture,
} from '../../shared/archive'
import { mayRead, revisionId, sentFile, type Picture, type Post, type Revision } from '../../shared/posts'
import { firstBreak, type TrailEntry } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { approvalsOf, tellDeed } from '../posts'
import { trailOf } from '../trail'

/** Addresses of a post's record, readable for a while. */
export type RecordFiles = { readonly page: string; readonly data: string; readonly minutes: number }

const addressMinutes = 120

/** One post's record as a page for print and as data (X3), made anew each time from what is stored. */
export async function recordPost(ctx: StaffContext, postId: string): Promise<RecordFiles | Refusal> {
  const kept = await readKept(ctx, postId)
  if (isRefusal(kept)) return kept
  const record = recordOf(ctx, kept)
  const contents = await picturesWithin(ctx, kept)
  const folder = `exports/${newId(ctx.random)}`
  const [page, data] = await Promise.all([
    ctx.files.write(`${folder}/record.html`, Buffer.from(recordPage(record, contents))),
    ctx.files.write(`${folder}/record.json`, Buffer.from(JSON.stringify(record, null, 2))),
  ])
  const addresses = await ctx.files.addresses([page, data], addressMinutes)
  return { page: addresses.get(page) ?? '', data: addresses.get(data) ?? '', minutes: addressMinutes }
}

type Kept = {
  readonly post: Post
  readonly revision: Revision
  readonly approvals: readonly Approval[]
  readonly trail: readonly TrailEntry[]
  readonly pictures: readonly Picture[]
}

async function readKept({ db, person }: StaffContext, postId: string): Promise<Kept | Refusal> {
  const [post, approvals, trail] = await Promise.all([
    db.get('posts', postId),
    approvalsOf({ db }, postId),
    trailOf(db, postId),
  ])
  if (!post) return hidden
  const [channel, revision] = await Promise.all([
    db.get('channels', post.channelId),
    db.get('revisions', revisionId(postId, post.revision.n)),
  ])
  if (!channel || !revision) throw new Error(`post ${postId} is not whole`)
  const may = mayRead(person, post, channel) || approvals.some((each) => takesPart(each, person._id))
  if (!may) return hidden
  const pictures = await db.getMany(
    'pictures',
    revision.pictures.map(({ pictureId }) => pictureId),
  )
  return { post, revision, approvals, trail, pictures }
}

/** The same answer for what does not exist and what one may not see: neither tells which. */
const hidden = refuse('not-found', '没有这篇稿件，或您不在它的单位和审批人之中。')

function recordOf({ now, person, hash }: StaffContext, kept: Kept): PostRecord {
  const { post, revision, approvals, trail } = kept
  return {
    madeAt: now,
    madeByName: person.name,
    post: {
      id: post._id,
      title: post.title,
      channelName: post.channelName,
      unitName: post.unitName,
      submitterName: post.submitterName,
      submittedAt: post.submittedAt,
      state: post.state,
      opensAt: post.place?.opensAt ?? null,
      link: post.link,
      acceptedUnder: post.acceptedUnder,
      revision: post.revision.n,
      digest: post.revision.digest,
    },
    material: revision.material,
    pictures: revision.pictures.map(recordedPicture),
    approvals: approvals.map(recordedApproval),
    trail: trail.map((entry) => {
      const { n, at, by, action, before, hash: own } = entry
      return { n, at, byName: by.name, action, text: tellDeed(entry), before, hash: own }
    }),
    trailBreak: firstBreak(trail, post.trail, hash),
  }
}

function recordedPicture(picture: Revision['pictures'][number]): RecordedPicture {
  const { sha256, bytes, width, height } = sentFile(picture)
  return { id: picture.pictureId, sha256, bytes, width, height }
}

function recordedApproval(approval: Approval): RecordedApproval {
  const { summary, requestedAt, state, clause, digest, steps } = approval
  return {
    title: summary.title,
    requesterName: summary.requesterName,
    requestedAt,
    state,
    clause,
    digest,
    steps: steps.map(({ title, mode, decisions, formerly }) => ({
      title,
      mode,
      decisions: [...formerly, ...decisions].map((decision) => {
        const { verdict, by, at, comment, clause: named, digest: decidedOn } = decision
        return { verdict, byName: sayHand(by), at, comment, clause: named, digest: decidedOn }
      }),
    })),
  }
}

/** What a page takes of pictures; it is opened on phones too. */
const mostBytes = 12 * 1024 * 1024

/** As data addresses, in their order as long as there is room; only what still has the fingerprint that was approved. */
async function picturesWithin(ctx: StaffContext, { revision, pictures }: Kept): Promise<Map<string, string>> {
  const contents = new Map<string, string>()
  let room = mostBytes
  for (const checked of revision.pictures) {
    const { sha256, bytes, format } = sentFile(checked)
    const picture = pictures.find(({ _id }) => _id === checked.pictureId)
    if (!picture || bytes > room) continue
    const content = await ctx.files.read(picture.renditionFileId ?? picture.fileId, bytes)
    if (typeof content === 'string' || ctx.hash(content) !== sha256) continue
    const type = format === 'jpg' ? 'jpeg' : format
    contents.set(checked.pictureId, `data:image/${type};base64,${Buffer.from(content).toString('base64')}`)
    room -= bytes
  }
  return contents
}
