import { isRefusal, newId, sayDay, type Refusal } from '../../shared/_kernel'
import { currentStep, reschedule, revive, type Approval } from '../../shared/approvals'
import type { Edition } from '../../shared/editions'
import { say, sayUrgent } from '../../shared/notices'
import { urgentMark, type Post } from '../../shared/posts'
import type { Actor } from '../../shared/trail'
import { arrange, type ArrangedScene, type Arrangement, type How } from '../../shared/urgent'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import type { Effects } from '../approvals'
import { notify } from '../notices'
import { factsOf, opens, placeWaitingPosts } from '../posts'
import { replaceWithTrail } from '../trail'
import { sceneOf, type Asked } from './scene'

const sayHow: Readonly<Record<How, string>> = {
  free: '用空位',
  extra: '加一个版位',
  instead: '另一篇顺延',
}

/**
 * Gives an urgent post its place (G8): editions, both posts, their approvals, trail and notices in one transaction,
 * which fails as a whole when any of them has changed meanwhile; then it is decided again on what is left.
 */
export async function arranged(
  ctx: Context,
  asked: Asked,
  arrangement: Arrangement,
  comment: string,
  by: Actor,
): Promise<Effects | Refusal> {
  const { db, now, random } = ctx
  const { post, request } = asked
  const chain = await db.get('approvals', post.approvalId)
  if (!chain) throw new Error(`post ${post._id} lacks its approval`)
  const scene = await sceneOf(ctx, post, chain)
  const outcome = arrange(scene, arrangement, [newId(random), newId(random)])
  if (isRefusal(outcome)) return outcome
  const goesOn = chain.state === 'expired' ? revive(chain, now) : chain
  if (isRefusal(goesOn)) return goesOn
  const { out, into, how } = outcome
  const outChain = out && (await db.get('approvals', out.post.approvalId))
  const madeWay = out && { title: out.post.title, day: out.to.day }
  return {
    write: async (tx) => {
      for (const edition of outcome.editions) await writeEdition(tx, ctx, edition, outcome, by)
      const details = { edition: into._id, day: sayDay(into.day), how: sayHow[how], comment }
      const deed = { action: 'urgent-arranged', by, at: now, details }
      await replaceWithTrail(tx, ctx, 'posts', outcome.post, deed)
      await rescheduled(tx, { ...goesOn, summary: { ...goesOn.summary, mark: urgentMark } }, into)
      await tx.replace('urgentRequests', {
        ...request,
        arranged: { how, day: into.day, byName: by.name, at: now, madeWay },
      })
      if (out) await writeMadeWay(tx, ctx, out, outChain, into, by)
      const people = [...new Set([asked.approval.requesterId, post.submitterId])]
      const told = sayUrgent.arranged(factsOf(outcome.post), by.name)
      await notify(tx, ctx, people, told, opens(post))
      if (chain.state === 'expired') await askAgain(tx, ctx, outcome.post, goesOn)
    },
    afterwards: () => placeWaitingPosts(ctx, post.channelId),
  }
}

function writeEdition(
  tx: Tx,
  ctx: Context,
  edition: Edition,
  { post, how }: ArrangedScene,
  by: Actor,
): Promise<void> {
  const details = { post: post._id, how, planned: edition.plannedPosts }
  return replaceWithTrail(tx, ctx, 'editions', edition, {
    action: 'urgent-arranged',
    by,
    at: ctx.now,
    details,
  })
}

async function rescheduled(tx: Tx, chain: Approval, { locksAt, day }: Edition): Promise<void> {
  await tx.replace('approvals', reschedule(chain, locksAt, sayDay(day)))
}

async function writeMadeWay(
  tx: Tx,
  ctx: Context,
  { post, to }: NonNullable<ArrangedScene['out']>,
  chain: Approval | null,
  from: Edition,
  by: Actor,
): Promise<void> {
  const details = { edition: to._id, day: sayDay(to.day) }
  await replaceWithTrail(tx, ctx, 'posts', post, { action: 'made-way', by, at: ctx.now, details })
  if (chain) await rescheduled(tx, chain, to)
  await notify(tx, ctx, [post.submitterId], sayUrgent.madeWay(factsOf(post), from.day), opens(post))
}

/** What had expired waits again for whoever had not decided yet. */
function askAgain(tx: Tx, ctx: Context, post: Post, chain: Approval): Promise<void> {
  const step = currentStep(chain)?.title ?? ''
  return notify(tx, ctx, chain.waitingFor, say.decide(factsOf(post), step), opens(post))
}
