import { Image, Text, View } from '@tarojs/components'
import { sayBytes } from '../../../shared/_kernel'
import { TextInput } from '../../_ui'
import type { DraftPicture } from './draft'
import type { PictureDesk } from './use-pictures'
import './PictureField.scss'

type PictureLineProps = { picture: DraftPicture; isCover: boolean; desk: PictureDesk }

/** One picture of a draft, where it stands in the body. */
export function PictureLine({ picture, isCover, desk }: PictureLineProps) {
  const { key, url, caption } = picture
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
          placeholder="图片说明（选填）"
          onType={(value) => desk.describe(key, value)}
        />
        <Text className={`picture-state ${picture.failed ? 'picture-failed' : ''}`}>
          {sayPicture(picture)}
        </Text>
        <View className="picture-do">
          {isCover ? null : (
            <View className="picture-tap make-cover" onClick={() => desk.makeCover(key)}>
              设为封面
            </View>
          )}
          <View className="picture-tap remove-picture" onClick={() => desk.remove(key)}>
            删除
          </View>
        </View>
      </View>
    </View>
  )
}

function sayPicture({ check, failed }: DraftPicture): string {
  if (failed) return '没有上传成功，请删除后重新添加'
  if (!check) return '正在上传和检查…'
  return `${check.width}×${check.height} · ${sayBytes(check.bytes)} · ${check.format.toUpperCase()}`
}
