const beijingOffset = 8 * 3600_000

/** `YYYY-MM-DD` in Beijing. */
export function beijingDay(instant: number): string {
  return beijingMinute(instant).slice(0, 10)
}

/** `YYYY-MM` in Beijing. */
export function beijingMonth(instant: number): string {
  return beijingDay(instant).slice(0, 7)
}

/** `YYYY-MM-DD HH:mm` in Beijing. */
export function beijingMinute(instant: number): string {
  return new Date(instant + beijingOffset).toISOString().slice(0, 16).replace('T', ' ')
}
