import type { TrailEntry } from '../trail'
import { nothing, sayChange, type EnteredChange } from './entered'
import { roleNames, type Role } from './person'

/** An entry of a person's trail as a sentence for people, without who and when. */
export function tellStaffDeed({ action, details }: Pick<TrailEntry, 'action' | 'details'>): string {
  const told = (name: string) => String(details[name] ?? '')
  const role = () => roleNames[told('role') as Role]
  switch (action) {
    case 'added':
      return details.roster ? '由名册导入，成为公司人员' : '成为公司人员'
    case 'changed':
      return `资料改动：${sayDetails(details)}`
    case 'moved':
      return `调动：${told('from')} → ${told('to')}${details.ended ? `，不再是${told('ended')}` : ''}`
    case 'role-given':
      return `成为${told('unit')}的${role()}`
    case 'role-taken':
      return `不再是${told('unit')}的${role()}${details.instead ? `，由${told('instead')}接任` : ''}`
    case 'invited':
      return '生成邀请码'
    case 'bound':
      return '绑定微信'
    case 'rebound':
      return '换绑微信，原来的微信随即失效'
    case 'revoked':
      return '解除绑定，原来的微信随即失效；生成新的邀请码'
    case 'left':
      return `离职，由${told('standIn')}接手`
    case 'successor-named':
      return `再由${told('standIn')}接手`
    case 'took-over':
      return `接手${told('from')}的工作`
    case 'deputy-named':
      return '指定了审批代理'
    case 'deputy-ended':
      return '结束了审批代理'
    default:
      return action
  }
}

const fields: readonly EnteredChange['field'][] = [
  ...(['staffNo', 'name', 'unitName', 'department', 'position', 'roles'] as const),
]

/** Details of a change are `before → after` by field. */
function sayDetails(details: TrailEntry['details']): string {
  const said = fields
    .filter((field) => details[field] !== undefined)
    .map((field) => {
      const [was = '', is = ''] = String(details[field]).split(' → ')
      return sayChange({ field, was, is })
    })
  return said.join('；') || nothing
}
