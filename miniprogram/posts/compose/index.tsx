import { useState } from 'react'
import { api, createId, go, kept, scrollToTop, useScreen, useTabBar, type Replies } from '../../_platform'
import { Empty, Page } from '../../_ui'
import { ComposeForm } from '../parts/ComposeForm'
import { draftKey, emptyDraft, type Draft } from '../parts/draft'
import { useHandIn } from '../parts/use-hand-in'

type Compose = Replies['posts']['compose']

export default function ComposeScreen() {
  const screen = useScreen(['posts.compose'], () => api.posts.compose.query({ postId: null }))
  const [written, setWritten] = useState(0)
  useTabBar(screen.data)
  return (
    <Page id="compose" screen={screen}>
      {(compose) =>
        compose.me.maySubmit && compose.channels.length > 0 ? (
          <NewPost key={written} compose={compose} onDone={() => setWritten(written + 1)} />
        ) : (
          <NothingToWrite maySubmit={compose.me.maySubmit} />
        )
      }
    </Page>
  )
}

function NewPost({ compose: { me, channels }, onDone }: { compose: Compose; onDone: () => void }) {
  const key = draftKey(me.id, null)
  const [start] = useState(() => (kept(key) as Draft | null) ?? emptyDraft(createId(), firstOf(channels)))
  const handIn = useHandIn(false)

  function finish(postIds: readonly string[]) {
    scrollToTop()
    onDone()
    if (postIds.length === 1 && postIds[0]) go.post(postIds[0])
    else go.myPosts()
  }

  return (
    <ComposeForm
      draftKey={key}
      start={start}
      channels={channels}
      sendText="提交"
      aboveTabs
      handIn={handIn}
      onDone={finish}
    />
  )
}

function firstOf(channels: Compose['channels']): string[] {
  return channels.slice(0, 1).map(({ id }) => id)
}

function NothingToWrite({ maySubmit }: { maySubmit: boolean }) {
  return maySubmit ? (
    <Empty icon="pen" title="还没有可以投稿的渠道" note="管理员启用渠道后，就可以在这里投稿。" />
  ) : (
    <Empty
      icon="pen"
      title="投稿由各单位指定的人负责"
      note="您目前不是供稿人。如果应当由您供稿，请联系管理员（G1、G11）。"
    />
  )
}
