import { rounded } from './measure'

/** A figure beside what it is to be. */
export type Goal = {
  readonly value: number
  readonly goal: string
  readonly met: boolean
}

export function atMost(value: number, most: number): Goal {
  return { value: rounded(value), goal: `≤ ${most}`, met: value <= most }
}

export function atLeast(value: number, least: number): Goal {
  return { value: rounded(value), goal: `≥ ${least}`, met: value >= least }
}

export function exactly(value: number, wanted: number): Goal {
  return { value: rounded(value), goal: `= ${wanted}`, met: value === wanted }
}

/** What one part of the bench found: its goals, and the counts and details behind them. */
export type Part = {
  readonly goals: Readonly<Record<string, Goal>>
  readonly details: object
}
