import { differences, type Difference } from '../../shared/posts'
import type { ShownRevisions } from './shown-revisions'

/** What the editor changed in what was handed in, as its submitter and everybody after the editor are shown it (G11). */
export type EditedSince = {
  readonly byName: string
  readonly differences: readonly Difference[]
  /** Addresses of the pictures that are there no more, by id. */
  readonly formerPictures: Readonly<Record<string, string>>
}

/** @param handedIn the id of the revision that the submitter handed in, which its approval is called after */
export function editedSince(
  { latest, before, goneSince }: ShownRevisions,
  handedIn: string,
): EditedSince | null {
  const { editedBy, material } = latest
  if (!editedBy) return null
  const original = before.find(({ _id }) => _id === handedIn)
  if (!original) throw new Error(`revision ${handedIn} is missing`)
  return {
    byName: editedBy.name,
    differences: differences(original.material, material),
    formerPictures: goneSince(original),
  }
}
