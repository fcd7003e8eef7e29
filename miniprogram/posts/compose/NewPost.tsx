import { useState, type ReactNode } from 'react'
import { go, type Replies } from '../../_platform'
import { KeptForm } from '../parts/KeptForm'
import type { KeptRecord } from '../parts/kept-draft'
import { openDraft, openNewDraft } from '../parts/open-draft'
import { useHandIn } from '../parts/use-hand-in'

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
  const handIn = useHandIn(false)

  function finish(postIds: readonly string[]) {
    onBegin(openNewDraft())
    const [only] = postIds
    if (postIds.length === 1 && only) go.post(only)
    else go.myPosts()
  }

  return (
    <KeptForm
      compose={compose}
      start={start}
      refresh={refresh}
      sendText="提交"
      aboveTabs
      handIn={handIn}
      onDone={finish}
      onTheirs={() => onBegin(start.draft.id)}
      onCopied={(copy) => {
        openDraft(copy)
        onBegin(copy)
      }}
    >
      {children}
    </KeptForm>
  )
}
