import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { sayDay, timeOf, type Instant } from '../../../shared/_kernel'
import { api, toast, useCommand, useNow, useScreen, type Inputs, type Replies } from '../../_platform'
import { Button, Card, Cell, FailureNote, Page, Section, TextArea } from '../../_ui'
import './index.scss'

type Preview = Replies['publishing']['preview']

/** A tester says whether an edition may go out (W3): one tap, or a few words on what is wrong. */
export default function PreviewScreen() {
  const editionId = useRouter().params.id ?? ''
  const screen = useScreen(['publishing.preview', editionId], () =>
    api.publishing.preview.query({ editionId }),
  )
  return (
    <Page id="preview" screen={screen}>
      {(preview) => <Answering preview={preview} editionId={editionId} reread={screen.refresh} />}
    </Page>
  )
}

type AnsweringProps = { preview: Preview; editionId: string; reread: () => Promise<unknown> }

function Answering({ preview, editionId, reread }: AnsweringProps) {
  const now = useNow()
  const { channelName, day, opensAt, articles, others } = preview
  return (
    <View>
      <Section title={`${channelName} · ${sayDay(day)}`} note={`${timeOf(opensAt)} 发出`}>
        <Card>
          {articles.map(({ postId, title }, n) => (
            <Cell key={postId} title={title} note={n === 0 ? '头条' : `第 ${n + 1} 篇`} />
          ))}
          <Text id="preview-where" className={`preview-note ${preview.unreached ? 'preview-missed' : ''}`}>
            {sayWhere(preview)}
          </Text>
        </Card>
      </Section>
      <Section title="您的答复" note={sayTime(preview, now)}>
        <Card>
          <Answer preview={preview} editionId={editionId} reread={reread} now={now} />
        </Card>
      </Section>
      {others.length > 0 ? (
        <Section title="其他测试人">
          <Card>
            {others.map(({ personId, name, fine, words }) => (
              <Cell key={personId} title={name} note={fine ? '可以发' : `有问题：${words}`} />
            ))}
          </Card>
        </Section>
      ) : null}
    </View>
  )
}

function sayWhere({ wechatName, unreached, stage }: Preview): string {
  const toLook = stage === 'waiting'
  if (unreached)
    return `预览没有送到您的微信（${wechatName}）：${unreached}。${toLook ? '请到公众平台的草稿箱里看。' : ''}`
  const sent = `预览已由公众号发到您的微信（${wechatName}）`
  return toLook ? `${sent}，请在微信里看过全文和图片，再来答复。` : `${sent}。`
}

function sayTime({ confirmBy, stage }: Preview, now: Instant): string {
  if (stage !== 'waiting') return '已不再等候答复'
  return now < confirmBy ? `${timeOf(confirmBy)} 前` : `${timeOf(confirmBy)} 已过`
}

function Answer({ preview, editionId, reread, now }: AnsweringProps & { now: Instant }) {
  const { own, confirmBy, stage } = preview
  const [isWrong, setWrong] = useState(false)
  const [words, setWords] = useState('')
  const command = useCommand((input: Inputs['publishing']['answer']) => api.publishing.answer.mutate(input))

  async function answer(fine: boolean) {
    if (!(await command.send({ editionId, fine, words: fine ? '' : words }))) return
    setWrong(false)
    toast(fine ? '已答复：可以发' : '已告诉编辑和放行人')
    await reread()
  }

  const isOpen = stage === 'waiting'
  return (
    <View>
      {own ? (
        <Text id="own-answer" className={`preview-answer ${own.fine ? 'preview-fine' : 'preview-wrong'}`}>
          {own.fine
            ? `您在 ${timeOf(own.at)} 答复：可以发`
            : `您在 ${timeOf(own.at)} 答复：有问题，${own.words}`}
        </Text>
      ) : null}
      <FailureNote id="answer-failure" failure={command.failure} />
      {isOpen && isWrong ? (
        <TextArea
          id="answer-words"
          className="text-boxed"
          placeholder="哪一篇、哪里有问题，例如：第 2 篇价格应为 19.9 元"
          maxLength={200}
          onType={setWords}
        />
      ) : null}
      {isOpen ? (
        <View className="preview-acts">
          {!isWrong && now < confirmBy ? (
            <Button id="answer-fine" wide busy={command.busy} onTap={() => void answer(true)}>
              ✓ 可以发
            </Button>
          ) : null}
          <Button
            id="answer-wrong"
            look={isWrong ? 'main' : 'danger'}
            wide
            busy={command.busy}
            onTap={() => (isWrong ? void answer(false) : setWrong(true))}
          >
            {isWrong ? '告诉编辑' : '✗ 有问题'}
          </Button>
          {isWrong ? (
            <Button id="answer-back" look="quiet" wide onTap={() => setWrong(false)}>
              返回
            </Button>
          ) : null}
        </View>
      ) : (
        <Text className="preview-note">这一期已不再等候预览答复。</Text>
      )}
      {isOpen && now >= confirmBy ? (
        <Text className="preview-note">
          答复时间已过：是否发出由编辑或放行人决定。仍可以告诉他们哪里有问题。
        </Text>
      ) : null}
    </View>
  )
}
