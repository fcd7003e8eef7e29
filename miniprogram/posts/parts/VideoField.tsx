import { Text, View } from '@tarojs/components'
import { sayBytes } from '../../../shared/_kernel'
import { sayFailure } from '../../_platform'
import { Button, Card, Section } from '../../_ui'
import type { Draft, DraftVideo } from './draft'
import { Why } from './PictureField'
import type { VideoDesk, VideoNote } from './use-video'
import './PictureField.scss'
import './VideoField.scss'

type VideoFieldProps = { draft: Pick<Draft, 'video'>; video: VideoDesk; keeps: boolean }

/** A video beside the text (G9). WeChat's API takes none into an article: its edition is finished in the console (P3). */
export function VideoField({ draft: { video: chosen }, video: desk, keeps }: VideoFieldProps) {
  if (!chosen && keeps) return null
  return (
    <Section id="video" title="视频（选填）">
      <Card className="compose-card">
        {chosen ? (
          <VideoLine chosen={chosen} desk={desk} />
        ) : (
          <Button id="add-video" look="quiet" onTap={() => void desk.add()}>
            添加视频
          </Button>
        )}
        <Text className="video-hint">带视频的一期由编辑在公众平台后台发表（P3），不影响您投稿。</Text>
      </Card>
    </Section>
  )
}

function VideoLine({ chosen, desk }: { chosen: DraftVideo; desk: VideoDesk }) {
  const { note, broken } = desk
  const refusal = note?.doing === 'nothing' && note.failure.kind === 'refused' ? note.failure.refusal : null
  return (
    <View className="row-video">
      <Text className={`video-state ${chosen.failed ? 'picture-failed' : ''}`}>{sayVideo(chosen, note)}</Text>
      {broken.map((finding) => (
        <Why key={finding.rule} told={`不符合“${finding.question}”`} {...finding} />
      ))}
      {refusal ? <Why clause={refusal.clause} measured={refusal.measured} limit={refusal.limit} /> : null}
      <View className="picture-do">
        {chosen.failed && refusal?.code !== 'against-rule' ? (
          <View id="retry-video" className="picture-tap" ariaRole="button" onClick={() => desk.retry()}>
            重试
          </View>
        ) : null}
        <View id="remove-video" className="picture-tap" ariaRole="button" onClick={() => desk.remove()}>
          删除
        </View>
      </View>
    </View>
  )
}

function sayVideo({ bytes, check, failed }: DraftVideo, note: VideoNote | null): string {
  if (failed) return note?.doing === 'nothing' ? sayFailure(note.failure) : '没有上传成功'
  if (check) return `${sayBytes(check.bytes)} · ${check.format.toUpperCase()}`
  if (note?.doing === 'uploading') return `${sayBytes(bytes)} · 正在上传 ${Math.round(note.share * 100)}%`
  return `${sayBytes(bytes)} · 正在检查…`
}
