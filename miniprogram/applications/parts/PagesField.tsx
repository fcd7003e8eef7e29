import { Image, Text, View } from '@tarojs/components'
import { sayBytes } from '../../../shared/_kernel'
import { attachmentLimits } from '../../../shared/approvals'
import { enlarge } from '../../_platform'
import { Button, FailureNote, Icon } from '../../_ui'
import type { PageFile } from './page-file'
import { usePageFiles } from './use-page-files'
import { usePhotos } from './use-photos'
import './PagesField.scss'

type PagesFieldProps = {
  id: string
  pages: readonly PageFile[]
  limit: number
  onAdd: (page: PageFile) => void
  onRemove: (attachmentId: string) => void
}

/** Photos of sealed pages, or their scans: taken, chosen, looked at, taken away again. */
export function PagesField({ id, pages, limit, onAdd, onRemove }: PagesFieldProps) {
  const { share, failure, addPhotos, addScan } = usePageFiles(pages.length, onAdd)
  const room = limit - pages.length
  const isBusy = share !== null
  const urlOf = usePhotos(pages)
  const photos = pages.flatMap((page) => urlOf(page) ?? [])
  return (
    <View id={id}>
      {pages.map((page) => {
        const { attachmentId, name, bytes } = page
        const url = urlOf(page)
        return (
          <View key={attachmentId} className="page-file row-page">
            {url === null ? (
              <View className="page-picture">
                <Icon name="book" />
              </View>
            ) : (
              <Image
                className="page-picture"
                src={url}
                mode="aspectFill"
                onClick={() => enlarge(url, photos)}
              />
            )}
            <View className="page-text">
              <Text>{name}</Text>
              <Text className="page-note">{sayBytes(bytes)} · 已上传</Text>
            </View>
            <View
              className="page-remove"
              ariaRole="button"
              ariaLabel={`删除${name}`}
              onClick={() => onRemove(attachmentId)}
            >
              删除
            </View>
          </View>
        )
      })}
      <FailureNote id={`${id}-failure`} failure={failure} />
      <View className="page-add">
        <Button
          id={`${id}-photo`}
          look="quiet"
          small
          busy={isBusy}
          disabled={room <= 0}
          onTap={() => void addPhotos(room)}
        >
          {isBusy ? `正在上传 ${Math.round(share * 100)}%` : '拍照或选照片'}
        </Button>
        <Button
          id={`${id}-scan`}
          look="quiet"
          small
          disabled={isBusy || room <= 0}
          onTap={() => void addScan()}
        >
          选 PDF
        </Button>
      </View>
      <Text className="page-note">
        {room <= 0
          ? `最多 ${limit} 张，已经够了。`
          : `最多 ${limit} 张，JPG、PNG 或 PDF，每张不超过 ${sayBytes(attachmentLimits.bytes)}`}
      </Text>
    </View>
  )
}
