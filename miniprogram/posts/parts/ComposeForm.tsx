import { Text, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { categories, refuseSubstandard } from '../../../shared/posts'
import { scrollTo, type Failure } from '../../_platform'
import { BottomBar, Button, Card, Choices, Field, Section, TextArea, TextInput } from '../../_ui'
import { ChannelHead } from './ChannelHead'
import { materialOf, refuseUnready, type Draft } from './draft'
import { PictureField } from './PictureField'
import { FailureSheet } from './FailureSheet'
import { RuleList } from './RuleList'
import { TitleField } from './TitleField'
import { channelOf, useDraft, type ComposeChannel } from './use-draft'
import type { HandIn } from './use-hand-in'
import './ComposeForm.scss'

type ComposeFormProps = {
  draftKey: string
  start: Draft
  channels: readonly ComposeChannel[]
  /** Above the fields. */
  children?: ReactNode
  sendText: string
  aboveTabs?: boolean
  handIn: HandIn
  onDone: () => void
}

export function ComposeForm(props: ComposeFormProps) {
  const { channels, children, handIn, onDone } = props
  const desk = useDraft(props.draftKey, props.start, channels)
  const [substandard, setSubstandard] = useState<Failure | null>(null)
  const { shown, judgement } = desk
  const channel = channelOf(shown, channels)
  const open = judgement.findings.filter(
    ({ verdict }) => verdict === 'not-met' || verdict === 'not-known-yet',
  )
  const missing = open.length + (refuseUnready(shown) ? 1 : 0)

  async function send() {
    const refusal = refuseUnready(desk.latest()) ?? refuseSubstandard(desk.judgeNow().findings)
    if (refusal) return setSubstandard({ kind: 'refused', refusal })
    const draft = desk.latest()
    if (!(await handIn.send(channel?.id ?? '', materialOf(draft)))) return
    desk.discard()
    onDone()
  }

  if (!channel) return null

  return (
    <View>
      {children}
      <ChannelHead
        channels={channels}
        channel={channel}
        onChoose={(channelId) => desk.change(() => ({ channelId }))}
      />
      <Section title="内容">
        <Card className="compose-card">
          <TitleField
            initial={shown.title}
            rules={channel.material}
            onType={(value) => desk.type('title', value)}
          />
          <Field label="正文" note={<Text className="field-count">{judgement.bodyCharacters} 字</Text>}>
            <TextArea
              id="body"
              className="compose-body"
              initial={shown.text}
              placeholder="写下或粘贴正文，换行即分段。草稿自动保存在这部手机上。"
              onType={(value) => desk.type('text', value)}
            />
          </Field>
          <PictureField desk={desk} />
        </Card>
      </Section>
      <Section title="说明">
        <Card className="compose-card">
          <Field label="来源" hint="例如：本单位原创、转载自某报">
            <TextInput
              id="source"
              initial={shown.source}
              placeholder="注明来源"
              onType={(value) => desk.type('source', value)}
            />
          </Field>
          <Field label="作者（选填）">
            <TextInput
              id="author"
              initial={shown.author}
              placeholder="署名"
              onType={(value) => desk.type('author', value)}
            />
          </Field>
          <Field label="摘要（选填）">
            <TextArea
              id="digest"
              className="compose-digest"
              initial={shown.digest}
              placeholder="一两句话，显示在标题下面"
              onType={(value) => desk.type('digest', value)}
            />
          </Field>
          <Field label="栏目">
            <Choices
              id="category"
              choices={categories.map((name) => ({ key: name, text: name }))}
              chosen={shown.category}
              onChoose={(category) => desk.change(() => ({ category }))}
            />
          </Field>
        </Card>
      </Section>
      <RuleList findings={judgement.findings} clauses={channel.clauses} />
      <BottomBar id="compose-bar" aboveTabs={props.aboveTabs ?? false}>
        <View id="progress" className="compose-progress" onClick={() => scrollTo('#rules')}>
          <Text className={missing > 0 ? 'compose-open' : 'compose-ready'}>
            {missing > 0 ? `还差 ${missing} 项` : '全部符合'}
          </Text>
          <Text className="compose-see">查看标准</Text>
        </View>
        <Button id="submit" className="compose-send" busy={handIn.busy} onTap={() => void send()}>
          {props.sendText}
        </Button>
      </BottomBar>
      <FailureSheet
        failure={substandard ?? handIn.failure}
        clauses={channel.clauses}
        onClose={() => {
          setSubstandard(null)
          handIn.forgive()
        }}
      />
    </View>
  )
}
