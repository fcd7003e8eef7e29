import { addDays, type Day } from '../_kernel'

/**
 * The first day on which material may appear: `clearDays` whole days lie between the day it reached the editor
 * and its edition (G6: handed in on 1 January, two clear days, appears on 4 January at the earliest).
 */
export function earliestEditionDay(reachedEditorOn: Day, clearDays: number): Day {
  return addDays(reachedEditorOn, clearDays + 1)
}

/** The last day on which material can reach the editor and still appear on `editionDay` (G6). */
export function lastDayForMaterial(editionDay: Day, clearDays: number): Day {
  return addDays(editionDay, -(clearDays + 1))
}
