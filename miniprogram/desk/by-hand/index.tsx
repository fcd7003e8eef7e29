import { Image, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { sayBytes, sayDay, timeOf } from '../../../shared/_kernel'
import {
  api,
  copy,
  enlarge,
  go,
  savePictures,
  toast,
  useCommand,
  useScreen,
  type Inputs,
  type Replies,
} from '../../_platform'
import { Button, Card, FailureNote, Field, Page, Section, TextInput } from '../../_ui'
import './index.scss'

type ByHand = Replies['desk']['byHand']
type Article = ByHand['articles'][number]

/** Publishing by hand: everything to take along on one screen, and where the links come back to. */
export default function ByHandScreen() {
  const editionId = useRouter().params.id ?? ''
  const screen = useScreen(['desk.byHand', editionId], () => api.desk.byHand.query({ editionId }))
  return (
    <Page id="by-hand" screen={screen}>
      {(byHand) => <Publishing byHand={byHand} />}
    </Page>
  )
}

function Publishing({ byHand }: { byHand: ByHand }) {
  const { editionId, channelName, day, opensAt, closesAt, articles } = byHand
  const [links, setLinks] = useState<Readonly<Record<string, string>>>({})
  const command = useCommand((input: Inputs['desk']['pasteLinks']) => api.desk.pasteLinks.mutate(input))

  async function paste() {
    const pasted = articles.map(({ postId, link }) => ({ postId, link: links[postId] ?? link ?? '' }))
    if (!(await command.send({ editionId, links: pasted }))) return
    toast('链接已存档')
    go.back()
  }

  return (
    <View>
      <Section title={`${channelName} · ${sayDay(day)}`} note={`${timeOf(opensAt)}–${timeOf(closesAt)}`}>
        <Text id="by-hand-how" className="by-hand-note">
          {sayHow(byHand)}
        </Text>
        {articles.map((article, n) => (
          <ArticleCard
            key={article.postId}
            article={article}
            place={n === 0 ? '头条' : `第 ${n + 1} 篇`}
            whole={byHand.way === 'hand' || article.video !== null}
            onPaste={(link) => setLinks({ ...links, [article.postId]: link })}
          />
        ))}
      </Section>
      <View className="by-hand-foot">
        <FailureNote id="paste-failure" failure={command.failure} />
        <Button id="paste-links" wide busy={command.busy} onTap={() => void paste()}>
          已发表，保存链接
        </Button>
      </View>
    </View>
  )
}

function sayHow({ way, why, onWeibo }: ByHand): string {
  if (onWeibo) return '复制正文、保存图片，在微博发出；发出后打开那条微博，选“复制链接”，贴到下面。'
  const paste = '发表后，在文章右上角选“复制链接”，贴到下面。'
  if (way === 'hand') return `在公众平台新建图文，把文字和图片按顺序放进去。${paste}`
  if (way === 'draft') return `草稿已在公众平台的草稿箱里${why ? `（${why}）` : ''}，补全后点“发表”。${paste}`
  return '请在公众平台的发表记录里找到这一期，复制每篇的链接贴到下面。'
}

type ArticleCardProps = {
  article: Article
  place: string
  /** Whether text and pictures have to be taken over, too. */
  whole: boolean
  onPaste: (link: string) => void
}

function ArticleCard({ article, place, whole, onPaste }: ArticleCardProps) {
  const { postId, title, author, digest, text, pictures, video, link } = article

  async function save() {
    const saved = await savePictures(pictures)
    if (saved > 0) toast(`已保存 ${saved} 张图片`)
  }

  return (
    <Card className="by-hand-article row-article">
      <Text className="by-hand-head">
        {place} · {title}
      </Text>
      {whole ? (
        <View className="by-hand-acts">
          <Button look="quiet" small onTap={() => copy(title)}>
            复制标题
          </Button>
          <Button look="quiet" small onTap={() => copy(text)}>
            复制正文
          </Button>
          {digest ? (
            <Button look="quiet" small onTap={() => copy(digest)}>
              复制摘要
            </Button>
          ) : null}
          {author ? (
            <Button look="quiet" small onTap={() => copy(author)}>
              复制作者
            </Button>
          ) : null}
          {video ? (
            <Button look="quiet" small onTap={() => copy(video.url)}>
              复制视频地址（{sayBytes(video.bytes)}）
            </Button>
          ) : null}
          {pictures.length > 0 ? (
            <Button look="quiet" small onTap={() => void save()}>
              保存 {pictures.length} 张图片
            </Button>
          ) : null}
        </View>
      ) : null}
      {whole && pictures.length > 0 ? (
        <View className="by-hand-pictures">
          {pictures.map((url) => (
            <Image
              key={url}
              className="by-hand-picture"
              src={url}
              mode="aspectFill"
              onClick={() => enlarge(url, pictures)}
            />
          ))}
        </View>
      ) : null}
      <Field label="链接">
        <TextInput
          id={`link-${postId}`}
          className="text-boxed"
          initial={link ?? ''}
          placeholder="粘贴链接"
          maxLength={1000}
          onType={onPaste}
        />
      </Field>
    </Card>
  )
}
