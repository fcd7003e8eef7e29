import type { RuleOf } from '../../rule'
import { categories } from '../../categories'
import { videoStandards } from '../video'

const megabyte = 1024 * 1024

/** What material must be like (G9), and what it may be about (G12). */
export const material: readonly RuleOf<'material' | 'choice'>[] = [
  {
    kind: 'material',
    id: 'G9.body',
    clause: 'G9',
    question: '正文不少于 300 字',
    measure: 'bodyWrittenCharacters',
    unit: 'characters',
    limit: { atLeast: 300 },
    examples: { good: [{ bodyWrittenCharacters: 300 }], bad: [{ bodyWrittenCharacters: 299 }] },
  },
  {
    kind: 'material',
    id: 'G9.pictures',
    clause: 'G9',
    question: '图文并茂，至少一张图片',
    measure: 'pictures',
    unit: 'count',
    limit: { atLeast: 1 },
    examples: { good: [{ pictures: 1 }], bad: [{ pictures: 0 }] },
  },
  {
    kind: 'material',
    id: 'G9.format',
    clause: 'G9',
    question: '图片为 JPG 或 PNG',
    measure: 'pictureFormat',
    unit: 'format',
    limit: { oneOf: ['jpg', 'png'] },
    examples: { good: [{ pictureFormat: ['jpg', 'png'] }], bad: [{ pictureFormat: ['jpg', 'gif'] }] },
  },
  {
    kind: 'material',
    id: 'G9.bytes',
    clause: 'G9',
    question: '图片每张小于 5 MB',
    measure: 'pictureBytes',
    unit: 'bytes',
    limit: { below: 5 * megabyte },
    examples: { good: [{ pictureBytes: [5 * megabyte - 1] }], bad: [{ pictureBytes: [5 * megabyte] }] },
  },
  {
    kind: 'material',
    id: 'G9.sharp',
    clause: 'G9',
    question: '图片清晰，宽度不少于 1080 像素',
    measure: 'pictureWidth',
    unit: 'pixels',
    limit: { atLeast: 1080 },
    companyFigure: true,
    examples: { good: [{ pictureWidth: [1080] }], bad: [{ pictureWidth: [1200, 1079] }] },
  },
  ...videoStandards('G9'),
  {
    kind: 'material',
    id: 'G9.source',
    clause: 'G9',
    question: '注明来源',
    measure: 'source',
    unit: 'text',
    limit: { given: true },
    examples: { good: [{ source: '本报记者' }], bad: [{ source: ' ' }] },
  },
  {
    kind: 'material',
    id: 'G12.category',
    clause: 'G12',
    question: '选定内容类别',
    measure: 'category',
    unit: 'text',
    limit: { oneOf: categories },
    examples: { good: [{ category: '重要活动' }], bad: [{ category: '' }, { category: '小道消息' }] },
  },
  {
    kind: 'choice',
    id: 'G12.categories',
    clause: 'G12',
    what: '内容类别',
    from: { oneOf: categories },
    examples: {
      good: categories.map((chosen) => ({ chosen })),
      bad: [{ chosen: '保密事项' }],
    },
  },
]
