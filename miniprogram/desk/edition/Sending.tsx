import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayInstant } from '../../../shared/_kernel'
import { copy } from '../../_platform'
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
  if (!send && !allStopped && !can.stopAll) return null
  return (
    <Section id="desk-sending" title="发送">
      <View className="card">
        {send ? <Stage send={send} /> : <Text className="desk-note">截稿后装配、发预览，到时自动群发。</Text>}
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
  const { stage, problem, previewed, unreached, testers, takenOut, links } = send
  const word = stageWords[stage]
  return (
    <View>
      <View className="desk-stage">
        <Tag id="send-stage" tone={word.tone}>
          {word.text}
        </Tag>
        <Text className="desk-stage-text">
          {previewed.length > 0
            ? `预览已发给 ${previewed.join('、')}`
            : `预览还没有送到（共 ${testers} 位测试人）`}
        </Text>
      </View>
      {unreached.map(({ tester, why }) => (
        <Text key={tester} className="desk-problem">
          {tester} 没有收到预览：{why}
        </Text>
      ))}
      {problem ? <Text className="desk-problem">{problem}</Text> : null}
      {takenOut.map((title) => (
        <Text key={title} className="desk-problem">
          《{title}》与审批时不同，已移出并退回供稿人
        </Text>
      ))}
      {links.map(({ title, link }) => (
        <Cell key={link} icon="link" title={title} note={link} onTap={() => copy(link)} />
      ))}
    </View>
  )
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
