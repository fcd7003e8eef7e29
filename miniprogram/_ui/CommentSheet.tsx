import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayBytes } from '../../shared/_kernel'
import { attachmentLimits, commentLimit } from '../../shared/approvals'
import {
  api,
  attach,
  chooseFile,
  failureOf,
  toast,
  useCommand,
  type Attached,
  type Failure,
  type Inputs,
} from '../_platform'
import type { ApprovalView } from './approval-view'
import { Button } from './Button'
import { FailureNote } from './FailureState'
import { Sheet } from './Sheet'
import { TextArea } from './TextArea'
import './Reason.scss'
import './Talk.scss'

type CommentSheetProps = { view: ApprovalView; onClose: () => void; refresh: () => Promise<unknown> }

/** Says something without deciding, with files if need be. */
export function CommentSheet({ view, onClose, refresh }: CommentSheetProps) {
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly Attached[]>([])
  const [uploading, setUploading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const command = useCommand(
    (input: Inputs['approvals']['comment']) => api.approvals.comment.mutate(input),
    refresh,
  )

  async function addFile() {
    const file = await chooseFile()
    if (!file) return
    setUploading(true)
    setFailure(null)
    try {
      const attached = await attach(file)
      setFiles((before) => [...before, attached])
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setUploading(false)
    }
  }

  async function send() {
    const attachmentIds = files.map(({ attachmentId }) => attachmentId)
    const said = await command.send({ approvalId: view.id, text, attachmentIds })
    if (!said) return
    toast('已评论')
    onClose()
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="comment-failure" failure={failure ?? command.failure} />
      <Button id="confirm-comment" wide busy={command.busy} disabled={uploading} onTap={() => void send()}>
        发表评论
      </Button>
    </>
  )
  return (
    <Sheet id="comment-sheet" title="评论" open onClose={onClose} foot={foot}>
      <TextArea
        id="comment-text"
        className="text-boxed reason-comment"
        initial={text}
        placeholder="申请人、审批人和抄送的人都会看到"
        maxLength={commentLimit}
        onType={setText}
      />
      {files.map(({ attachmentId, name, bytes }) => (
        <View key={attachmentId} className="comment-file row-file">
          <Text>{name}</Text>
          <Text className="comment-note">{sayBytes(bytes)}</Text>
        </View>
      ))}
      <Button
        id="attach"
        look="quiet"
        small
        busy={uploading}
        disabled={files.length >= attachmentLimits.files}
        onTap={() => void addFile()}
      >
        添加附件
      </Button>
      <Text className="comment-note">
        JPG、PNG、PDF 或 DOCX，每个不超过 {sayBytes(attachmentLimits.bytes)}
      </Text>
    </Sheet>
  )
}
