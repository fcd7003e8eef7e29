import { createId, forget, keep, kept, writtenForKey, type WrittenFor } from '../../_platform'

const pointer = 'draft-open'

/** Which draft 投稿 shows on this phone: the one last written on, or chosen from the list; a new one at first. */
export function openDraftId(): string {
  const asked = kept(writtenForKey) as WrittenFor | null
  if (asked) return openDraftFor(asked)
  const id = kept(pointer)
  return typeof id === 'string' ? id : openNewDraft()
}

export function openDraft(id: string) {
  keep(pointer, id)
}

export function openNewDraft(): string {
  const id = createId()
  openDraft(id)
  return id
}

const forKey = 'draft-for'

/** A new draft of what a unit was asked for (约稿). */
function openDraftFor(asked: WrittenFor): string {
  forget(writtenForKey)
  const id = openNewDraft()
  keep(forKey, { draftId: id, asked })
  return id
}

/** What the draft was opened for, while nothing has been written in it; null when for nothing. */
export function draftOpenedFor(draftId: string): WrittenFor | null {
  const opened = kept(forKey) as { readonly draftId: string; readonly asked: WrittenFor } | null
  return opened?.draftId === draftId ? opened.asked : null
}
