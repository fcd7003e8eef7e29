import { createId, keep, kept } from '../../_platform'

const pointer = 'draft-open'

/** Which draft 投稿 shows on this phone: the one last written on, or chosen from the list; a new one at first. */
export function openDraftId(): string {
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
