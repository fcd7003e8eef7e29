import * as z from 'zod'
import { environment } from '../environment'
import { callAs } from './authorized-call'
import { WeChatError, WeChatUnreachable } from './request'
import { tokenFor, type WeChatContext } from './token'

/** One article of a draft, as WeChat takes it. */
export type DraftArticle = {
  readonly title: string
  readonly author: string
  readonly digest: string
  readonly content: string
  readonly thumb_media_id: string
  /** `X1_Y1_X2_Y2` of the cover in shares: what is seen of it as the head post, and further down. */
  readonly pic_crop_235_1?: string
  readonly pic_crop_1_1?: string
}

/** What WeChat knows of a mass send. `taken-down`: it went out, and was deleted afterwards. */
type MassStatus = 'sent' | 'failed' | 'taken-down' | 'under-way'

/** How a publication stands (wechat-facts 1.6). `failed`: with WeChat's status, and the articles that are to blame. */
export type Publication = {
  readonly outcome: 'under-way' | 'published' | 'failed' | 'deleted' | 'banned'
  readonly status: number
  readonly articleId: string | null
  readonly links: ReadonlyMap<number, string>
  readonly blamed: readonly number[]
}

/** An official account's server API: only what publishing needs, one function a call. */
export type WeChat = {
  /** Sees to it that there is a token, before a call for which it matters what failed. @throws NoToken */
  authorize(): Promise<void>
  /** A picture for an article's body; jpg or png under 1 MB. Answers with its address. */
  uploadBodyPicture(picture: Uint8Array, name: string): Promise<string>
  /** A permanent picture for a cover. Answers with its media id. */
  uploadCover(picture: Uint8Array, name: string): Promise<string>
  /** Answers with the draft's media id, which dies when the draft is sent. */
  addDraft(articles: readonly DraftArticle[]): Promise<string>
  preview(draftId: string, wechatName: string): Promise<void>
  /** Sends to all followers: WeChat counts it, and readers see it. Answers with the message id. */
  massSend(draftId: string, clientMessageId: string): Promise<string>
  massStatus(messageId: string): Promise<MassStatus>
  /** Makes a draft public without telling anybody. Answers with the publication's id: it is queued only. */
  publish(draftId: string): Promise<string>
  publication(publicationId: string): Promise<Publication>
  /** The newest publication with exactly these titles, of those made since `since` (seconds); null when there is none. */
  findPublished(
    titles: readonly string[],
    since: number,
  ): Promise<Pick<Publication, 'articleId' | 'links'> | null>
  /** Takes one article of a publication from its readers, for good. @param number from 1 */
  deletePublished(articleId: string, number: number): Promise<void>
  draftExists(draftId: string): Promise<boolean>
  /** Takes a draft that will not be sent out of its box. */
  deleteDraft(draftId: string): Promise<void>
  /** Takes one article of a sent message from its readers, for good; twice does no harm. @param number from 1 */
  deleteArticle(messageId: string, number: number): Promise<void>
}

export function wechat(ctx: WeChatContext, appId: string): WeChat {
  const send = (path: string, body: object | FormData) => callAs(ctx, appId, path, body)
  return {
    async authorize() {
      await tokenFor(ctx, appId)
    },
    async uploadBodyPicture(picture, name) {
      return text((await send('/cgi-bin/media/uploadimg', form(picture, name))).url)
    },
    async uploadCover(picture, name) {
      return text((await send('/cgi-bin/material/add_material?type=image', form(picture, name))).media_id)
    },
    async addDraft(articles) {
      const drafted = articles.map((article) => ({ article_type: 'news', ...article }))
      return text((await send('/cgi-bin/draft/add', { articles: drafted })).media_id)
    },
    async preview(draftId, wechatName) {
      const mpnews = { media_id: draftId }
      await send('/cgi-bin/message/mass/preview', { towxname: wechatName, mpnews, msgtype: 'mpnews' })
    },
    async massSend(draftId, clientMessageId) {
      const answer = await send('/cgi-bin/message/mass/sendall', {
        filter: { is_to_all: true },
        mpnews: { media_id: draftId },
        msgtype: 'mpnews',
        send_ignore_reprint: 0,
        clientmsgid: clientMessageId,
      })
      return text(answer.msg_id)
    },
    async massStatus(messageId) {
      const { msg_status } = await send('/cgi-bin/message/mass/get', { msg_id: messageId })
      return massStatuses[text(msg_status)] ?? 'under-way'
    },
    async publish(draftId) {
      return text((await send('/cgi-bin/freepublish/submit', { media_id: draftId })).publish_id)
    },
    async publication(publicationId) {
      return readPublication(await send('/cgi-bin/freepublish/get', { publish_id: publicationId }))
    },
    async findPublished(titles, since) {
      const asked = { offset: 0, count: listedAtOnce, no_content: 1 }
      const { item } = publishedList.parse(await send('/cgi-bin/freepublish/batchget', asked))
      const found = item.find(
        ({ update_time, content: { news_item } }) =>
          update_time >= since &&
          news_item.length === titles.length &&
          news_item.every(({ title }, n) => title === titles[n]),
      )
      if (!found) return null
      const links = new Map(found.content.news_item.map(({ url }, n) => [n + 1, url]))
      return { articleId: found.article_id, links }
    },
    async deletePublished(articleId, number) {
      await send('/cgi-bin/freepublish/delete', { article_id: articleId, index: number })
    },
    async deleteArticle(messageId, number) {
      await send('/cgi-bin/message/mass/delete', { msg_id: messageId, article_idx: number })
    },
    async deleteDraft(draftId) {
      await send('/cgi-bin/draft/delete', { media_id: draftId })
    },
    async draftExists(draftId) {
      try {
        await send('/cgi-bin/draft/get', { media_id: draftId })
        return true
      } catch (fault) {
        if (fault instanceof WeChatError && fault.errcode === deadMediaId) return false
        throw fault
      }
    },
  }
}

const deadMediaId = 40007

/** The most that one call lists (wechat-facts 1.5). */
const listedAtOnce = 20

const publishedList = z.object({
  item: z.array(
    z.object({
      article_id: z.string(),
      update_time: z.number(),
      content: z.object({ news_item: z.array(z.object({ title: z.string(), url: z.string() })) }),
    }),
  ),
})

const publishedArticle = z.object({ idx: z.coerce.number(), article_url: z.string() })

/** As `freepublish/get` answers, and as PUBLISHJOBFINISH tells it: in XML, a list of one is no list. */
const publicationSchema = z.object({
  publish_status: z.coerce.number(),
  article_id: z.string().nullish(),
  article_detail: z
    .object({ item: z.union([z.array(publishedArticle), publishedArticle.transform((one) => [one])]) })
    .nullish()
    .catch(null),
  fail_idx: z.union([z.array(z.coerce.number()), z.coerce.number().transform((one) => [one])]).catch([]),
})

/** @throws when it is no publication */
export function readPublication(told: unknown): Publication {
  const { publish_status: status, article_id, article_detail, fail_idx } = publicationSchema.parse(told)
  const links = new Map(article_detail?.item.map(({ idx, article_url }) => [idx, article_url]) ?? [])
  const outcome = publicationOutcomes[status] ?? 'failed'
  return {
    outcome,
    status,
    articleId: article_id ?? null,
    links,
    blamed: outcome === 'failed' ? fail_idx : [],
  }
}

/** publish_status; 2, 3 and 4 failed (wechat-facts 1.6). */
const publicationOutcomes: Readonly<Record<number, Publication['outcome']>> = {
  0: 'published',
  1: 'under-way',
  5: 'deleted',
  6: 'banned',
}

const massStatuses: Readonly<Record<string, MassStatus>> = {
  SEND_SUCCESS: 'sent',
  SEND_FAIL: 'failed',
  DELETE: 'taken-down',
  SENDING: 'under-way',
}

function form(content: Uint8Array, name: string): FormData {
  const body = new FormData()
  body.append('media', new Blob([content as Uint8Array<ArrayBuffer>]), name)
  return body
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new WeChatUnreachable('an answer without the field that was asked for', value)
}

/** Whether what was uploaded can still be fetched where WeChat said; what cannot be asked counts as gone. */
export async function isThere(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(environment().WECHAT_PATIENCE_MS)
    return (await fetch(address, { method: 'HEAD', signal })).ok
  } catch {
    return false
  }
}
