import { Image, Text, View } from '@tarojs/components'
import type { CoverCrops, Crop } from '../../../shared/posts'
import './CoverSeen.scss'

type CoverSeenProps = { url: string; crops: CoverCrops | null }

/** A cover as it will stand in the message: wide as the head post, a square further down. */
export function CoverSeen({ url, crops }: CoverSeenProps) {
  return (
    <View className="cover-seen">
      <View className="cover-part cover-part-wide">
        <View className="cover-wide">
          <Cropped url={url} crop={crops?.wide} />
        </View>
        <Text className="cover-name">头条</Text>
      </View>
      <View className="cover-part">
        <View className="cover-square">
          <Cropped url={url} crop={crops?.square} />
        </View>
        <Text className="cover-name">次条</Text>
      </View>
    </View>
  )
}

/** Fills the box around it with the part of the picture; the middle of it when that is not known. */
export function Cropped({ url, crop }: { url: string; crop: Crop | undefined }) {
  if (!crop) return <Image className="cropped-middle" src={url} mode="aspectFill" />
  const [wide, high] = [crop.right - crop.left, crop.bottom - crop.top]
  const style = {
    width: percent(1 / wide),
    height: percent(1 / high),
    left: percent(-crop.left / wide),
    top: percent(-crop.top / high),
  }
  return <Image className="cropped" src={url} mode="scaleToFill" style={style} />
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}
