import type { Form } from '../applications'

/** Contests, votes, ratings and publicity of whatever organisation (参评、投票、宣传): asked for before they begin (G15). */
export const contestForm: Form = {
  kind: 'contest',
  title: '参评、投票与宣传',
  clause: 'G15',
  purpose: '以公司、单位、门店或带公司色彩的个人名义参加评比、投票、宣传，先申请，同意之前不开始。',
  fields: [
    { key: 'event', kind: 'line', limit: 60, label: '活动名称' },
    { key: 'organiser', kind: 'line', limit: 60, label: '主办方或平台' },
    { key: 'sort', kind: 'choice', options: ['参评', '投票', '评比', '宣传'], label: '哪一类' },
    {
      key: 'inNameOf',
      kind: 'choice',
      options: ['公司', '单位', '门店', '带公司色彩的个人'],
      label: '以谁的名义',
    },
    { key: 'from', kind: 'day', label: '从哪天' },
    { key: 'through', kind: 'day', label: '到哪天' },
    { key: 'reason', kind: 'text', limit: 500, label: '内容与理由' },
    { key: 'sealed', kind: 'pages', limit: 3, label: '单位负责人签字盖章的申请照片' },
  ],
  steps: [
    { role: 'unit-head', title: '单位负责人签字' },
    { role: 'wechat-department', title: '微信部门同意' },
  ],
}
