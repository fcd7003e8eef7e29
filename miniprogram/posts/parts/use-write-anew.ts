import { useState } from 'react'
import { api, createId, failureOf, go, keep, tellFailure } from '../../_platform'
import { draftKey, draftOf, keepable, toChannel } from './draft'
import type { KeptRecord } from './kept-draft'
import { openDraft } from './open-draft'

export type WriteAnew = { readonly busy: boolean; begin(): Promise<void> }

/** Begins a new post with what is written in one that has ended: nothing of it has to be typed again. */
export function useWriteAnew(postId: string): WriteAnew {
  const [busy, setBusy] = useState(false)

  async function begin() {
    setBusy(true)
    try {
      const compose = await api.posts.compose.query({ postId })
      if (!('again' in compose) || !compose.again) return
      const { material, pictures, video, channelId } = compose.again
      const id = createId()
      const draft = keepable(draftOf(id, [toChannel(channelId)], material, pictures, video))
      const record: KeptRecord = { draft, base: 0, editor: createId(), unsaved: true }
      keep(draftKey(compose.me.id, id), record)
      openDraft(id)
      go.compose()
    } catch (error) {
      tellFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }

  return { busy, begin }
}
