import type { ApprovalState, Verdict } from './approval'

/** What people call a decision. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  approved: '通过',
  'changes-asked': '退改',
  returned: '不达标退回',
  rejected: '不通过',
}

/** What people call what became of an approval. */
export const approvalStateNames: Readonly<Record<ApprovalState, string>> = {
  open: '审批中',
  passed: '已通过',
  'changes-asked': '待修改',
  returned: '已退回',
  rejected: '未通过',
  withdrawn: '已撤回',
  expired: '已过期',
}
