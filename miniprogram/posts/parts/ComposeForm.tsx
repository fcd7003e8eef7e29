import { Text, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { dayOf, type Day, type Refusal } from '../../../shared/_kernel'
import { categories, refuseSubstandard, refuseWishes } from '../../../shared/posts'
import { askAlong, scrollTo, useNow, type Failure } from '../../_platform'
import { BottomBar, Button, Card, Choices, Field, Section, TextArea, TextInput } from '../../_ui'
import { BlockEditor } from './BlockEditor'
import { ChannelHead } from './ChannelHead'
import { CoverField } from './CoverField'
import { refuseUnready, uploadsUnderWay, type Draft } from './draft'
import { FailureSheet } from './FailureSheet'
import { LeftOutSheet } from './LeftOutSheet'
import { OutcomeSheet } from './OutcomeSheet'
import { RuleList } from './RuleList'
import { TitleField } from './TitleField'
import type { Keeper } from './use-autosave'
import { chosenChannels, useDraft, type ComposeChannel } from './use-draft'
import type { HandIn } from './use-hand-in'
import { useImport } from './use-import'
import { useLayout } from './use-layout'
import { usePictures } from './use-pictures'
import { useVideo } from './use-video'
import { VideoField } from './VideoField'
import { whereToMend } from './where-to-mend'
import { frameOf } from './WishesField'
import './ComposeForm.scss'

type ComposeFormProps = {
  keeper: Pick<Keeper, 'note' | 'drop'>
  /** Where the draft is kept by now. */
  saved: string
  start: Draft
  channels: readonly ComposeChannel[]
  /** Above the fields. */
  children?: ReactNode
  sendText: string
  aboveTabs?: boolean
  /** The editor's step: the post keeps its channel and its date; a video may be taken out, and no other brought. */
  isEdit?: boolean
  /** The day of the place that the post has already. */
  placedOn?: Day | null
  handIn: HandIn
  /** Every channel accepted it. */
  onDone: (postIds: readonly string[]) => void
}

export function ComposeForm(props: ComposeFormProps) {
  const { channels, children, handIn, onDone } = props
  const desk = useDraft(props.start, channels, props.keeper)
  const pictures = usePictures(desk, channels)
  const video = useVideo(desk, channels)
  // A title that came with a document draws the field anew.
  const [titles, setTitles] = useState(0)
  const word = useImport(desk, () => setTitles(titles + 1))
  const now = useNow()
  const [refused, setRefused] = useState<Failure | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [done, setDone] = useState<readonly string[] | null>(null)
  const { shown, judgement } = desk
  const chosen = chosenChannels(shown, channels)
  const putInLayout = useLayout(desk, chosen[0]?.channel, props.placedOn, () => setTitles(titles + 1))
  const clauses = chosen.flatMap(({ channel }) => channel.clauses)
  const underWay = uploadsUnderWay(shown)

  const failure = refused ?? handIn.failure ?? word.failure

  /** What was wrong is in sight at once. */
  function mend() {
    const place = whereToMend(
      failure,
      chosen.flatMap(({ channel }) => channel.material),
    )
    setRefused(null)
    handIn.forgive()
    word.forgive()
    if (place) scrollTo(place)
  }

  async function send() {
    askAlong('submit')
    setWaiting(true)
    await desk.uploadsDone()
    setWaiting(false)
    const draft = desk.latest()
    const refusal =
      refuseAnyWishes(chosen, dayOf(now)) ??
      refuseUnready(draft) ??
      refuseSubstandard(desk.judgeNow().channels.flatMap((each) => each.findings))
    if (refusal) return setRefused({ kind: 'refused', refusal })
    const accepted = await handIn.send(draft, chosenChannels(draft, channels))
    const left = draft.channels.filter(({ postId }) => !accepted.includes(postId))
    if (left.length > 0) return accepted.length > 0 ? desk.change(() => ({ channels: left })) : undefined
    desk.discard()
    if (accepted.length > 1) setDone(accepted)
    else onDone(accepted)
  }

  return (
    <View>
      {children}
      {props.isEdit ? null : (
        <ChannelHead channels={channels} chosen={chosen} judgement={judgement} change={desk.change} />
      )}
      <Section title="内容" note={props.saved}>
        <Card className="compose-card">
          <TitleField
            key={titles}
            initial={shown.title}
            rules={chosen[0]?.channel.material ?? []}
            onType={(value) => desk.type('title', value)}
          />
          <Field label="正文" note={<Text className="field-count">{judgement.bodyCharacters} 字</Text>}>
            <BlockEditor desk={desk} pictures={pictures} word={word} />
          </Field>
          {putInLayout ? (
            <View className="compose-layout">
              <Button id="layout" look="quiet" small onTap={putInLayout}>
                套用版式（D2）
              </Button>
              <Text className="compose-hint">标题写成规定的格式，并加上页眉页脚；星期按预计刊出那天。</Text>
            </View>
          ) : null}
        </Card>
      </Section>
      <CoverField desk={desk} />
      <VideoField draft={shown} video={video} keeps={props.isEdit ?? false} />
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
      <RuleList judgement={judgement} chosen={chosen} />
      <BottomBar id="compose-bar" aboveTabs={props.aboveTabs ?? false}>
        <Progress judgement={judgement} unready={refuseUnready(shown) !== null} />
        <Button
          id="submit"
          className="compose-send"
          busy={handIn.busy || waiting}
          disabled={chosen.length === 0}
          onTap={() => void send()}
        >
          {waiting && underWay > 0
            ? `正在上传，还有 ${underWay} 个文件`
            : (handIn.progress ?? props.sendText)}
        </Button>
      </BottomBar>
      <FailureSheet failure={failure} clauses={clauses} onClose={mend} />
      <LeftOutSheet leftOut={word.leftOut} onClose={() => word.forgive()} />
      <OutcomeSheet outcomes={handIn.outcomes} onClose={() => (done ? onDone(done) : handIn.forgive())} />
    </View>
  )
}

function refuseAnyWishes(chosen: ReturnType<typeof chosenChannels>, today: Day): Refusal | null {
  for (const { channel, chosen: own } of chosen) {
    const refusal = refuseWishes(own.wishes, frameOf(channel, today))
    if (refusal) return refusal
  }
  return null
}

type ProgressProps = { judgement: ReturnType<typeof useDraft>['judgement']; unready: boolean }

/** How many standards are still open, each counted once whichever channels it is of. */
function Progress({ judgement, unready }: ProgressProps) {
  const open = judgement.channels.flatMap(({ findings }) =>
    findings.filter(({ verdict }) => verdict === 'not-met' || verdict === 'not-known-yet'),
  )
  const missing = new Set(open.map(({ rule }) => rule)).size + (unready ? 1 : 0)
  const isReady = missing === 0 && judgement.channels.length > 0
  return (
    <View id="progress" className="compose-progress" onClick={() => scrollTo('#rules')}>
      <Text className={isReady ? 'compose-ready' : 'compose-open'}>
        {isReady ? '全部符合' : missing > 0 ? `还差 ${missing} 项` : '请先选渠道'}
      </Text>
      <Text className="compose-see">查看标准</Text>
    </View>
  )
}
