import type { EffectiveRules } from '../../shared/rulebooks'
import type { ClauseText } from '../rulebooks'

/** Under which clauses material can fall short (G10): those that its standards hang on, and what it may be about (G12). */
export function returnClausesOf({ material }: EffectiveRules, clauses: readonly ClauseText[]): string[] {
  const standards = new Set([...material.map(({ clause }) => clause), 'G12'])
  return clauses.map(({ id }) => id).filter((id) => standards.has(id))
}
