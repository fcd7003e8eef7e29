import type { Refusal } from '../../shared/_kernel'
import { refuseRisky, textPieces, writtenText, type Material, type TextSafety } from '../../shared/posts'
import type { EffectiveRules } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { judgeText, type TextJudgement } from '../_platform/wechat'

/** Nobody waits longer for WeChat's opinion; without it the post goes to the editor as not checked. */
const patienceMs = 3000

/**
 * Has WeChat look at the text, in its author's own request, because WeChat asks for somebody who was just there. Each
 * piece is asked at once. What is risky is refused; what it cannot tell is for the editor to look at.
 * @param before of an earlier revision: an unchanged text keeps what was said of it
 */
export async function checkText(
  ctx: StaffContext,
  material: Material,
  rules: EffectiveRules,
  before?: TextSafety,
): Promise<TextSafety | Refusal> {
  const { person, hash } = ctx
  const textDigest = hash(writtenText(material))
  if (before?.textDigest === textDigest && before.verdict !== 'unchecked') return before
  const judged = person.openId === null ? null : await judgeAll(ctx, person.openId, material)
  if (!judged) return { verdict: 'unchecked', label: null, textDigest }
  const worst =
    judged.find(({ suggest }) => suggest === 'risky') ?? judged.find(({ suggest }) => suggest === 'review')
  if (worst?.suggest === 'risky') return refuseRisky(worst.label, clauseOfSubjects(rules))
  const { suggest = 'pass', label = null } = worst ?? {}
  return { verdict: suggest === 'pass' ? 'pass' : 'review', label, textDigest }
}

/** Null unless WeChat judged every piece in time. */
async function judgeAll(
  ctx: StaffContext,
  openId: string,
  material: Material,
): Promise<TextJudgement[] | null> {
  const title = material.title.trim()
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs).unref())
  const asked = textPieces(material).map((content) => judgeText(ctx, openId, { title, content }, patienceMs))
  try {
    const judged = await Promise.race([Promise.all(asked), late])
    return judged?.every((one) => one !== null) ? judged : null
  } catch {
    // WeChat refused or cannot be reached; the call itself is in the log.
    return null
  }
}

function clauseOfSubjects({ material }: EffectiveRules): string | undefined {
  return material.find(({ measure }) => measure === 'category')?.clause
}
