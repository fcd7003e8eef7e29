import { dayOf, isRefusal, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import type { PublishBy } from '../../shared/channels'
import { maySettle } from '../../shared/desk'
import { allPictures, wholeText, type Material } from '../../shared/posts'
import { sendIdOf, wayOf, whyByHand, type Send, type Stage } from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { pictureAddresses } from '../posts'
import { presentMe, type Me } from '../staff'
import { editionFor, type Rule } from './allowed'

/** One article as a person takes it over into WeChat's console. */
export type ArticleToPublish = {
  readonly postId: string
  readonly title: string
  readonly author: string
  readonly digest: string
  readonly text: string
  /** Addresses from which its pictures can be read for two hours, in the order of the article; the cover first. */
  readonly pictures: readonly string[]
  readonly video: { readonly url: string; readonly bytes: number } | null
  readonly link: string | null
}

export type ByHandScreen = {
  readonly me: Me
  readonly editionId: string
  readonly channelName: string
  readonly day: Day
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly way: PublishBy
  readonly onWeibo: boolean
  readonly stage: Stage
  readonly why: string
  readonly articles: readonly ArticleToPublish[]
}

const publishing: Rule = {
  may: maySettle,
  otherwise: refuse('not-allowed', '人工发表只对本渠道的编辑、放行人和负责人开放。'),
}

/** Everything that a person needs to publish an edition, on one screen; of videos only addresses. */
export async function byHandScreen(ctx: StaffContext, editionId: string): Promise<ByHandScreen | Refusal> {
  const { db, person } = ctx
  const desk = await editionFor(ctx, editionId, publishing)
  if (isRefusal(desk)) return desk
  const send = await db.get('sends', sendIdOf(editionId))
  if (!send) return refuse('wrong-state', '这一期还没有截稿，截稿后才能取走文字和图片。')
  const { channelName, opensAt, closesAt, stage } = send
  return {
    me: presentMe(person),
    editionId,
    channelName,
    day: dayOf(opensAt),
    opensAt,
    closesAt,
    way: wayOf(send),
    onWeibo: send.onWeibo ?? false,
    stage,
    why: whyByHand(send),
    articles: await articlesOf(ctx, send),
  }
}

async function articlesOf(ctx: StaffContext, { articles }: Send): Promise<ArticleToPublish[]> {
  const { db, files } = ctx
  const revisions = await db.getMany(
    'revisions',
    articles.map(({ revisionId }) => revisionId),
  )
  const materials = new Map(revisions.map(({ _id, material }) => [_id, material]))
  const pictureIds = [...materials.values()].flatMap(allPictures)
  const [pictures, videos] = await Promise.all([
    db.getMany('pictures', [...new Set(pictureIds)]),
    db.getMany(
      'videos',
      articles.flatMap(({ videoId }) => videoId ?? []),
    ),
  ])
  const [shown, played] = await Promise.all([
    pictureAddresses(ctx, pictures),
    files.addresses(
      videos.map(({ fileId }) => fileId),
      addressMinutes,
    ),
  ])
  return articles.flatMap((article) => {
    const material = materials.get(article.revisionId)
    if (!material) return []
    const video = videos.find(({ _id }) => _id === article.videoId)
    const { postId, title, link } = article
    return {
      postId,
      title,
      author: material.author.trim(),
      digest: material.digest.trim(),
      text: wholeText(material),
      pictures: inOrder(material).flatMap((id) => shown.get(id) ?? []),
      video: video ? { url: played.get(video.fileId) ?? '', bytes: video.check?.bytes ?? 0 } : null,
      link,
    }
  })
}

const addressMinutes = 120

/** The cover first, then the pictures as they stand in the text. */
function inOrder(material: Material): string[] {
  const pictures = allPictures(material)
  const cover = material.coverId ?? ''
  return [cover, ...pictures.filter((id) => id !== cover)].filter((id) => id !== '')
}
