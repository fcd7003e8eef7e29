import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay, type Day } from '../../../shared/_kernel'
import { urgentReasonLimit } from '../../../shared/urgent'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { BottomBar, Button, Card, ChainLine, Choices, FailureNote, Field, Section, TextArea } from '../../_ui'
import type { UrgentDetail } from './urgent-detail'

type AskFormProps = {
  post: UrgentDetail['post']
  form: NonNullable<UrgentDetail['form']>
  again: boolean
  refresh: () => Promise<unknown>
}

/** Which day, and why; who signs and who arranges is shown before it is sent. */
export function AskForm({ post, form, again, refresh }: AskFormProps) {
  const [wishedDay, setWishedDay] = useState<Day | null>(null)
  const [reason, setReason] = useState('')
  const command = useCommand((wish: Inputs['urgent']['ask']) => api.urgent.ask.mutate(wish), refresh)
  const { editions, heads, arrangers } = form
  const isReady = wishedDay !== null && reason.trim() !== ''

  async function send() {
    if (!wishedDay || !(await command.send({ postId: post.id, wishedDay, reason }))) return
    setReason('')
    toast('已提交，请单位负责人签字')
    await refresh()
  }

  if (editions.length === 0) {
    return (
      <Section id="ask" title="申请加急">
        <Card>
          <Text className="urgent-note">没有比现在更近、还没截稿的一期，无需加急。</Text>
        </Card>
      </Section>
    )
  }
  return (
    <Section id="ask" title={again ? '再次申请' : '申请加急'}>
      <Card>
        <Field label="希望刊于" hint="有没有空位都可以申请，由统筹看怎样安排。">
          <Choices
            id="wished-day"
            choices={editions.map(({ day, free }) => ({
              key: day,
              text: `${sayDay(day)} · ${free > 0 ? `剩 ${free}` : '已满'}`,
            }))}
            chosen={wishedDay}
            onChoose={setWishedDay}
          />
        </Field>
        <Field label="理由（必填，签字和安排的人会看到）">
          <TextArea
            id="urgent-reason"
            className="text-boxed urgent-reason-field"
            initial={reason}
            placeholder="例如：活动提前到 1 月 3 日，过后刊出就没有意义了"
            maxLength={urgentReasonLimit}
            onType={setReason}
          />
        </Field>
        <Field label="谁来处理（G8）" hint="加急只提前版位，编辑、审核与放行照常进行（G11）。">
          <View className="urgent-chain">
            <ChainLine
              id="urgent-chain"
              steps={[
                { title: '单位负责人签字', names: heads },
                { title: '统筹安排', names: arrangers },
              ]}
            />
          </View>
        </Field>
      </Card>
      <BottomBar id="ask-bar">
        {command.failure ? (
          <View className="urgent-failure">
            <FailureNote id="ask-failure" failure={command.failure} />
          </View>
        ) : null}
        <Button id="ask-urgently" wide busy={command.busy} disabled={!isReady} onTap={() => void send()}>
          {isReady ? '提交申请' : '请选日期并写明理由'}
        </Button>
      </BottomBar>
    </Section>
  )
}
