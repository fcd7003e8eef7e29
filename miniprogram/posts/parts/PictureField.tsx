import { Image, Text, View } from '@tarojs/components'
import { sayBytes } from '../../../shared/_kernel'
import type { PictureCheck } from '../../../shared/posts'
import { sayFailure } from '../../_platform'
import { TextInput, ToClause } from '../../_ui'
import type { DraftPicture } from './draft'
import type { PictureDesk, PictureNote } from './use-pictures'
import './PictureField.scss'

type PictureLineProps = { picture: DraftPicture; isCover: boolean; desk: PictureDesk }

/** One picture of a draft, where it stands in the body. */
export function PictureLine({ picture, isCover, desk }: PictureLineProps) {
  const { key, url, caption, failed } = picture
  const note = desk.noteOf(key)
  const broken = desk.brokenBy(picture)
  const isBad = failed || broken.length > 0
  return (
    <View className="picture row-picture">
      <View className="picture-frame">
        {url ? <Image className="picture-image" src={url} mode="aspectFill" /> : null}
        {isCover ? <View className="picture-cover">封面</View> : null}
      </View>
      <View className="picture-text">
        <TextInput
          id={`caption-${key}`}
          className="picture-caption"
          initial={caption}
          placeholder="说明，选填"
          onType={(value) => desk.describe(key, value)}
        />
        <Text className={`picture-state ${failed ? 'picture-failed' : ''}`}>{sayPicture(picture, note)}</Text>
        {failed ? null : <Share note={picture.check ? undefined : note} />}
        {broken.map((finding) => (
          <Why key={finding.rule} told={`不符合“${finding.question}”`} {...finding} />
        ))}
        {failed ? <WhyFailed note={note} /> : null}
        <View className="picture-do">
          {failed && mayHelp(note) ? (
            <View className="picture-tap retry-picture" ariaRole="button" onClick={() => desk.retry(key)}>
              重试
            </View>
          ) : null}
          {isCover || isBad ? null : (
            <View className="picture-tap make-cover" ariaRole="button" onClick={() => desk.makeCover(key)}>
              设为封面
            </View>
          )}
          <View className="picture-tap remove-picture" ariaRole="button" onClick={() => desk.remove(key)}>
            删除
          </View>
        </View>
      </View>
    </View>
  )
}

function sayPicture({ check, failed }: DraftPicture, note: PictureNote | undefined): string {
  if (failed) return note?.doing === 'nothing' ? sayFailure(note.failure) : '没有上传成功'
  return check ? sayCheck(check) : sayDoing(note)
}

function sayCheck({ width, height, bytes, format, rendition }: PictureCheck): string {
  const size = width > 0 ? `${width}×${height} · ` : ''
  const sent = rendition ? ` · 正文用 ${rendition.width} 像素宽、${sayBytes(rendition.bytes)} 的压缩图` : ''
  return `${size}${sayBytes(bytes)} · ${format.toUpperCase()}${sent}`
}

function sayDoing(note: PictureNote | undefined): string {
  switch (note?.doing) {
    case 'drawing':
      return '图片较大，正在生成正文用的压缩图…'
    case 'uploading':
      return `正在上传 ${Math.round(note.share * 100)}%`
    case 'checking':
      return '正在检查…'
    case 'asking':
    case 'nothing':
    case undefined:
      return '正在上传和检查…'
    default:
      return note satisfies never
  }
}

function Share({ note }: { note: PictureNote | undefined }) {
  if (note?.doing !== 'uploading') return null
  return (
    <View className="picture-share">
      <View className="picture-share-done" style={{ width: `${Math.round(note.share * 100)}%` }} />
    </View>
  )
}

type WhyProps = {
  told?: string
  clause?: string | undefined
  measured?: string | number | undefined
  limit?: string | number | undefined
}

/** Why a picture cannot be used: the clause, what was measured, what is asked (X2). */
export function Why({ told, clause, measured, limit }: WhyProps) {
  const asked = limit && (/^\w/.test(String(limit)) ? `要求 ${limit}` : `要求${limit}`)
  const values = [measured && `现在 ${measured}`, asked].filter(Boolean).join('，')
  if (!clause && !values) return null
  return (
    <View className="picture-why">
      <Text>{[told, values].filter(Boolean).join('：')}</Text>
      <ToClause clause={clause} />
    </View>
  )
}

function WhyFailed({ note }: { note: PictureNote | undefined }) {
  if (note?.doing !== 'nothing' || note.failure.kind !== 'refused') return null
  const { clause, measured, limit } = note.failure.refusal
  return <Why clause={clause} measured={measured} limit={limit} />
}

/** What a rule refused stays refused, however often it is sent. */
function mayHelp(note: PictureNote | undefined): boolean {
  return (
    note?.doing !== 'nothing' ||
    note.failure.kind !== 'refused' ||
    note.failure.refusal.code !== 'against-rule'
  )
}
