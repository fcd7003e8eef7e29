import type { PostState } from './post'

/** What people call a post's state, on screens, prints and tables alike. */
export const postStateNames: Readonly<Record<PostState, string>> = {
  'in-approval': '审批中',
  'changes-asked': '待修改',
  returned: '已退回',
  rejected: '未通过',
  withdrawn: '已撤回',
  expired: '已过期',
  scheduled: '已通过',
  cancelled: '已撤销',
  locked: '已截稿',
  published: '已发布',
  'taken-down': '已撤下',
}
