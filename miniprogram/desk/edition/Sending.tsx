import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayInstant, timeOf } from '../../../shared/_kernel'
import { copy, go } from '../../_platform'
import { Button, Cell, FailureNote, Section, Sheet, Tag } from '../../_ui'
import { Act } from './Act'
import type { DeskData, SendRow } from './desk-data'
import { ReasonField } from './ReasonField'
import type { Taps } from './use-taps'
import { stageWords, usualReasons } from './words'

/** How the edition's way out stands: stage, problems, previews; stopping and resuming. */
export function Sending({ desk, taps }: { desk: DeskData; taps: Taps }) {
  const { send, can, allStopped } = desk
  const [open, setOpen] = useState(false)
  const mayStop = can.stop || can.stopAll
  const byHand = send?.stage === 'waiting' && (send.way === 'hand' || send.way === 'draft')
  if (!send && !allStopped && !can.stopAll) return null
  return (
    <Section id="desk-sending" title="发送">
      <View className="card">
        {send ? (
          <Stage send={send} />
        ) : (
          <Text className="desk-note">截稿后装配、发预览，测试人确认后到时发出。</Text>
        )}
        {byHand && can.settle ? (
          <Cell
            id="to-by-hand"
            icon="book"
            title="取走文字和图片"
            note="先在公众平台备好，到时发表，再贴回链接"
            onTap={() => go.byHand(desk.edition.id)}
          />
        ) : null}
        {send?.stopped ? <Stopped stopped={send.stopped} /> : null}
        {!send?.stopped && allStopped ? <Stopped stopped={{ ...allStopped, scope: 'all' }} /> : null}
        <View className="desk-stop">
          {can.stop && send?.stopped?.scope === 'edition' ? (
            <Button
              id="resume"
              wide
              busy={taps.busy}
              onTap={() => void taps.run(taps.resume.send({ editionId: desk.edition.id }))}
            >
              恢复，到时自动发出
            </Button>
          ) : null}
          {can.stopAll && allStopped ? (
            <Button
              id="resume-all"
              wide
              busy={taps.busy}
              onTap={() => void taps.run(taps.resumeAll.send({}))}
            >
              恢复全部渠道
            </Button>
          ) : null}
          {mayStop && !allStopped && !send?.stopped ? (
            <Button id="stop-sheet-open" look="danger" wide onTap={() => setOpen(true)}>
              停发
            </Button>
          ) : null}
        </View>
      </View>
      <StopSheet desk={desk} taps={taps} open={open} onClose={() => setOpen(false)} />
    </Section>
  )
}

function Stage({ send }: { send: SendRow }) {
  const { stage, unreached, answers, cleared, late, takenOut, articles } = send
  const word = stageWords[stage]
  return (
    <View>
      <View className="desk-stage">
        <Tag id="send-stage" tone={word.tone}>
          {word.text}
        </Tag>
        <Text className="desk-stage-text">{sayPreview(send)}</Text>
      </View>
      {unreached.map(({ tester, why }) => (
        <Text key={tester} className="desk-problem">
          {tester} 没有收到预览：{why}
        </Text>
      ))}
      {answers.map(({ personId, name, fine, words, at }) => (
        <Text key={personId} className={fine ? 'desk-answer' : 'desk-problem'}>
          {name} {timeOf(at)} {fine ? '看过，可以发' : `认为有问题：${words}`}
        </Text>
      ))}
      {cleared && !late ? <Text className="desk-answer">{sayDecision(cleared, '决定照发')}</Text> : null}
      {late ? <Text className="desk-answer">{sayDecision(late, '决定补发')}</Text> : null}
      {takenOut.map((title) => (
        <Text key={title} className="desk-problem">
          《{title}》已移出，退回供稿人
        </Text>
      ))}
      {articles.map(({ postId, title, link }) =>
        link ? <Cell key={postId} icon="link" title={title} note={link} onTap={() => copy(link)} /> : null,
      )}
    </View>
  )
}

/** Who got WeChat's preview; of what a person publishes, how it goes out. */
function sayPreview({ way, previewed, testers }: SendRow): string {
  if (way === 'hand') return '由人工发表，不经过微信接口'
  if (way === 'draft') return '放入草稿箱，由人在公众平台发表'
  if (previewed.length === 0) return `预览还没有送到（测试人：${testers.join('、')}）`
  return `预览已发到 ${previewed.join('、')}`
}

function sayDecision({ byName, at, reason }: NonNullable<SendRow['late']>, what: string): string {
  return `${byName} ${timeOf(at)} ${what}：${reason}`
}

function Stopped({ stopped }: { stopped: NonNullable<SendRow['stopped']> }) {
  return (
    <View id="stopped" className="desk-stopped">
      <Text>
        {stopped.byName}在 {sayInstant(stopped.at)}{' '}
        {stopped.scope === 'all' ? '停发了全部渠道' : '停发了这一期'}：{stopped.reason}
      </Text>
    </View>
  )
}

type StopSheetProps = { desk: DeskData; taps: Taps; open: boolean; onClose: () => void }

function StopSheet({ desk, taps, open, onClose }: StopSheetProps) {
  const [reason, setReason] = useState<string>(usualReasons.stop[0])
  const { can, edition } = desk

  async function act(tapped: Promise<unknown>) {
    if (await taps.run(tapped)) close()
  }

  function close() {
    taps.forgive()
    onClose()
  }

  return (
    <Sheet id="stop-sheet" title="停发" open={open} onClose={close}>
      <FailureNote id="stop-failure" failure={taps.failure} />
      <ReasonField
        id="stop-reason"
        note="原因（同事和供稿人会看到，并留痕）"
        usual={usualReasons.stop}
        reason={reason}
        onChange={setReason}
      />
      {can.stop ? (
        <Act
          id="stop"
          title="停发这一期"
          then="恢复之前不会发出；窗口关闭时仍停发，稿件顺延到下一期"
          button="停发"
          look="danger"
          busy={taps.busy}
          onTap={() => void act(taps.stop.send({ editionId: edition.id, reason }))}
        />
      ) : null}
      {can.stopAll ? (
        <Act
          id="stop-all"
          title="停发全部渠道"
          then="各渠道待发和之后截稿的都不会发出，直到恢复全部渠道"
          button="全部停发"
          look="danger"
          busy={taps.busy}
          onTap={() => void act(taps.stopAll.send({ reason }))}
        />
      ) : null}
    </Sheet>
  )
}
