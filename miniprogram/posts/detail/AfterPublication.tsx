import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayInstant } from '../../../shared/_kernel'
import type { Grade } from '../../../shared/posts'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Card, Cell, FailureNote, Section } from '../../_ui'
import type { PostDetail } from './post-detail'
import { ReportSheet } from './ReportSheet'
import { TakeDownSheet } from './TakeDownSheet'
import './AfterPublication.scss'

type AfterPublicationProps = { detail: PostDetail; refresh: () => Promise<unknown> }

/** What can be done once readers have seen the post: say what is wrong with it, and take it down. */
export function AfterPublication({ detail, refresh }: AfterPublicationProps) {
  const [open, setOpen] = useState<'report' | 'take-down' | null>(null)
  const { post, can, reports } = detail
  const close = () => setOpen(null)
  if (!can.report) return null
  return (
    <Section id="after-publication" title="发布之后">
      <Card>
        {post.takingDown ? <TakingDown detail={detail} refresh={refresh} /> : null}
        {reports.map((report) => (
          <Report key={report.id} report={report} />
        ))}
        <Cell id="report-error" icon="alert" title="指出差错" onTap={() => setOpen('report')} />
        {can.takeDown && !post.takingDown ? (
          <Cell id="take-down" icon="close" title="撤下这篇稿件" onTap={() => setOpen('take-down')} />
        ) : null}
      </Card>
      <ReportSheet open={open === 'report'} postId={post.id} onClose={close} refresh={refresh} />
      <TakeDownSheet open={open === 'take-down'} post={post} onClose={close} refresh={refresh} />
    </Section>
  )
}

const gradeNames: Record<Grade, string> = {
  submitter: '供稿',
  editor: '编辑',
  reviewer: '审核',
  publisher: '放行',
}

function Report({ report }: { report: PostDetail['reports'][number] }) {
  const { what, clause, byName, at, responsible } = report
  const charged = responsible.map(({ grade, name }) => `${gradeNames[grade]} ${name}`).join('、')
  return (
    <View className="after-row row-report">
      <Text className="after-text">{what}</Text>
      <Text className="after-note">
        {byName} · {sayInstant(at)}
      </Text>
      <Text className="after-note">
        按 {clause} 对应：{charged}
      </Text>
    </View>
  )
}

/** How far the taking down is; where WeChat would not, one tap says that somebody did it by hand. */
function TakingDown({ detail: { post, can }, refresh }: AfterPublicationProps) {
  const command = useCommand(
    (deed: Inputs['publishing']['confirmTakenDown']) => api.publishing.confirmTakenDown.mutate(deed),
    refresh,
  )
  const { takingDown, state } = post
  if (!takingDown) return null
  const { by, reason, at, byHand } = takingDown

  async function confirm() {
    const confirmed = await command.send({ postId: post.id })
    if (!confirmed) return
    toast('已记录撤下')
    await refresh()
  }

  return (
    <View id="taking-down" className="after-row">
      <Text className="after-text">
        {state === 'taken-down' ? '已撤下' : byHand ? '须到公众平台删除' : '正在撤下'}：{reason}
      </Text>
      <Text className="after-note">
        {by.name} · {sayInstant(at)}
      </Text>
      {byHand && state !== 'taken-down' ? (
        <>
          <Text className="after-note">
            微信未能撤下：{byHand}。请到公众平台的发表记录里删除，再在这里确认。
          </Text>
          <FailureNote id="confirm-failure" failure={command.failure} />
          {can.takeDown ? (
            <Button id="confirm-taken-down" busy={command.busy} onTap={() => void confirm()}>
              已在公众平台删除
            </Button>
          ) : null}
        </>
      ) : null}
    </View>
  )
}
