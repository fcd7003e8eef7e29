import type { Opens } from '../../shared/notices'
import type { Documents } from '../_platform/collections'

/** A deed by which a clause was applied: how it is said, and in which collection its subject is. */
export type Use = {
  readonly said: string
  readonly of: keyof Subjects
  /** Whose use it is; `cadence` is that of the channel, null whichever the deed itself names. */
  readonly clause: string | null
}

/** What can be opened of it, by whom it is for. */
export type Subjects = Pick<
  Documents,
  | 'posts'
  | 'editions'
  | 'adjustments'
  | 'applications'
  | 'accounts'
  | 'commissions'
  | 'confirmations'
  | 'people'
>

/** On which screen; of a person's own there is none for others. */
export const screens: Readonly<Record<keyof Subjects, Opens['screen'] | null>> = {
  posts: 'post',
  editions: 'edition',
  adjustments: 'adjustment',
  applications: 'application',
  accounts: 'account',
  commissions: 'commission',
  confirmations: null,
  people: null,
}

export const cadence = 'cadence'

/** By the word of the trail. */
export const uses: Readonly<Record<string, Use>> = {
  returned: { said: '稿件不达标退回', of: 'posts', clause: 'G10' },
  'changes-asked': { said: '请供稿人修改', of: 'posts', clause: 'G10' },
  'moved-on': { said: '稿件顺延', of: 'posts', clause: 'G7' },
  expired: { said: '稿件过了最晚日期', of: 'posts', clause: 'G7' },
  'urgent-asked': { said: '申请加急', of: 'posts', clause: 'G8' },
  'urgent-arranged': { said: '加急安排', of: 'posts', clause: 'G8' },
  'urgent-rejected': { said: '不同意加急', of: 'posts', clause: 'G8' },
  'unit-head-approved': { said: '单位负责人通过', of: 'posts', clause: null },
  'editor-approved': { said: '编辑通过', of: 'posts', clause: null },
  'reviewer-approved': { said: '审核通过', of: 'posts', clause: null },
  'publisher-approved': { said: '放行', of: 'posts', clause: null },
  'error-reported': { said: '指出差错', of: 'posts', clause: null },
  'short-unexplained': { said: '未到篇数而发出', of: 'editions', clause: cadence },
  'shortfall-explained': { said: '写明理由后少发', of: 'editions', clause: cadence },
  'edition-skipped': { said: '停刊', of: 'editions', clause: cadence },
  'edition-adjusted': { said: '按调整改动一期', of: 'editions', clause: 'G5' },
  'adjustment-asked': { said: '申请调整', of: 'adjustments', clause: 'G5' },
  'adjustment-approved': { said: '同意调整', of: 'adjustments', clause: 'G5' },
  'adjustment-rejected': { said: '不同意调整', of: 'adjustments', clause: 'G5' },
  'material-asked': { said: '约稿', of: 'commissions', clause: 'G22' },
  'material-reminded': { said: '催交', of: 'commissions', clause: 'G22' },
  'material-waived': { said: '免交', of: 'commissions', clause: 'G22' },
  'application-asked': { said: '提出申请', of: 'applications', clause: null },
  'application-passed': { said: '申请通过', of: 'applications', clause: null },
  'application-rejected': { said: '申请未通过', of: 'applications', clause: null },
  'account-filed': { said: '备案', of: 'accounts', clause: 'G13' },
  'filing-renewed': { said: '续办备案', of: 'accounts', clause: 'G13' },
  'account-reported': { said: '报告未备案的账号', of: 'accounts', clause: 'G14' },
  'password-changed': { said: '更换密码', of: 'accounts', clause: 'G16' },
  'profile-changed': { said: '修改账号资料', of: 'accounts', clause: 'G24' },
  'login-lent': { said: '借出登录', of: 'accounts', clause: 'W5' },
  'login-returned': { said: '收回登录', of: 'accounts', clause: 'W5' },
  'handover-begun': { said: '开始交接', of: 'accounts', clause: 'O1' },
  'operator-changed': { said: '换了运营人', of: 'accounts', clause: 'O1' },
  'closing-begun': { said: '开始注销', of: 'accounts', clause: 'O6' },
  'confirmed-reading': { said: '确认阅读', of: 'confirmations', clause: 'X1' },
  left: { said: '离职，停用权限', of: 'people', clause: 'X4' },
}
