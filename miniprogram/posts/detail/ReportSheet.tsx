import { Text } from '@tarojs/components'
import { useState } from 'react'
import { errorClauses, reportLimit, type ErrorKind } from '../../../shared/posts'
import { api, createId, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Choices, FailureNote, Sheet, TextArea } from '../../_ui'

const kinds: readonly { key: ErrorKind; text: string }[] = [
  { key: 'wrong-information', text: '信息有误' },
  { key: 'breach', text: '违反国家规定、转载或保密规定' },
]

type ReportSheetProps = {
  open: boolean
  postId: string
  onClose: () => void
  refresh: () => Promise<unknown>
}

/** What is wrong, and of which kind: the kind says who answers for it (G11, G23). */
export function ReportSheet({ open, postId, onClose, refresh }: ReportSheetProps) {
  const [kind, setKind] = useState<ErrorKind>('wrong-information')
  const [what, setWhat] = useState('')
  const [reportId, setReportId] = useState(createId)
  const command = useCommand(
    (report: Inputs['posts']['reportError']) => api.posts.reportError.mutate(report),
    refresh,
  )
  const { clause, grades } = errorClauses[kind]

  async function send() {
    if (!(await command.send({ postId, reportId, kind, what }))) return
    setReportId(createId())
    setWhat('')
    toast('已记录，并告知相关人员')
    onClose()
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="report-failure" failure={command.failure} />
      <Button id="confirm-report" wide busy={command.busy} onTap={() => void send()}>
        记录差错
      </Button>
    </>
  )
  return (
    <Sheet id="report-sheet" title="指出差错" open={open} onClose={onClose} foot={foot}>
      <Text className="reason-label">差错的种类</Text>
      <Choices id="error-kind" choices={kinds} chosen={kind} onChoose={setKind} />
      <Text className="after-note">
        按 {clause}，对应 {grades.length} 个环节的经办人，系统从留痕中带出。
      </Text>
      <Text className="reason-label">哪里错了，应是什么（必填）</Text>
      <TextArea
        id="error-what"
        className="text-boxed reason-comment"
        initial={what}
        placeholder="例如：活动日期应为 1 月 6 日"
        maxLength={reportLimit}
        onType={setWhat}
      />
    </Sheet>
  )
}
