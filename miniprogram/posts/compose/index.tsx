import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { api, scrollToTop, useScreen, useTabBar, type Replies } from '../../_platform'
import { Empty, Page, ToClause } from '../../_ui'
import { emptyDraft, toChannel, type Draft } from '../parts/draft'
import { recordOf } from '../parts/kept-draft'
import { draftOpenedFor, openDraftId, openNewDraft } from '../parts/open-draft'
import { DraftsLine } from './DraftsLine'
import { NewPost } from './NewPost'

type Compose = Replies['posts']['compose']

export default function ComposeScreen() {
  const [draftId, setDraftId] = useState(openDraftId)
  // Bringing the server's draft in place of this phone's begins the form anew.
  const [turn, setTurn] = useState(0)
  const screen = useScreen(['posts.compose', draftId], () =>
    api.posts.compose.query({ postId: null, draftId }),
  )
  useDidShow(() => setDraftId(openDraftId()))
  useTabBar(screen.data)

  function begin(id: string) {
    scrollToTop()
    setDraftId(id)
    setTurn(turn + 1)
  }

  return (
    <Page id="compose" screen={screen}>
      {(compose) =>
        compose.me.maySubmit && compose.channels.length > 0 ? (
          <NewPost
            key={`${draftId} ${turn}`}
            compose={compose}
            start={recordOf(compose.me.id, draftId, compose.draft, () => begun(compose, draftId))}
            refresh={screen.refresh}
            onBegin={begin}
          >
            <DraftsLine count={compose.drafts} onNew={() => begin(openNewDraft())} />
          </NewPost>
        ) : (
          <NothingToWrite maySubmit={compose.me.maySubmit} />
        )
      }
    </Page>
  )
}

/** Of what was asked for (约稿), or of the first channel. */
function begun({ channels }: Compose, draftId: string): Draft {
  const asked = draftOpenedFor(draftId)
  if (!asked)
    return emptyDraft(
      draftId,
      channels.slice(0, 1).map(({ id }) => id),
    )
  const channel = { ...toChannel(asked.channelId), commissionId: asked.id }
  return { ...emptyDraft(draftId, []), channels: [channel] }
}

function NothingToWrite({ maySubmit }: { maySubmit: boolean }) {
  return maySubmit ? (
    <Empty icon="pen" title="还没有可以投稿的渠道" note="管理员启用渠道后，就可以在这里投稿。" />
  ) : (
    <Empty
      icon="pen"
      title="投稿由各单位指定的人负责"
      note="您目前不是供稿人。如果应当由您供稿，请联系管理员。"
    >
      <ToClause clause="G1" />
    </Empty>
  )
}
