import { Text, View } from '@tarojs/components'
import { sayWhen } from '../../../shared/_kernel'
import {
  api,
  confirmed,
  createId,
  failureOf,
  forget,
  go,
  tellFailure,
  useNow,
  useScreen,
  type Replies,
} from '../../_platform'
import { Button, Card, Empty, Page } from '../../_ui'
import { draftKey } from '../parts/draft'
import { openDraft, openDraftId, openNewDraft } from '../parts/open-draft'
import './index.scss'

type DraftRow = Replies['posts']['drafts']['drafts'][number]

export default function DraftsScreen() {
  const screen = useScreen(['posts.drafts'], () => api.posts.drafts.query())

  async function remove(draft: DraftRow, personId: string) {
    const asked = await confirmed('删除这份草稿？', `《${draft.title || '还没有标题'}》删除后不能恢复。`)
    if (!asked) return
    try {
      await api.posts.discardDraft.mutate({ commandId: createId(), draftId: draft.id })
      forget(draftKey(personId, draft.id))
      if (openDraftId() === draft.id) openNewDraft()
    } catch (error) {
      tellFailure(failureOf(error))
    }
    await screen.refresh()
  }

  return (
    <Page id="draft-list" screen={screen}>
      {({ me, drafts }) =>
        drafts.length === 0 ? (
          <Empty icon="pen" title="没有草稿" note="写到一半的稿件会自动存在这里，换一台手机也能接着写。">
            <Button id="compose" look="quiet" onTap={go.compose}>
              去投稿
            </Button>
          </Empty>
        ) : (
          <Card>
            {drafts.map((draft) => (
              <DraftLine key={draft.id} draft={draft} onRemove={() => void remove(draft, me.id)} />
            ))}
          </Card>
        )
      }
    </Page>
  )
}

function DraftLine({ draft, onRemove }: { draft: DraftRow; onRemove: () => void }) {
  const now = useNow()
  const { id, title, channelNames, savedAt } = draft
  const goOn = () => {
    openDraft(id)
    go.compose()
  }
  return (
    <View className="draft-line row-draft">
      <View className="draft-text" hoverClass="card-pressed" onClick={goOn}>
        <Text className="draft-title">{title || '还没有标题'}</Text>
        <Text className="draft-note">
          {sayWhen(savedAt, now)} 保存{channelNames.length > 0 ? ` · ${channelNames.join('、')}` : ''}
        </Text>
      </View>
      <View className="draft-remove" ariaRole="button" ariaLabel={`删除${title}`} onClick={onRemove}>
        删除
      </View>
    </View>
  )
}
