import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { say } from '../../shared/notices'
import {
  allPictures,
  editKindOf,
  editPost,
  mayEdit,
  mayRead,
  revisionId,
  type EditKind,
  type Material,
  type Picture,
  type Revision,
} from '../../shared/posts'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { askedBeside, cancellation } from './asked-beside'
import { checkText } from './check-text'
import { factsOf, opens } from './request-subject'
import { weighMaterial } from './weigh-material'

export type EditCommand = {
  readonly commandId: string
  readonly postId: string
  /** The digest of the revision that the editor changed. */
  readonly of: string
  readonly material: Material
}

export type Edited = { readonly postId: string; readonly kind: EditKind; readonly changed: boolean }

/**
 * An editor changes text, title, order of blocks or pictures (G11): a revision of its own, which the submitter is shown
 * as a difference. Saved without a change, it changes nothing and voids no approval.
 */
export function editPostOf(ctx: StaffContext, command: EditCommand): Promise<Edited | Refusal> {
  const { db, person, now } = ctx
  const { commandId, postId, material } = command
  // Asked once, however often the rest has to be tried again.
  let checked: ReturnType<typeof checkText> | undefined
  return untilUncontended(ctx.random, async () => {
    const post = await db.get('posts', postId)
    if (!post) return hidden
    const [channel, rules, approval, beside, seen, wanted] = await Promise.all([
      db.get('channels', post.channelId),
      db.get('effectiveRules', post.channelId),
      db.get('approvals', post.approvalId),
      askedBeside(ctx, post),
      db.get('revisions', revisionId(postId, post.revision.n)),
      db.getMany('pictures', allPictures(material)),
    ])
    if (!channel || !rules || !approval || !seen) throw new Error(`post ${postId} is not whole`)
    if (!mayRead(person, post, channel)) return hidden
    if (!mayEdit(person, channel)) return notTheEditor
    const kind = editKindOf(post, approval)
    if (post.commands.includes(commandId))
      return { postId, kind: isRefusal(kind) ? 'editing' : kind, changed: true }
    if (isRefusal(kind)) return kind
    if (beside.some(({ kind: asked }) => asked === cancellation)) return isLeaving
    if (command.of !== post.revision.digest)
      return refuse('stale', '稿件内容已有变化，请重新打开后再编辑。您写下的内容还在这部手机上。')
    const pictures = usable(wanted, seen, person._id, allPictures(material))
    const next = { id: postId, n: post.revision.n + 1 }
    const video = material.videoId === seen.material.videoId ? (seen.video ?? null) : null
    const weighed = weighMaterial(ctx, next, material, pictures, rules, video)
    if (isRefusal(weighed)) return weighed
    if (weighed.digest === post.revision.digest) return { postId, kind, changed: false }
    const safety = await (checked ??= checkText(ctx, material, rules, seen.safety))
    if (isRefusal(safety)) return safety
    const revision: Revision = { ...weighed, safety, editedBy: { id: person._id, name: person.name } }
    const { n, digest } = revision
    const told = { title: material.title.trim(), coverId: material.coverId ?? '' }
    const edited = editPost(post, approval, { n, digest }, told, { at: now, commandId })
    if (isRefusal(edited)) return edited
    const deed = {
      action: kind === 'editing' ? 'edited' : 'corrected',
      by: { id: person._id, name: person.name },
      at: now,
      details: { revision: n, digest },
    }
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', edited.post, deed)
      await tx.insert('revisions', revision)
      await tx.replace('approvals', edited.approval)
      await notify(tx, ctx, [post.submitterId], say.edited(factsOf(edited.post), person.name), opens(post))
      if (kind === 'correcting') {
        const wording = say.corrected(factsOf(edited.post), person.name)
        await notify(tx, ctx, edited.approval.waitingFor, wording, opens(post))
      }
    })
    return { postId, kind, changed: true }
  })
}

const hidden = refuse('not-found', '没有这篇稿件，或您不在它的单位和审批人之中。')

const isLeaving = refuse(
  'wrong-state',
  '供稿人已申请撤销这篇稿件。请先同意或不同意撤销，再决定要不要改动。您写下的内容还在这部手机上。',
)

const notTheEditor = refuse('not-allowed', '只有本渠道的编辑可以改动稿件（G11）。', { clause: 'G11' })

/** Pictures that were handed in, and those that the editor uploaded. */
function usable(
  pictures: readonly Picture[],
  seen: Revision,
  editorId: string,
  wanted: readonly string[],
): readonly Picture[] | Refusal {
  const handedIn = new Set(seen.pictures.map(({ pictureId }) => pictureId))
  const known = pictures.filter(({ _id, ownerId }) => handedIn.has(_id) || ownerId === editorId)
  if (known.length === wanted.length) return known
  return refuse('bad-input', '有图片既不在原稿里，也不是由您上传的，请删除后重新上传。', {
    path: 'material.blocks',
  })
}
