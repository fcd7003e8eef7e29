import type { Form } from '../applications'

/** Adding a customer, a supplier or a partner as a contact in WeCom (添加外部联系人): nobody does so on their own (E4). */
export const contactForm: Form = {
  kind: 'contact',
  title: '添加外部联系人',
  clause: 'E4',
  purpose: '把客户、供应商或合作伙伴添加为联系人，先经部门负责人同意，不私自添加。',
  fields: [
    { key: 'name', kind: 'line', limit: 30, label: '对方姓名' },
    { key: 'company', kind: 'line', limit: 60, label: '对方单位' },
    { key: 'sort', kind: 'choice', options: ['客户', '供应商', '合作伙伴'], label: '是什么人' },
    { key: 'reason', kind: 'text', limit: 300, label: '添加的理由' },
  ],
  steps: [{ role: 'unit-head', title: '部门负责人同意' }],
}
