import { dayOf, isRefusal, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import type { Tester } from '../../shared/channels'
import { sayOfSend } from '../../shared/notices'
import {
  answerPreview,
  factsOfSend,
  sendIdOf,
  type Answer,
  type Send,
  type Stage,
} from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { presentMe, type Me } from '../staff'
import { replaceWithTrail } from '../trail'
import { atDesk, editorsAndPublishers } from './stage'

/** What a tester needs to say whether an edition may go out (W3). */
export type PreviewPage = {
  readonly me: Me
  readonly channelName: string
  readonly day: Day
  readonly opensAt: Instant
  readonly confirmBy: Instant
  readonly stage: Stage
  readonly articles: readonly { readonly postId: string; readonly title: string }[]
  /** Where WeChat's preview went; why it did not get there. */
  readonly wechatName: string
  readonly unreached: string | null
  readonly own: Answer | null
  readonly others: readonly Answer[]
}

export async function previewPage(ctx: StaffContext, editionId: string): Promise<PreviewPage | Refusal> {
  const send = await sendForTester(ctx, editionId)
  if (isRefusal(send)) return send
  const { person } = ctx
  const { channelName, opensAt, confirmBy, stage, articles, testers, unreached, answers } = send
  const wechatName = testers.find(({ personId }) => personId === person._id)?.wechatName ?? ''
  return {
    me: presentMe(person),
    channelName,
    day: dayOf(opensAt),
    opensAt,
    confirmBy,
    stage,
    articles: articles.map(({ postId, title }) => ({ postId, title })),
    wechatName,
    unreached: unreached.find(({ tester }) => tester === wechatName)?.why ?? null,
    own: answers.find(({ personId }) => personId === person._id) ?? null,
    others: answers.filter(({ personId }) => personId !== person._id),
  }
}

export type AnswerCommand = {
  readonly commandId: string
  readonly editionId: string
  readonly fine: boolean
  readonly words: string
}

/** A tester says that it may go out, or what is wrong with it; the latter is told to its editors at once. */
export function answerAsTester(
  ctx: StaffContext,
  { commandId, editionId, fine, words }: AnswerCommand,
): Promise<PreviewPage | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const send = await sendForTester(ctx, editionId)
    if (isRefusal(send)) return send
    if (send.commands.includes(commandId)) return previewPage(ctx, editionId)
    const by = { id: person._id, name: person.name }
    const answer: Answer = { personId: by.id, name: by.name, fine, words: fine ? '' : words.trim(), at: now }
    const answered = answerPreview(send, answer, commandId)
    if (isRefusal(answered)) return answered
    const action = fine ? 'preview-approved' : 'preview-disapproved'
    const team = (await editorsAndPublishers(ctx, send.channelId)).filter((id) => id !== by.id)
    await db.transact(async (tx) => {
      const details = { comment: answer.words }
      await replaceWithTrail(tx, ctx, 'sends', answered, { action, by, at: now, details })
      if (fine) return
      const wording = sayOfSend.previewWrong(factsOfSend(send), by.name, answer.words)
      await notify(tx, ctx, team, wording, atDesk(send))
    })
    return previewPage(ctx, editionId)
  })
}

/** Whoever is no tester of it learns nothing of it. */
async function sendForTester({ db, person }: StaffContext, editionId: string): Promise<Send | Refusal> {
  const send = await db.get('sends', sendIdOf(editionId))
  const testers = send ? send.testers : await testersOf({ db }, editionId)
  const isTester = testers.some(({ personId }) => personId === person._id)
  if (isTester) return send ?? refuse('wrong-state', '这一期还没有截稿，截稿后才有预览。')
  return refuse('not-found', '没有等您答复的预览。预览只发给这个渠道的测试人（W3）。', { clause: 'W3' })
}

async function testersOf({ db }: Pick<StaffContext, 'db'>, editionId: string): Promise<readonly Tester[]> {
  const edition = await db.get('editions', editionId)
  const channel = edition && (await db.get('channels', edition.channelId))
  return channel?.account.testers ?? []
}
