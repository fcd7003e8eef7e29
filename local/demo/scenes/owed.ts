import { idFor, type CompanyAtWork } from '../company-at-work'
import { plan } from '../plan'
import type { Day, TimeOfDay } from '../../../shared/_kernel'
import { at } from './scene-at'

type Asked = {
  readonly unitId: string
  readonly topic: string
  readonly dueDay: Day
  readonly wanted?: number
}

const ask = (when: `${string} ${TimeOfDay}`, { wanted = 1, ...asked }: Asked) =>
  at(when, ({ office }) =>
    office.as('zhou-ning')('commissions', 'ask', {
      ...{ commissionId: idFor(asked.topic), channelId: 'group-media', editionId: null },
      ...{ wanted, ...asked },
    }),
  )

const remind = (when: `${string} ${TimeOfDay}`, topic: string) =>
  at(when, ({ office }) => office.as('zhou-ning')('commissions', 'remind', { commissionId: idFor(topic) }))

const answer = (when: `${string} ${TimeOfDay}`, by: string, topic: string, text: string) =>
  at(when, ({ office }) => office.as(by)('commissions', 'answer', { commissionId: idFor(topic), text }))

/** Written for what was asked for, beside what the unit hands in anyway. */
const deliver = (when: `${string} ${TimeOfDay}`, topic: string, title: string) =>
  at(when, async (company: CompanyAtWork) => {
    const planned = plan.find(({ story }) => story.title === title)
    if (!planned) throw new Error(`nobody wrote ${title}`)
    await company.handIn(planned, { commissionId: idFor(topic) })
  })

const sportsDay = '职工运动会的花絮，一篇'
const nightShift = '夜间配送的人和事，一篇'
const summerSafety = '夏季小区安全提醒，一篇'
const seasonal = '六月上市的时令菜，两篇'
const opening = '云溪店开业倒计时，一篇'
const volunteers = '端午慰问志愿者，一篇'

/** Material owed (约稿, G22): in time, late, in part, delivered, delivered late, and let go. */
export const owed = [
  ask('06-01 09:40', { unitId: 'human-resources', topic: sportsDay, dueDay: '2026-06-08' }),
  deliver('06-05 15:30', sportsDay, '员工厨艺赛：题目是“妈妈不会做的菜”'),
  ask('06-02 10:10', { unitId: 'logistics', topic: nightShift, dueDay: '2026-06-07' }),
  answer('06-06 11:20', 'yuan-ye', nightShift, '这周雨多，车都在外面，能不能缓两天'),
  remind('06-08 09:15', nightShift),
  deliver('06-09 15:40', nightShift, '暴雨那一夜，一百一十二辆车怎么停的'),
  ask('06-05 09:30', { unitId: 'property', topic: summerSafety, dueDay: '2026-06-12' }),
  remind('06-13 09:20', summerSafety),
  answer('06-13 11:05', 'peng-an', summerSafety, '材料在经理那里核对，明天一定交'),
  remind('06-15 09:25', summerSafety),
  ask('06-08 10:30', { unitId: 'fresh-division', topic: seasonal, wanted: 2, dueDay: '2026-06-19' }),
  deliver('06-10 15:35', seasonal, '主动召回：一批蜜桃罐头的盖子可能不紧'),
  ask('06-09 10:05', { unitId: 'yunxi-store', topic: opening, dueDay: '2026-06-13' }),
  at('06-12 11:15', ({ office }) =>
    office.as('zhou-ning')('commissions', 'waive', {
      commissionId: idFor(opening),
      reason: '开业日期还要等消防验收，先不催',
    }),
  ),
  ask('06-15 10:20', { unitId: 'charity', topic: volunteers, dueDay: '2026-06-20' }),
]
