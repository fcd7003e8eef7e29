import { useRouter } from '@tarojs/taro'
import { api, useScreen, type Replies } from '../../_platform'
import { Empty, Page } from '../../_ui'
import { AgainForm } from '../parts/AgainForm'
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
          <Revision
            compose={compose}
            again={compose.again}
            returned={compose.again.returned}
            refresh={screen.refresh}
          />
        ) : (
          <Empty icon="check" title="这篇稿件不在退回状态" note="它可能已重新提交，请返回查看最新进展。" />
        )
      }
    </Page>
  )
}

type RevisionProps = {
  compose: Compose
  again: Again
  returned: NonNullable<Again['returned']>
  refresh: () => Promise<unknown>
}

function Revision({ compose, again, returned, refresh }: RevisionProps) {
  const handIn = useHandIn(true)
  return (
    <AgainForm compose={compose} again={again} refresh={refresh} sendText="重新提交" handIn={handIn}>
      <ReturnedNote returned={returned} />
    </AgainForm>
  )
}
