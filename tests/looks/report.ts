import type { Finding } from './measure'
import { nameOf, type Build, type Look } from './look'
import type { Situation } from './situations'

/** One line a finding: where, what, what was measured, what is allowed. */
export function say(
  build: Build,
  { screen, state }: Situation,
  look: Look,
  { kind, element, measured, limit }: Finding,
): string {
  return `${build} ${screen} “${state}” ${nameOf(look)}: ${kind}, ${element}: ${measured}, allowed ${limit}`
}
