import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import {
  allPictures,
  digested,
  measure,
  refuseCrops,
  refuseSubstandard,
  revisionId,
  type Material,
  type Picture,
  type PictureCheck,
  type Revision,
  type VideoCheck,
} from '../../shared/posts'
import { gramsOf } from '../../shared/archive'
import { checkMaterial, type EffectiveRules } from '../../shared/rulebooks'
import type { Context, StaffContext } from '../_platform/context'

/** The person's own pictures that this material uses, as the server has checked them. */
export async function ownPictures(ctx: StaffContext, material: Material): Promise<Picture[] | Refusal> {
  return ownAmong(ctx, material, await ctx.db.getMany('pictures', allPictures(material)))
}

export function ownAmong(
  { person }: Pick<StaffContext, 'person'>,
  material: Material,
  pictures: readonly Picture[],
): Picture[] | Refusal {
  const wanted = allPictures(material)
  const own = pictures.filter((picture) => picture.ownerId === person._id)
  if (own.length === wanted.length) return own
  return refuse('bad-input', '有图片不是由您上传的，或已失效，请删除后重新上传。', {
    path: 'material.blocks',
  })
}

/** Judges the material by the rules in force and makes the revision that is handed in (decisions 1 and 9). */
export function weighMaterial(
  { hash, now }: Pick<Context, 'hash' | 'now'>,
  post: { readonly id: string; readonly n: number },
  material: Material,
  pictures: readonly Picture[] | Refusal,
  rules: EffectiveRules,
  video: VideoCheck | null,
): Revision | Refusal {
  if (isRefusal(pictures)) return pictures
  const checks = new Map(
    pictures.flatMap(({ _id, check }): [string, PictureCheck][] => (check ? [[_id, check]] : [])),
  )
  const refusal = refuseSubstandard(checkMaterial(rules.material, measure(material, checks, video)))
  if (refusal) return refusal
  const crooked = crookedCrops(material, checks)
  if (crooked) return crooked
  const seen = allPictures(material).flatMap((pictureId) => {
    const check = checks.get(pictureId)
    return check ? [{ pictureId, ...check }] : []
  })
  const _id = revisionId(post.id, post.n)
  return {
    _id,
    schema: 1,
    version: 1,
    postId: post.id,
    n: post.n,
    digest: hash(digested({ material, pictures: seen, ...(video && { video }) })),
    material,
    pictures: seen,
    ...(video && { video }),
    editedBy: null,
    grams: gramsOf(material),
    sortKey: `${now}_${_id}`,
  }
}

function crookedCrops({ coverId, coverCrops }: Material, checks: ReadonlyMap<string, PictureCheck>) {
  const cover = coverId === null ? undefined : checks.get(coverId)
  return cover && coverCrops ? refuseCrops(cover, coverCrops) : null
}
