import { parseDay, sayDay } from '../../shared/_kernel'
import type { TrailEntry } from '../../shared/trail'

/** A commission's trail entry as a sentence for people, without who and when. */
export function tellDeed({ action, details }: Pick<TrailEntry, 'action' | 'details'>): string {
  const comment = details.comment ? `：${String(details.comment)}` : ''
  const handedIn = `交来《${String(details.title)}》（${String(details.count)}/${String(details.wanted)}）`
  switch (action) {
    case 'material-asked':
      return `向${String(details.unit)}约稿 ${String(details.wanted)} 篇，${sayDue(String(details.due))}${comment}`
    case 'material-answered':
      return `答复${comment}`
    case 'material-reminded':
      return `${details.overdue ? '逾期催交' : '催交'}（第 ${String(details.times)} 次）`
    case 'material-handed-in':
      return handedIn
    case 'material-complete':
      return `${handedIn}，已交齐`
    case 'material-waived':
      return `免交${comment}`
    default:
      return action
  }
}

function sayDue(due: string): string {
  const day = parseDay(due)
  return `${day ? sayDay(day) : due} 24:00 前交到编辑`
}
