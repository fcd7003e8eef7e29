/**
 * Who runs a channel, named by the company: the hands of G11, the arranger of urgent posts (G8), and the head of the
 * WeChat department, who approves adjustments (G5).
 */
export const teamRoles = ['editor', 'reviewer', 'publisher', 'arranger', 'head'] as const

export type TeamRole = (typeof teamRoles)[number]

/** Who decides a step: somebody of the channel's team, or the head of the unit that hands in. */
export const stepRoles = ['unit-head', ...teamRoles] as const

export type StepRole = (typeof stepRoles)[number]
