import { Text, View } from '@tarojs/components'
import { sayBytes, sayInstant } from '../../shared/_kernel'
import { copy, enlarge } from '../_platform'
import type { ApprovalView } from './approval-view'
import { Card } from './Card'
import { Section } from './Section'
import './Talk.scss'

type CommentRow = ApprovalView['comments'][number]

/** What was said beside the decisions, and who was kept informed. */
export function Talk({ view: { comments, copies } }: { view: ApprovalView }) {
  if (comments.length === 0 && copies.length === 0) return null
  return (
    <Section id="talk" title="评论与抄送">
      <Card>
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
        {copies.length > 0 ? (
          <View id="copies" className="comment">
            <Text className="comment-note">
              抄送 {copies.map(({ name, readAt }) => `${name}（${readAt ? '已读' : '未读'}）`).join('、')}
            </Text>
          </View>
        ) : null}
      </Card>
    </Section>
  )
}

function Comment({ comment: { byName, at, text, files } }: { comment: CommentRow }) {
  return (
    <View className="comment row-comment">
      <Text className="comment-text">{text}</Text>
      {files.map((file) => (
        <View key={file.url} className="comment-file row-file" onClick={() => openFile(file)}>
          <Text>{file.name}</Text>
          <Text className="comment-note">{sayBytes(file.bytes)}</Text>
        </View>
      ))}
      <Text className="comment-note">
        {byName} · {sayInstant(at)}
      </Text>
    </View>
  )
}

/** Pictures are shown; of a document the address is copied, for whatever opens it. */
function openFile({ url, format }: CommentRow['files'][number]) {
  if (format === 'jpg' || format === 'png') enlarge(url, [url])
  else copy(url)
}
