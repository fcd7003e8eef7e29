import type { Day } from '../_kernel'
import type { Edition, EditionChange, Span } from '../editions'
import { checkMaterial, type EffectiveRules, type Facts, type Finding } from '../rulebooks'

type Holding = Pick<EffectiveRules, 'cadence' | 'figures'>

/**
 * What other rules change in editions that are made already (G2): how many posts, and when. Where the hour differs by
 * weekday, or the channel has no editions, those to come show it alone.
 */
export function editionChange(before: Holding, after: Holding): EditionChange | null {
  if (after.cadence.cadence.kind === 'continuous') return null
  const { minPosts: min } = after.cadence
  const { plannedPosts: planned } = after.figures
  const isSameCount = min === before.cadence.minPosts && planned === before.figures.plannedPosts
  const isSimple = [before, after].every(({ cadence: { windowsOn = [] } }) => windowsOn.length === 0)
  const { opens, closes } = after.cadence.window
  const isSameTime = opens === before.cadence.window.opens && closes === before.cadence.window.closes
  const change = {
    posts: isSameCount ? null : { min, planned },
    window: isSameTime || !isSimple ? null : { opens, closes },
  }
  return change.posts || change.window ? change : null
}

/**
 * The days on which such a change is carried out: runs of editions on which nothing else was agreed for that very span
 * (G5), which goes on holding for its days.
 * @param editions open ones, in order of their days
 */
export function spansToChange(
  editions: readonly Pick<Edition, 'day' | 'adjustmentId'>[],
  isOwnReport: (adjustmentId: string) => boolean,
): Span[] {
  const spans: { from: Day; through: Day }[] = []
  let isOpen = false
  for (const { day, adjustmentId } of editions) {
    const keeps = adjustmentId !== null && isOwnReport(adjustmentId)
    const last = spans.at(-1)
    if (keeps) isOpen = false
    else if (isOpen && last) last.through = day
    else {
      spans.push({ from: day, through: day })
      isOpen = true
    }
  }
  return spans
}

/** What material that was accepted would be refused for under other rules. */
export function failsThen(
  before: Pick<EffectiveRules, 'material'>,
  after: Pick<EffectiveRules, 'material'>,
  facts: Facts,
): Finding[] {
  const failed = checkMaterial(before.material, facts).filter(isNotMet)
  return checkMaterial(after.material, facts)
    .filter(isNotMet)
    .filter(({ rule }) => !failed.some((other) => other.rule === rule))
}

function isNotMet({ verdict }: Finding): boolean {
  return verdict === 'not-met'
}

/** Whether an edition that had enough posts has too few then (G2). */
export function fallsShort(
  posts: number,
  before: { minPosts: number },
  after: { minPosts: number },
): boolean {
  return posts >= before.minPosts && posts < after.minPosts
}
