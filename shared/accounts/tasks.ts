import type { Instant } from '../_kernel'

/** One thing to be done, and who did it. */
export type Task = {
  readonly id: string
  readonly title: string
  readonly clause: string
  readonly done: { readonly byName: string; readonly at: Instant } | null
}

const tasks = (clause: string, titles: Readonly<Record<string, string>>): readonly Task[] =>
  Object.entries(titles).map(([id, title]) => ({ id, title, clause, done: null }))

/** From the filing to an open account (G13, O1). */
export const openingTasks = tasks('G13', {
  registered: '以公司真实资料在平台注册',
  verified: '完成平台认证',
  'admin-rights': '管理员权限交微信部门',
  password: '密码交微信部门保管（G16）',
  profile: '名称、头像、介绍与备案一致',
})

/** What a unit that opened one without asking hands over before it catches up on the filing (G14). */
export const takeoverTasks = tasks('G14', {
  account: '账号移交微信部门',
  password: '密码移交，并已更换',
  'admin-rights': '管理员权限移交微信部门',
})

/** From one operator to the next (O1). */
export const handoverTasks = tasks('O1', {
  material: '素材、草稿和未完成的事项已交接',
  rights: '平台上的运营权限已改为接手人',
  devices: '原运营人已在所有设备上退出登录',
})

/** The data first, then the platform's procedure (O6). */
export const closingTasks = tasks('O6', {
  data: '数据已保存',
  readers: '已告知关注者',
  procedure: '已按平台流程注销',
})

export function tick(all: readonly Task[], taskId: string, byName: string, at: Instant): readonly Task[] {
  return all.map((task) => (task.id === taskId ? { ...task, done: { byName, at } } : task))
}

export function untick(all: readonly Task[], taskId: string): readonly Task[] {
  return all.map((task) => (task.id === taskId ? { ...task, done: null } : task))
}

export function undone(all: readonly Task[]): Task[] {
  return all.filter(({ done }) => done === null)
}

export function allDone(all: readonly Task[]): boolean {
  return undone(all).length === 0
}
