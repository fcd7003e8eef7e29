import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { minutesBetween, timeOf, type Instant } from '../../../shared/_kernel'
import { confirmed, go } from '../../_platform'
import { Button, FailureNote, sayLasting, Section, Sheet } from '../../_ui'
import { Act } from './Act'
import type { DeskData, SendRow } from './desk-data'
import { ReasonField } from './ReasonField'
import type { Taps } from './use-taps'
import { usualReasons } from './words'

type ToDo = SendRow['toDo'][number]
type Asked = 'clear' | 'decide'

type ToDosProps = { desk: DeskData; taps: Taps; now: Instant }

/** What a person has to do, in one place: each with what it is about, until when, and its button. */
export function ToDos({ desk, taps, now }: ToDosProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const toDo = desk.send?.toDo ?? []
  if (toDo.length === 0) return null
  return (
    <Section id="desk-todo" title="需要人做的">
      <View className="card">
        {toDo.map((each) => (
          <View key={each.key} id={`todo-${each.key}`} className={`todo row-todo todo-${each.tone}`}>
            <View className="todo-head">
              <Text className="todo-what">{each.what}</Text>
              <Text className="todo-left">{sayLeft(each, now)}</Text>
            </View>
            <Text className="todo-then">{each.then}</Text>
            <Buttons toDo={each} desk={desk} taps={taps} onAsk={setAsked} />
          </View>
        ))}
      </View>
      <ReasonSheet desk={desk} taps={taps} asked={asked} onClose={() => setAsked(null)} />
    </Section>
  )
}

/** `还有 12 分钟`, `16:45 前` */
function sayLeft({ until }: ToDo, now: Instant): string {
  if (until === null || until <= now) return ''
  const minutes = minutesBetween(now, until)
  return minutes <= 60 ? `还有 ${sayLasting(minutes)}` : `${timeOf(until)} 前`
}

type ButtonsProps = { toDo: ToDo; desk: DeskData; taps: Taps; onAsk: (asked: Asked) => void }

function Buttons({ toDo: { key }, desk, taps, onAsk }: ButtonsProps) {
  const { edition, can } = desk
  const byHand = desk.send?.way === 'draft' || desk.send?.way === 'hand'
  const links = (text: string) => (
    <Button id="to-links" look={byHand ? 'main' : 'quiet'} small onTap={() => go.byHand(edition.id)}>
      {text}
    </Button>
  )

  async function markUnsent() {
    const sure = await confirmed('标记未发', '已经在公众平台的发表记录里看过，确实没有发出？')
    if (sure) await taps.run(taps.markUnsent.send({ editionId: edition.id }))
  }

  switch (key) {
    case 'test':
      return (
        <View className="todo-acts">
          <Button id="to-preview" look="quiet" small onTap={() => go.preview(edition.id)}>
            我是测试人，去答复
          </Button>
        </View>
      )
    case 'clear':
      return can.settle ? (
        <View className="todo-acts">
          <Button id="to-clear" small onTap={() => onAsk('clear')}>
            决定照发
          </Button>
        </View>
      ) : null
    case 'decide':
      return can.resend || (byHand && can.settle) ? (
        <View className="todo-acts">
          {can.resend ? (
            <Button id="to-decide" small onTap={() => onAsk('decide')}>
              补发或顺延
            </Button>
          ) : null}
          {byHand && can.settle ? links('已经发表，贴回链接') : null}
        </View>
      ) : null
    case 'publish':
      return can.settle ? <View className="todo-acts">{links('去发表并贴回链接')}</View> : null
    case 'verify':
      return can.settle ? (
        <View className="todo-acts">
          {links('已发出，贴回链接')}
          <Button id="to-unsent" look="quiet" small disabled={taps.busy} onTap={() => void markUnsent()}>
            没有发出
          </Button>
        </View>
      ) : null
    case 'links':
      return can.settle ? <View className="todo-acts">{links('贴回链接')}</View> : null
    case 'quota':
      return (
        <View className="todo-acts">
          <Button id="to-channel" look="quiet" small onTap={() => go.channels()}>
            核对群发次数
          </Button>
        </View>
      )
    case 'trouble':
    case 'confirm':
    case 'removed':
      return null
    default:
      return key satisfies never
  }
}

type ReasonSheetProps = { desk: DeskData; taps: Taps; asked: Asked | null; onClose: () => void }

function ReasonSheet({ desk, taps, asked, onClose }: ReasonSheetProps) {
  return (
    <Sheet
      id="decide-sheet"
      title={asked === 'clear' ? '决定照发' : '补发或顺延'}
      open={asked !== null}
      onClose={close}
    >
      {asked ? <Reasons key={asked} desk={desk} taps={taps} asked={asked} onDone={close} /> : null}
    </Sheet>
  )

  function close() {
    taps.forgive()
    onClose()
  }
}

type ReasonsProps = { desk: DeskData; taps: Taps; asked: Asked; onDone: () => void }

function Reasons({ desk, taps, asked, onDone }: ReasonsProps) {
  const usual: readonly string[] = asked === 'clear' ? usualReasons.untested : usualReasons.late
  const [reason, setReason] = useState(usual[0] ?? '')
  const { edition, send } = desk
  const tap = { editionId: edition.id, reason }
  const byHand = send?.way === 'draft' || send?.way === 'hand'

  async function act(tapped: Promise<unknown>) {
    if (await taps.run(tapped)) onDone()
  }

  return (
    <View>
      <FailureNote id="decide-failure" failure={taps.failure} />
      <ReasonField
        id="decide-reason"
        note="原因（同事会看到，并留痕）"
        usual={usual}
        reason={reason}
        onChange={setReason}
      />
      {asked === 'clear' ? (
        <Act
          id="send-untested"
          title="照发"
          then="虽然没有测试人确认，到了发布窗口仍自动发出（W3）"
          button="照发"
          busy={taps.busy}
          onTap={() => void act(taps.sendUntested.send(tap))}
        />
      ) : (
        <View>
          <Act
            id="send-late"
            title="补发"
            then={byHand ? '再给人工发表半小时' : '一两分钟内发出；半小时内发不出去，再请您决定'}
            button="补发"
            busy={taps.busy}
            onTap={() => void act(taps.sendLate.send(tap))}
          />
          <Act
            id="let-move-on"
            title="顺延"
            then="这一期不再发，稿件马上顺延到有空位的下一期，供稿人会收到通知"
            button="顺延"
            look="danger"
            busy={taps.busy}
            onTap={() => void act(taps.letMoveOn.send({ editionId: edition.id }))}
          />
        </View>
      )}
    </View>
  )
}
