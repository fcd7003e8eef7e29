import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, forget, go, keep, kept, useScreen, type Replies } from '../../_platform'
import { Empty, Page } from '../../_ui'
import { ComposeForm } from '../parts/ComposeForm'
import { draftOf, keepable, type Draft } from '../parts/draft'
import { useEdit } from './use-edit'
import './index.scss'

type Compose = Replies['posts']['compose']
type Again = NonNullable<Compose['again']>

/** The editor's own step: text, title, order and pictures, under the same standards as its submitter's (G11). */
export default function EditScreen() {
  const postId = useRouter().params.id ?? ''
  const screen = useScreen(['posts.compose', postId], () => api.posts.compose.query({ postId }))
  return (
    <Page id="edit" screen={screen}>
      {({ me, channels, again }) =>
        again?.editing ? (
          <Editing me={me} channels={channels} again={again} of={again.editing} />
        ) : (
          <Empty icon="check" title="现在不能编辑" note="它可能已截稿或退回，请返回查看最新进展。" />
        )
      }
    </Page>
  )
}

type EditingProps = Pick<Compose, 'me' | 'channels'> & { again: Again; of: string }

function Editing({ me, channels, again, of }: EditingProps) {
  const { postId, channelId, wishes, material, pictures } = again
  // Kept per revision: a change of an older one must not come up in a newer one.
  const key = `edit-${me.id}-${postId}-${of}`
  const [start] = useState(
    () => (kept(key) as Draft | null) ?? draftOf(postId, [{ channelId, postId, wishes }], material, pictures),
  )
  const edit = useEdit(postId, of)
  const keeper = { note: (draft: Draft) => keep(key, keepable(draft)), drop: () => forget(key) }
  return (
    <ComposeForm
      keeper={keeper}
      saved="自动存在这部手机上"
      start={start}
      channels={channels.filter(({ id }) => id === channelId)}
      sendText="保存改动"
      handIn={edit}
      onDone={go.back}
    >
      <View id="edit-note" className="edit-note">
        <Text>供稿人会看到您改了哪里。审核通过之后再改，须由审核再确认一次（G11）。</Text>
      </View>
    </ComposeForm>
  )
}
