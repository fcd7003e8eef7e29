import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { realName } from './nickname'
import { oneOf, sequence } from './rules'

const reachable = '能联系上时'

const answering: readonly RuleOf<'time-limit'>[] = [
  {
    kind: 'time-limit',
    id: 'C5.response',
    clause: 'C5',
    what: '响应群内消息',
    within: { minutes: 30 },
    provided: reachable,
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T02:30:00.000Z' }],
      bad: [
        { from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T02:30:00.001Z' },
        { from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T02:31:00.000Z' },
      ],
    },
  },
  {
    kind: 'time-limit',
    id: 'C5.confirm',
    clause: 'C5',
    what: '确认当天到期的任务',
    within: { minutes: 5 },
    provided: reachable,
    companyFigure: true,
    examples: {
      good: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T02:05:00.000Z' }],
      bad: [{ from: '2026-01-05T02:00:00.000Z', until: '2026-01-05T02:06:00.000Z' }],
    },
  },
]

const following: readonly RuleOf<'sanction' | 'sequence' | 'choice'>[] = [
  {
    kind: 'sanction',
    id: 'C5.silence',
    clause: 'C5',
    matters: ['超过时限没有响应'],
    fine: { least: 100, most: 100 },
    examples: {
      good: [{ matter: '超过时限没有响应', yuan: 100 }],
      bad: [
        { matter: '超过时限没有响应', yuan: 99 },
        { matter: '超过时限没有响应', yuan: 101 },
        { matter: '请假期间没有响应', yuan: 100 },
      ],
    },
  },
  {
    kind: 'sanction',
    id: 'C5.passing',
    clause: 'C5',
    matters: ['推诿能够解决的问题'],
    fine: { least: 50, most: 50 },
    examples: {
      good: [{ matter: '推诿能够解决的问题', yuan: 50 }],
      bad: [
        { matter: '推诿能够解决的问题', yuan: 49 },
        { matter: '推诿能够解决的问题', yuan: 51 },
      ],
    },
  },
  sequence('C5.leak', '泄露内部信息', ['严重警告']),
  sequence('C5.links', '转发不良链接', ['严重警告']),
  oneOf('C5.notice', '对通知的答复', ['收到', '执行'], '不答复'),
]

/** 咨询工作群规定: who is asked answers, within half an hour (C5). */
export const consultingGroup: Rulebook = {
  id: 'consulting-group',
  version: 1,
  title: '咨询工作群规定',
  clauses: [
    internal(
      'C5',
      '响应与处罚',
      '群规',
      '当天到期的任务立即确认（原文没有写多久，由公司设定，默认 5 分钟）。能联系上而 30 分钟没有响应的，每次 100 元。通知须答复“收到”或“执行”。泄露内部信息、转发不良链接的，严重警告。能够解决的问题推诿给别人的，每次 50 元。',
    ),
    internal('C3C', '咨询工作群的昵称', '群规', '群昵称用本人真实姓名。'),
  ],
  rules: [...answering, ...following, realName('C3C')],
}
