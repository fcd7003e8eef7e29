import { filterContent } from './article-content'
import type { Call } from './call'
import { characters, group, list, text, whole, type Fields } from './fields'
import { isPermanentPicture } from './media'
import type { Article } from './records'
import { refuse } from './refusal'

// wechat-facts 1.5
const titleMost = 32
const authorMost = 16
const digestMost = 128
const contentBelow = 20_000
const contentBytesBelow = 1024 * 1024
const sourceUrlBytesMost = 1024
const picturesMost = 20
const defaultDigest = 54

/** One article as draft/add and draft/update take it, or the refusal of its first fault (wechat-facts 1.5). */
export function readArticle(call: Call, given: Fields): Article {
  const title = text(given, 'title')
  if (!title) refuse(44003, 'title')
  if (characters(title) > titleMost) refuse(45003)
  if (characters(text(given, 'author')) > authorMost) refuse(45110)
  if (characters(text(given, 'digest')) > digestMost) refuse(45004)
  if (Buffer.byteLength(text(given, 'content_source_url')) > sourceUrlBytesMost) refuse(41039)
  const article =
    text(given, 'article_type') === 'newspic' ? picturePost(call, given) : newsArticle(call, given)
  return { ...article, digest: text(given, 'digest') || firstCharacters(article.content) }
}

function newsArticle(call: Call, given: Fields): Article {
  const cover = text(given, 'thumb_media_id')
  if (!isPermanentPicture(call, cover)) refuse(40007, 'thumb_media_id')
  const content = contentOf(given)
  return {
    ...common(given),
    article_type: 'news',
    content: filterContent(call.env, content),
    thumb_media_id: cover,
  }
}

function picturePost(call: Call, given: Fields): Article {
  const ids = list(group(given, 'image_info'), 'image_list').map((picture) => text(picture, 'image_media_id'))
  if (ids.length === 0 || ids.length > picturesMost) refuse(45166, 'image_list')
  if (!ids.every((id) => isPermanentPicture(call, id))) refuse(40007, 'image_media_id')
  return {
    ...common(given),
    article_type: 'newspic',
    content: contentOf(given).replace(/<[^>]*>/g, ''),
    thumb_media_id: '',
    image_info: { image_list: ids.map((image_media_id) => ({ image_media_id })) },
  }
}

function common(given: Fields): Omit<Article, 'article_type' | 'content' | 'thumb_media_id'> {
  return {
    title: text(given, 'title'),
    author: text(given, 'author'),
    digest: '',
    content_source_url: text(given, 'content_source_url'),
    need_open_comment: whole(given, 'need_open_comment') ?? 0,
    only_fans_can_comment: whole(given, 'only_fans_can_comment') ?? 0,
    ...cropOf(given, 'pic_crop_235_1'),
    ...cropOf(given, 'pic_crop_1_1'),
  }
}

/** `X1_Y1_X2_Y2` in shares of the cover, from its top left corner to its bottom right one (wechat-facts 1.5). */
function cropOf(given: Fields, name: 'pic_crop_235_1' | 'pic_crop_1_1'): Partial<Article> {
  const crop = text(given, name)
  if (!crop) return {}
  const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN, ...rest] = crop.split('_').map(Number)
  const inside = x1 >= 0 && y1 >= 0 && x2 <= 1 && y2 <= 1
  if (!inside || x1 >= x2 || y1 >= y2 || rest.length > 0 || /\.\d{7}/.test(crop)) refuse(40035, name)
  return { [name]: crop }
}

function contentOf(given: Fields): string {
  const content = text(given, 'content')
  if (!content.trim()) refuse(45166)
  if (characters(content) >= contentBelow || Buffer.byteLength(content) >= contentBytesBelow) refuse(45002)
  return content
}

function firstCharacters(html: string): string {
  const plain = html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return [...plain].slice(0, defaultDigest).join('')
}
