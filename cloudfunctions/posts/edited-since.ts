import { allPictures, differences, type Difference, type Revision } from '../../shared/posts'
import type { Context } from '../_platform/context'
import { pictureAddresses } from './pictures'

/** What the editor changed in what was handed in, as its submitter and everybody after the editor are shown it (G11). */
export type EditedSince = {
  readonly byName: string
  readonly differences: readonly Difference[]
  /** Addresses of the pictures that are there no more, by id. */
  readonly formerPictures: Readonly<Record<string, string>>
}

/** @param handedIn the id of the revision that the submitter handed in, which its approval is called after */
export async function editedSince(
  ctx: Context,
  revision: Revision,
  handedIn: string,
): Promise<EditedSince | null> {
  const { editedBy, material } = revision
  if (!editedBy) return null
  const before = await ctx.db.get('revisions', handedIn)
  if (!before) throw new Error(`revision ${handedIn} is missing`)
  const now = allPictures(material)
  const gone = allPictures(before.material).filter((id) => !now.includes(id))
  const pictures = await pictureAddresses(ctx, await ctx.db.getMany('pictures', gone))
  return {
    byName: editedBy.name,
    differences: differences(before.material, material),
    formerPictures: Object.fromEntries(pictures),
  }
}
