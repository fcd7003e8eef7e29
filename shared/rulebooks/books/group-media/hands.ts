import type { RuleOf } from '../../rule'

/** Through whose hands a post goes, how it comes back, and who answers for what (G8, G10, G11, G17, G23). */
export const hands: readonly RuleOf<'chain' | 'request' | 'way-back' | 'grades' | 'sanction'>[] = [
  {
    kind: 'request',
    id: 'G8.urgent',
    clause: 'G8',
    request: '加急',
    steps: ['单位或部门负责人', '微信部门', '统筹'],
    proofs: [],
    examples: {
      good: [{ decidedBy: ['单位或部门负责人', '微信部门', '统筹'], proofs: [] }],
      bad: [
        { decidedBy: ['微信部门', '统筹'], proofs: [] },
        { decidedBy: ['统筹', '微信部门', '单位或部门负责人'], proofs: [] },
      ],
    },
  },
  {
    kind: 'way-back',
    id: 'G10.return',
    clause: 'G10',
    meetsStandards: false,
    place: 'freed',
    leadTime: 'starts-again',
    names: 'clause',
    examples: {
      good: [{ meetsStandards: false, place: 'freed', leadTime: 'starts-again', names: 'clause' }],
      bad: [{ meetsStandards: false, place: 'kept', leadTime: 'goes-on', names: 'clause' }],
    },
  },
  {
    kind: 'way-back',
    id: 'G10.changes',
    clause: 'G10',
    meetsStandards: true,
    place: 'kept',
    leadTime: 'goes-on',
    names: 'deadline',
    examples: {
      good: [{ meetsStandards: true, place: 'kept', leadTime: 'goes-on', names: 'deadline' }],
      bad: [{ meetsStandards: true, place: 'freed', leadTime: 'starts-again', names: 'deadline' }],
    },
  },
  {
    kind: 'chain',
    id: 'G11.chain',
    clause: 'G11',
    steps: [
      { role: 'editor', title: '编辑' },
      { role: 'reviewer', title: '审核' },
      { role: 'publisher', title: '放行' },
    ],
    differentPeople: true,
    examples: {
      good: [{ people: ['林晓雨', '周宁', '吴凡', '郑毅'] }],
      bad: [
        { people: ['林晓雨', '周宁', '周宁', '郑毅'] },
        { people: ['林晓雨', '周宁', '吴凡', '林晓雨'] },
        { people: ['林晓雨', '周宁', '郑毅'] },
      ],
    },
  },
  {
    kind: 'grades',
    id: 'G11.grades',
    clause: 'G11',
    matter: '错误信息到了读者面前',
    charged: ['submitter', 'editor', 'reviewer', 'publisher'],
    examples: {
      good: [{ charged: ['submitter', 'editor', 'reviewer', 'publisher'] }],
      bad: [{ charged: ['submitter', 'editor', 'reviewer'] }],
    },
  },
  {
    kind: 'sanction',
    id: 'G17.fine',
    clause: 'G17',
    matters: ['无人专职负责', '多次催办仍不供稿'],
    fine: { least: 200, most: 500 },
    examples: {
      good: [
        { matter: '无人专职负责', yuan: 200 },
        { matter: '多次催办仍不供稿', yuan: 500 },
      ],
      bad: [
        { matter: '无人专职负责', yuan: 199 },
        { matter: '无人专职负责', yuan: 501 },
        { matter: '迟到', yuan: 200 },
      ],
    },
  },
  {
    kind: 'grades',
    id: 'G23.grades',
    clause: 'G23',
    matter: '违反国家规定、转载规定或保密规定',
    charged: ['submitter', 'editor', 'reviewer'],
    examples: {
      good: [{ charged: ['submitter', 'editor', 'reviewer'] }],
      bad: [{ charged: ['submitter', 'editor', 'reviewer', 'publisher'] }, { charged: ['submitter'] }],
    },
  },
]
