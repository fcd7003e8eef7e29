import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, useScreen, type Replies } from '../../_platform'
import { Empty, Page } from '../../_ui'
import { AgainForm } from '../parts/AgainForm'
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
      {(compose) =>
        compose.again?.editing ? (
          <Editing
            compose={compose}
            again={compose.again}
            of={compose.again.editing}
            refresh={screen.refresh}
          />
        ) : (
          <Empty icon="check" title="现在不能编辑" note="它可能已截稿或退回，请返回查看最新进展。" />
        )
      }
    </Page>
  )
}

type EditingProps = { compose: Compose; again: Again; of: string; refresh: () => Promise<unknown> }

function Editing({ compose, again, of, refresh }: EditingProps) {
  const edit = useEdit(again.postId, of)
  return (
    <AgainForm compose={compose} again={again} refresh={refresh} sendText="保存改动" handIn={edit}>
      <View id="edit-note" className="edit-note">
        <Text>
          稿件的渠道和日期不变，供稿人会看到您改了哪里。审核通过之后再改，须由审核再确认一次（G11）。
        </Text>
      </View>
    </AgainForm>
  )
}
