import type { Rulebook } from './rulebook'

const megabyte = 1024 * 1024

/** What WeChat itself allows (P): checked while typing, not at 16:50 by an error code. */
export const wechatPlatform: Rulebook = {
  id: 'wechat-platform',
  version: 1,
  title: '微信平台限制',
  clauses: [
    {
      id: 'P1',
      heading: '标题、作者、摘要、正文与封面',
      text: '标题不超过 32 字，作者不超过 16 字，摘要不超过 128 字，正文连同排版少于 20000 字符；每篇须有封面，一期最多 8 篇。',
      source: '公众平台接口限制',
      visibility: 'public',
    },
    {
      id: 'P3',
      heading: '正文图片',
      text: '通过接口写入正文的图片须为 JPG 或 PNG，且每张小于 1 MB。',
      source: '公众平台接口限制',
      visibility: 'public',
    },
  ],
  material: [
    {
      id: 'P1.title.given',
      clause: 'P1',
      question: '填写标题',
      measure: 'titleCharacters',
      unit: 'characters',
      limit: { atLeast: 1 },
      examples: { good: [{ titleCharacters: 1 }], bad: [{ titleCharacters: 0 }] },
    },
    {
      id: 'P1.title',
      clause: 'P1',
      question: '标题不超过 32 字',
      measure: 'titleCharacters',
      unit: 'characters',
      limit: { atMost: 32 },
      examples: { good: [{ titleCharacters: 32 }], bad: [{ titleCharacters: 33 }] },
    },
    {
      id: 'P1.author',
      clause: 'P1',
      question: '作者不超过 16 字',
      measure: 'authorCharacters',
      unit: 'characters',
      limit: { atMost: 16 },
      examples: { good: [{ authorCharacters: 16 }], bad: [{ authorCharacters: 17 }] },
    },
    {
      id: 'P1.digest',
      clause: 'P1',
      question: '摘要不超过 128 字',
      measure: 'digestCharacters',
      unit: 'characters',
      limit: { atMost: 128 },
      examples: { good: [{ digestCharacters: 128 }], bad: [{ digestCharacters: 129 }] },
    },
    {
      id: 'P1.body',
      clause: 'P1',
      question: '正文（含排版）少于 20000 字符',
      measure: 'bodyCharacters',
      unit: 'characters',
      limit: { below: 20_000 },
      examples: { good: [{ bodyCharacters: 19_999 }], bad: [{ bodyCharacters: 20_000 }] },
    },
    {
      id: 'P1.cover',
      clause: 'P1',
      question: '选定封面',
      measure: 'covers',
      unit: 'count',
      limit: { atLeast: 1 },
      examples: { good: [{ covers: 1 }], bad: [{ covers: 0 }] },
    },
    {
      id: 'P3.bytes',
      clause: 'P3',
      question: '正文图片每张小于 1 MB',
      measure: 'pictureBytes',
      unit: 'bytes',
      limit: { below: megabyte },
      examples: { good: [{ pictureBytes: [megabyte - 1] }], bad: [{ pictureBytes: [megabyte] }] },
    },
  ],
  capacity: { clause: 'P1', maxPosts: 8 },
}
