import { sayBytes } from '../../../shared/_kernel'
import { playsOnPhones } from '../../../shared/posts'
import { copy, playVideo } from '../../_platform'
import { Card, Cell } from '../../_ui'
import type { PostDetail } from './post-detail'

/** The post's video: approvers watch it here; what phones do not play is for a computer. */
export function Watched({ video: { check, url } }: { video: NonNullable<PostDetail['video']> }) {
  const size = `${sayBytes(check.bytes)} · ${check.format.toUpperCase()}`
  return (
    <Card>
      {playsOnPhones(check) ? (
        <Cell id="watch" icon="play" title="播放视频" note={size} onTap={() => playVideo(url)} />
      ) : (
        <Cell
          id="watch"
          icon="link"
          title="复制视频地址"
          note={`${size}，手机放不了这种格式，请在电脑上看`}
          onTap={() => copy(url)}
        />
      )}
    </Card>
  )
}
