import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { oneOf } from './rules'

const megabyte = 1024 * 1024

const material: readonly RuleOf<'material'>[] = [
  {
    kind: 'material',
    id: 'P1.title.given',
    clause: 'P1',
    question: '填写标题',
    measure: 'titleCharacters',
    unit: 'characters',
    limit: { atLeast: 1 },
    examples: { good: [{ titleCharacters: 1 }], bad: [{ titleCharacters: 0 }] },
  },
  {
    kind: 'material',
    id: 'P1.title',
    clause: 'P1',
    question: '标题不超过 32 字',
    measure: 'titleCharacters',
    unit: 'characters',
    limit: { atMost: 32 },
    examples: { good: [{ titleCharacters: 32 }], bad: [{ titleCharacters: 33 }] },
  },
  {
    kind: 'material',
    id: 'P1.author',
    clause: 'P1',
    question: '作者不超过 16 字',
    measure: 'authorCharacters',
    unit: 'characters',
    limit: { atMost: 16 },
    examples: { good: [{ authorCharacters: 16 }], bad: [{ authorCharacters: 17 }] },
  },
  {
    kind: 'material',
    id: 'P1.digest',
    clause: 'P1',
    question: '摘要不超过 128 字',
    measure: 'digestCharacters',
    unit: 'characters',
    limit: { atMost: 128 },
    examples: { good: [{ digestCharacters: 128 }], bad: [{ digestCharacters: 129 }] },
  },
  {
    kind: 'material',
    id: 'P1.body',
    clause: 'P1',
    question: '正文（含排版）少于 20000 字符',
    measure: 'bodyCharacters',
    unit: 'characters',
    limit: { below: 20_000 },
    examples: { good: [{ bodyCharacters: 19_999 }], bad: [{ bodyCharacters: 20_000 }] },
  },
  {
    kind: 'material',
    id: 'P1.body.bytes',
    clause: 'P1',
    question: '正文（含排版）小于 1 MB',
    measure: 'bodyBytes',
    unit: 'bytes',
    limit: { below: megabyte },
    examples: { good: [{ bodyBytes: megabyte - 1 }], bad: [{ bodyBytes: megabyte }] },
  },
  {
    kind: 'material',
    id: 'P1.cover',
    clause: 'P1',
    question: '选定封面',
    measure: 'covers',
    unit: 'count',
    limit: { atLeast: 1 },
    examples: { good: [{ covers: 1 }], bad: [{ covers: 0 }] },
  },
  {
    kind: 'material',
    id: 'P1.cover.width',
    clause: 'P1',
    question: '封面宽度不少于 900 像素',
    measure: 'coverWidth',
    unit: 'pixels',
    limit: { atLeast: 900 },
    companyFigure: true,
    examples: { good: [{ coverWidth: [900] }], bad: [{ coverWidth: [899] }] },
  },
  {
    kind: 'material',
    id: 'P1.cover.height',
    clause: 'P1',
    question: '封面高度不少于 383 像素',
    measure: 'coverHeight',
    unit: 'pixels',
    limit: { atLeast: 383 },
    companyFigure: true,
    examples: { good: [{ coverHeight: [383] }], bad: [{ coverHeight: [382] }] },
  },
  {
    kind: 'material',
    id: 'P3.format',
    clause: 'P3',
    question: '正文图片为 JPG 或 PNG',
    measure: 'bodyPictureFormat',
    unit: 'format',
    limit: { oneOf: ['jpg', 'png'] },
    examples: { good: [{ bodyPictureFormat: ['png', 'jpg'] }], bad: [{ bodyPictureFormat: ['webp'] }] },
  },
  {
    kind: 'material',
    id: 'P3.bytes',
    clause: 'P3',
    question: '正文图片每张小于 1 MB',
    measure: 'bodyPictureBytes',
    unit: 'bytes',
    limit: { below: megabyte },
    examples: { good: [{ bodyPictureBytes: [megabyte - 1] }], bad: [{ bodyPictureBytes: [megabyte] }] },
  },
]

/** What the API takes; of what it does not, the edition becomes a draft that the editor completes by hand. */
const video: readonly RuleOf<'figure' | 'choice'>[] = [
  {
    kind: 'figure',
    id: 'P3.video',
    clause: 'P3',
    what: '接口接受的视频',
    bound: { atMost: 10 * megabyte },
    unit: 'bytes',
    examples: { good: [{ value: 10 * megabyte }], bad: [{ value: 10 * megabyte + 1 }] },
  },
  oneOf('P3.video.format', '接口接受的视频格式', ['MP4'], 'AVI'),
]

const sending: readonly RuleOf<'capacity' | 'quota'>[] = [
  {
    kind: 'capacity',
    id: 'P1.posts',
    clause: 'P1',
    maxPosts: 8,
    examples: { good: [{ posts: 8 }], bad: [{ posts: 9 }] },
  },
  {
    kind: 'quota',
    id: 'P2.subscription',
    clause: 'P2',
    account: 'subscription',
    sends: 1,
    per: 'day',
    examples: {
      good: [{ sentOn: ['2026-01-03'], wantedOn: '2026-01-04' }],
      bad: [{ sentOn: ['2026-01-04'], wantedOn: '2026-01-04' }],
    },
  },
  {
    kind: 'quota',
    id: 'P2.service',
    clause: 'P2',
    account: 'service',
    sends: 4,
    per: 'month',
    examples: {
      good: [
        { sentOn: ['2026-01-08', '2026-01-16', '2026-01-24'], wantedOn: '2026-01-30' },
        { sentOn: ['2026-01-08', '2026-01-16', '2026-01-24', '2026-01-30'], wantedOn: '2026-02-08' },
      ],
      bad: [{ sentOn: ['2026-01-08', '2026-01-16', '2026-01-24', '2026-01-30'], wantedOn: '2026-01-31' }],
    },
  },
]

/** What WeChat itself allows (P): checked while typing, not at 16:50 by an error code. */
export const wechatPlatform: Rulebook = {
  id: 'wechat-platform',
  version: 1,
  title: '微信平台限制',
  givenByPlatform: true,
  clauses: [
    {
      id: 'P1',
      heading: '标题、作者、摘要、正文与封面',
      text: '标题不超过 32 字，作者不超过 16 字，摘要不超过 128 字，正文连同排版少于 20000 字符、小于 1 MB；每篇须有封面，一期最多 8 篇。',
      source: '公众平台接口限制',
      visibility: 'public',
    },
    {
      id: 'P2',
      heading: '群发次数',
      text: '订阅号每天可以群发 1 次；服务号每位关注者每月可以收到 4 次，在公众平台后台手动群发的也计算在内。',
      source: '公众平台接口限制',
      visibility: 'public',
    },
    {
      id: 'P3',
      heading: '正文图片与视频',
      text: '通过接口写入正文的图片须为 JPG 或 PNG，且每张小于 1 MB。接口接受的视频为不超过 10 MB 的 MP4；更大或其他格式的视频，由编辑在公众平台后台手动补入草稿。',
      source: '公众平台接口限制',
      visibility: 'public',
    },
  ],
  rules: [...material, ...video, ...sending],
}
