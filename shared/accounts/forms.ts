import type { Field, Form, FormStep } from '../applications'
import { accountLimits, platforms } from './account'

const account: Field = { key: 'account', kind: 'account', label: '账号' }
const reason: Field = { key: 'reason', kind: 'text', limit: 500, label: '理由' }
const sealed: Field = { key: 'sealed', kind: 'pages', limit: 3, label: '单位说明盖章页照片' }

const wechatDepartment: FormStep = { role: 'wechat-department', title: '微信部门审核' }
const filingStep: FormStep = {
  role: 'administration',
  title: '行政部备案',
  brings: { pages: '行政部同意盖章页', number: '备案号' },
}

/** Opening an account whose name or description contains the group's name or a trademark (G13). */
export const openingForm: Form = {
  kind: 'account-opening',
  title: '开通账号',
  clause: 'G13',
  purpose: '名称或介绍里带有公司名称、商标的账号，开通之前先备案。',
  fields: [
    { key: 'platform', kind: 'choice', options: platforms, label: '平台' },
    { key: 'name', kind: 'line', limit: accountLimits.name, label: '拟用名称' },
    { key: 'description', kind: 'text', limit: accountLimits.description, label: '账号介绍' },
    { key: 'legalEntity', kind: 'line', limit: accountLimits.legalEntity, label: '认证主体' },
    { key: 'operator', kind: 'person', label: '运营人' },
    { ...reason, label: '开通说明' },
    sealed,
  ],
  steps: [wechatDepartment, filingStep],
}

/** Catching up on the filing of an account that exists without one (G14). */
export const filingForm: Form = {
  kind: 'account-filing',
  title: '补办备案',
  clause: 'G14',
  purpose: '台账里“未备案”的账号，移交微信部门之后补办备案，才能继续使用。',
  fields: [account, { ...reason, label: '补办说明' }, sealed],
  steps: [wechatDepartment, filingStep],
}

/** Another operator (O1): reported and approved before anything is handed over. */
export const operatorChangeForm: Form = {
  kind: 'operator-change',
  title: '变更运营人',
  clause: 'O1',
  purpose: '换人运营之前先报批，批准后按清单交接，双方签字，再更换密码。',
  fields: [
    account,
    { key: 'from', kind: 'person', among: 'operators', label: '现运营人' },
    { key: 'to', kind: 'person', label: '接手人' },
    reason,
  ],
  steps: [wechatDepartment],
}

const profileParts = ['名称', '头像', '介绍', '菜单', '自动回复'] as const

/** Another name, picture, description, menu or automatic reply (G24, W9). */
export const profileChangeForm: Form = {
  kind: 'profile-change',
  title: '修改账号资料',
  clause: 'G24',
  purpose: '修改名称、头像、介绍、菜单或自动回复，先经微信部门同意。',
  fields: [
    account,
    { key: 'part', kind: 'choice', options: profileParts, label: '改什么' },
    { key: 'proposed', kind: 'text', limit: 500, label: '改成什么' },
    reason,
    { key: 'drafts', kind: 'pages', limit: 3, label: '设计稿', optional: true },
  ],
  steps: [wechatDepartment],
}

/** Closing or moving an account (O6). */
export const closingForm: Form = {
  kind: 'account-closing',
  title: '注销账号',
  clause: 'O6',
  purpose: '注销或迁移账号先报批；批准后先保存数据，再按平台的流程办理。',
  fields: [account, reason, { key: 'keeping', kind: 'text', limit: 300, label: '数据怎样保存' }],
  steps: [wechatDepartment, { role: 'administration', title: '行政部同意' }],
}

/** Borrowing the login for an event (W5). */
export const loanForm: Form = {
  kind: 'login-loan',
  title: '借用账号',
  clause: 'W5',
  purpose: '活动现场需要使用官方账号的，批准后在活动期间借出登录权，到时自动收回。',
  fields: [
    account,
    { key: 'occasion', kind: 'line', limit: 60, label: '什么活动' },
    { key: 'borrower', kind: 'person', label: '谁来使用' },
    { key: 'from', kind: 'moment', label: '从何时' },
    { key: 'through', kind: 'moment', label: '到何时' },
  ],
  steps: [wechatDepartment],
}
