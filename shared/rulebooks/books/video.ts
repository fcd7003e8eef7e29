import type { RuleOf } from '../rule'

const megabyte = 1024 * 1024

/** How large a video may be, and in which formats: the same in several regulations (G9, W2). */
export function videoStandards(clause: string): RuleOf<'material'>[] {
  return [
    {
      kind: 'material',
      id: `${clause}.video.format`,
      clause,
      question: '视频为 AVI、WMA、MOV、RM、RMVB、3GP 或 MP4',
      measure: 'videoFormat',
      unit: 'format',
      limit: { oneOf: ['avi', 'wma', 'mov', 'rm', 'rmvb', '3gp', 'mp4'] },
      examples: {
        good: [{ videoFormat: ['avi', 'wma', 'mov', 'rm', 'rmvb', '3gp', 'mp4'] }],
        bad: [{ videoFormat: ['mp4', 'mkv'] }],
      },
    },
    {
      kind: 'material',
      id: `${clause}.video.bytes`,
      clause,
      question: '视频不超过 500 MB',
      measure: 'videoBytes',
      unit: 'bytes',
      limit: { atMost: 500 * megabyte },
      examples: { good: [{ videoBytes: [500 * megabyte] }], bad: [{ videoBytes: [500 * megabyte + 1] }] },
    },
  ]
}
