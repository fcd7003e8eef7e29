import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Day } from '../../../shared/_kernel'
import { api, createId, failureOf, keep, tellFailure, type Replies } from '../../_platform'
import { FailureNote } from '../../_ui'
import { ComposeForm } from './ComposeForm'
import { ConflictSheet } from './ConflictSheet'
import { draftKey, toChannel, type Draft } from './draft'
import { changeOf, type KeptRecord } from './kept-draft'
import { saySaving, useAutosave } from './use-autosave'
import type { HandIn } from './use-hand-in'
import './KeptForm.scss'

type Compose = Replies['posts']['compose']

type KeptFormProps = {
  compose: Pick<Compose, 'me' | 'channels' | 'draft'>
  start: KeptRecord
  refresh: () => Promise<unknown>
  sendText: string
  aboveTabs?: boolean
  /** An editor may take the video out, and brings no other. */
  isEdit?: boolean
  /** The day of the place that it has already. */
  placedOn?: Day | null
  handIn: HandIn
  /** Every channel accepted it: nothing is kept any more. */
  onDone: (postIds: readonly string[]) => void
  /** The form has to be drawn anew, with what the other device wrote. */
  onTheirs: () => void
  /** What was written here became a draft of its own; not given where nobody could open that. */
  onCopied?: ((draftId: string) => void) | undefined
  /** Above the fields. */
  children?: ReactNode
}

/** A form whose draft is kept on this phone and on the server; where two devices wrote, the person chooses. */
export function KeptForm(props: KeptFormProps) {
  const { compose, start, refresh, onDone, onTheirs, onCopied, children, ...form } = props
  const { me, channels, draft: remote } = compose
  const { id } = start.draft
  const key = draftKey(me.id, id)
  const keeper = useAutosave(key, start)
  const { saving } = keeper

  function finish(postIds: readonly string[]) {
    // Should this answer be lost, no list shows what was handed in.
    api.posts.discardDraft.mutate({ commandId: createId(), draftId: id }).catch(() => undefined)
    onDone(postIds)
  }

  function takeTheirs() {
    keeper.drop()
    void refresh().then(onTheirs)
  }

  async function keepBoth(then: (draftId: string) => void) {
    const draft = copyOf(keeper.latest())
    const { editor } = start
    keep(draftKey(me.id, draft.id), { draft, base: 0, editor, unsaved: true } satisfies KeptRecord)
    try {
      const copy = { draftId: draft.id, base: 0, editor, change: changeOf(draft, null) }
      await api.posts.saveDraft.mutate({ commandId: createId(), ...copy })
    } catch (error) {
      return tellFailure(failureOf(error))
    }
    keeper.drop()
    then(draft.id)
  }

  return (
    <>
      <ComposeForm
        {...form}
        keeper={keeper}
        saved={saySaving(saving)}
        start={start.draft}
        channels={channels}
        onDone={finish}
      >
        {saving.state === 'refused' ? (
          <View className="kept-refused">
            <FailureNote id="unsaved" failure={saving.failure} />
          </View>
        ) : null}
        {children}
      </ComposeForm>
      <ConflictSheet
        open={saving.state === 'conflict'}
        remote={remote}
        refresh={refresh}
        onMine={(base) => keeper.insist(base)}
        onTheirs={takeTheirs}
        onBoth={onCopied ? () => void keepBoth(onCopied) : null}
      />
    </>
  )
}

/** A draft of its own, of posts of its own. */
function copyOf(draft: Draft): Draft {
  const channels = draft.channels.map(({ channelId, wishes }) => ({ ...toChannel(channelId), wishes }))
  return { ...draft, id: createId(), channels }
}
