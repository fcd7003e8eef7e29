/** What the doctor found at one point, and how it is mended. */
export type Finding = {
  readonly point: string
  /** `well`, `ill`: something does not work. `open`: it could not be told, or a person should judge. */
  readonly state: 'well' | 'ill' | 'open'
  readonly says: string
  readonly mend?: string
}

export function well(point: string, says: string): Finding {
  return { point, state: 'well', says }
}

export function ill(point: string, says: string, mend: string): Finding {
  return { point, state: 'ill', says, mend }
}

export function open(point: string, says: string, mend?: string): Finding {
  return { point, state: 'open', says, ...(mend !== undefined && { mend }) }
}

const marks = { well: '✓', ill: '✗', open: '?' } as const

/** One line a point. */
export function sayFinding({ point, state, says, mend }: Finding): string {
  return `${marks[state]} ${point}: ${says}${mend === undefined ? '' : ` → ${mend}`}`
}
