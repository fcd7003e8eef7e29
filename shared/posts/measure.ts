import { characters, utf8Bytes, writtenCharacters } from '../_kernel'
import type { Facts } from '../rulebooks'
import { cropPixels, cropsOf } from './crop'
import { allPictures, bodyText, picturesIn, wholeText, type Material } from './material'
import { sentFile, type PictureCheck } from './picture'
import { articleHtml } from './theme'
import type { VideoCheck } from './video'
import { weiboCharacters } from './weibo-characters'

/** As long as the addresses that WeChat gives to pictures in bodies: they count as characters of the body. */
const wechatAddress = 'x'.repeat(160)

/**
 * What is known of the material. Pictures that the server has not looked at yet leave their measures unknown.
 * @param checks by picture id
 * @param video what was found in it, if it has one
 */
export function measure(
  material: Material,
  checks: ReadonlyMap<string, PictureCheck>,
  video: VideoCheck | null = null,
): Facts {
  const ids = picturesIn(material)
  const body = bodyText(material)
  const html = articleHtml(material, () => wechatAddress)
  const known = allPictures(material).map((id) => checks.get(id))
  const pictures = known.every((check) => check !== undefined)
    ? {
        pictureBytes: known.map((check) => check.bytes),
        pictureFormat: known.map((check) => check.format),
        pictureWidth: known.map((check) => check.width),
        ...measureBodyPictures(ids.flatMap((id) => checks.get(id) ?? [])),
      }
    : {}
  return {
    titleCharacters: hasWords(material.title) ? characters(material.title.trim()) : 0,
    authorCharacters: characters(material.author.trim()),
    digestCharacters: characters(material.digest.trim()),
    bodyCharacters: characters(html),
    bodyBytes: utf8Bytes(html),
    bodyWrittenCharacters: writtenCharacters(withoutEmoji(body)),
    weiboCharacters: weiboCharacters(wholeText(material)),
    source: hasWords(material.source) ? material.source : '',
    category: material.category,
    covers: material.coverId ? 1 : 0,
    ...measureCover(material, checks),
    pictures: ids.length,
    ...pictures,
    ...measureItsVideo(material, video),
  }
}

/** What is known of one picture by itself, wherever in the post it stands. */
export function measurePicture(check: PictureCheck): Facts {
  const { bytes, format, width } = check
  return {
    pictureBytes: [bytes],
    pictureFormat: [format],
    pictureWidth: [width],
    ...measureBodyPictures([check]),
  }
}

/** Of what the body is sent with: the rendition of a picture that has one. */
function measureBodyPictures(checks: readonly PictureCheck[]): Facts {
  const sent = checks.map(sentFile)
  return {
    bodyPictureBytes: sent.map(({ bytes }) => bytes),
    bodyPictureFormat: sent.map(({ format }) => format),
  }
}

/** What is known of the video by itself. */
export function measureVideo({ bytes, format }: VideoCheck): Facts {
  return { videoBytes: [bytes], videoFormat: [format] }
}

function measureItsVideo({ videoId }: Material, check: VideoCheck | null): Facts {
  if (videoId === undefined) return { videoBytes: [], videoFormat: [] }
  return check ? measureVideo(check) : {}
}

/** What is seen of it as the head post. */
function measureCover({ coverId, coverCrops }: Material, checks: ReadonlyMap<string, PictureCheck>): Facts {
  if (coverId === null) return { coverWidth: [], coverHeight: [] }
  const cover = checks.get(coverId)
  if (!cover) return {}
  const { width, height } = cropPixels(cover, cropsOf(cover, coverCrops).wide)
  return { coverWidth: [width], coverHeight: [height] }
}

/** Spaces, signs and emoji alone are no title, and name no source. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** A row of emoji is not a text, however long it is (G9). */
function withoutEmoji(text: string): string {
  return text.replace(/\p{Extended_Pictographic}/gu, '')
}
