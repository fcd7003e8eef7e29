import { useState, type ReactNode } from 'react'
import { api, createId, forget, go, keep, type Replies } from '../../_platform'
import { ComposeForm } from '../parts/ComposeForm'
import { draftKey, toChannel } from '../parts/draft'
import type { KeptRecord } from '../parts/kept-draft'
import { openDraft, openNewDraft } from '../parts/open-draft'
import { saySaving, useAutosave } from '../parts/use-autosave'
import { useHandIn } from '../parts/use-hand-in'
import { ConflictSheet } from './ConflictSheet'

type NewPostProps = {
  compose: Replies['posts']['compose']
  start: KeptRecord
  refresh: () => Promise<unknown>
  onBegin: (draftId: string) => void
  children: ReactNode
}

/** One draft on its way to becoming a post. */
export function NewPost({ compose, start: opened, refresh, onBegin, children }: NewPostProps) {
  const [start] = useState(opened)
  const { me, channels, draft: remote } = compose
  const { id } = start.draft
  const key = draftKey(me.id, id)
  const keeper = useAutosave(key, start)
  const handIn = useHandIn(false)
  const isContested = keeper.saving.state === 'conflict'

  function finish(postIds: readonly string[]) {
    // Should this answer be lost, the list of drafts leaves out what was handed in.
    api.posts.discardDraft.mutate({ commandId: createId(), draftId: id }).catch(() => undefined)
    onBegin(openNewDraft())
    const [only] = postIds
    if (postIds.length === 1 && only) go.post(only)
    else go.myPosts()
  }

  function takeTheirs() {
    keeper.drop()
    void refresh().then(() => onBegin(id))
  }

  function keepBoth() {
    const mine = keeper.latest()
    const copy = createId()
    const draft = { ...mine, id: copy, channels: mine.channels.map(withNewPost) }
    keep(draftKey(me.id, copy), { ...start, draft, base: 0, unsaved: true } satisfies KeptRecord)
    keeper.drop()
    forget(key)
    openDraft(copy)
    onBegin(copy)
  }

  return (
    <>
      <ComposeForm
        keeper={keeper}
        saved={saySaving(keeper.saving)}
        start={start.draft}
        channels={channels}
        sendText="提交"
        aboveTabs
        handIn={handIn}
        onDone={finish}
      >
        {children}
      </ComposeForm>
      <ConflictSheet
        open={isContested}
        remote={remote}
        refresh={refresh}
        onMine={(base) => keeper.insist(base)}
        onTheirs={takeTheirs}
        onBoth={keepBoth}
      />
    </>
  )
}

function withNewPost({ channelId, wishes }: ReturnType<typeof toChannel>) {
  return { ...toChannel(channelId), wishes }
}
