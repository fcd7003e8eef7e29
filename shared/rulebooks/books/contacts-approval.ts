import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { noneOf, record, request } from './rules'

/** 外部联系人审批规定: nobody adds customers on their own (E4). */
export const contactsApproval: Rulebook = {
  id: 'contacts-approval',
  version: 1,
  title: '外部联系人审批规定',
  clauses: [
    internal(
      'E4',
      '添加外部联系人先报批',
      '审批',
      '把客户、供应商或合作伙伴添加为联系人，须先报告部门负责人并经同意，写明对方的姓名、单位和添加的理由。不得私自添加客户。',
    ),
  ],
  rules: [
    request('E4.adding', '添加客户、供应商或合作伙伴为联系人', ['部门负责人']),
    record('E4.record', '外部联系人申请', ['对方姓名', '对方单位', '理由']),
    noneOf('E4.private', '添加客户的方式', ['私自添加'], '报批后添加'),
  ],
}
