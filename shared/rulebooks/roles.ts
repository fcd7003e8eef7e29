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

/** Departments that decide what is applied for (G13): the one that keeps the accounts, and the one that files them. */
export const officeRoles = ['wechat-department', 'administration'] as const

export type OfficeRole = (typeof officeRoles)[number]

export const officeRoleNames: Readonly<Record<OfficeRole, string>> = {
  'wechat-department': '微信部门',
  administration: '行政部',
}

/** Who may decide what a channel takes: somebody of its team, or the head of the unit that hands in. */
export const channelStepRoles = ['unit-head', ...teamRoles] as const

export type ChannelStepRole = (typeof channelStepRoles)[number]

/** Whose posts go by which route, where a rulebook has two (W1): what units hand in, and what information officers do. */
export type Route = 'unit' | 'informant'

export const routeNames: Readonly<Record<Route, string>> = { unit: '责任单位', informant: '信息员' }

/** Who decides a step of whatever is asked for. */
export const stepRoles = [...channelStepRoles, ...officeRoles] as const

export type StepRole = (typeof stepRoles)[number]
