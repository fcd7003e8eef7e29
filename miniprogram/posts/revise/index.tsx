import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, forget, go, keep, kept, useScreen, type Replies } from '../../_platform'
import { Empty, Page } from '../../_ui'
import { ComposeForm } from '../parts/ComposeForm'
import { draftKey, draftOf, keepable, type Draft } from '../parts/draft'
import { ReturnedNote } from '../parts/ReturnedNote'
import { useHandIn } from '../parts/use-hand-in'

type Compose = Replies['posts']['compose']
type Again = NonNullable<Compose['again']>

export default function ReviseScreen() {
  const postId = useRouter().params.id ?? ''
  const screen = useScreen(['posts.compose', postId], () => api.posts.compose.query({ postId }))
  return (
    <Page id="revise" screen={screen}>
      {(compose) =>
        compose.again?.returned ? (
          <Revision compose={compose} again={compose.again} />
        ) : (
          <Empty icon="check" title="这篇稿件不在退回状态" note="它可能已重新提交，请返回查看最新进展。" />
        )
      }
    </Page>
  )
}

function Revision({ compose: { me, channels }, again }: { compose: Compose; again: Again }) {
  const { postId, channelId, wishes, material, pictures } = again
  const key = draftKey(me.id, postId)
  const [start] = useState(
    () => (kept(key) as Draft | null) ?? draftOf(postId, [{ channelId, postId, wishes }], material, pictures),
  )
  const handIn = useHandIn(true)
  const keeper = { note: (draft: Draft) => keep(key, keepable(draft)), drop: () => forget(key) }
  return (
    <ComposeForm
      keeper={keeper}
      saved="自动存在这部手机上"
      start={start}
      channels={channels.filter(({ id }) => id === channelId)}
      sendText="重新提交"
      handIn={handIn}
      onDone={go.back}
    >
      {again.returned ? <ReturnedNote returned={again.returned} /> : null}
    </ComposeForm>
  )
}
