import type { MaterialRule } from '../../../shared/rulebooks'
import type { Failure } from '../../_platform'

/** The fields that are not the body, by what is measured in them. */
const fields: Readonly<Partial<Record<MaterialRule['measure'], string>>> = {
  titleCharacters: '#title',
  authorCharacters: '#author',
  digestCharacters: '#digest',
  source: '#source',
  category: '#category',
  videoBytes: '#video',
  videoFormat: '#video',
}

/** Where on the form what was refused can be mended; null when it is nowhere on it. */
export function whereToMend(failure: Failure | null, rules: readonly MaterialRule[]): string | null {
  const path = failure?.kind === 'refused' ? (failure.refusal.path ?? '') : ''
  if (path.startsWith('wishes')) return '#channel'
  if (path === 'material.videoId') return '#video'
  if (path === 'pictures' || path.startsWith('material.blocks')) return '#blocks'
  const rule = rules.find(({ id }) => id === path)
  return rule ? (fields[rule.measure] ?? '#blocks') : null
}
