/**
 * Who runs a channel, named by the company: the hands of G11, the arranger of urgent posts (G8), and the head of the
 * WeChat department, who approves adjustments (G5).
 */
export const teamRoles = ['editor', 'reviewer', 'publisher', 'arranger', 'head'] as const

export type TeamRole = (typeof teamRoles)[number]

export const teamRoleNames: Readonly<Record<TeamRole, string>> = {
  editor: '编辑',
  reviewer: '审核',
  publisher: '放行',
  arranger: '统筹',
  head: '部门负责人',
}

/** Who decides a step: somebody of the channel's team, or the head of the unit that hands in. */
export const stepRoles = ['unit-head', ...teamRoles] as const

export type StepRole = (typeof stepRoles)[number]
