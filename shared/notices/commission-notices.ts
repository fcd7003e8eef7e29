import { sayDay, type Day } from '../_kernel'
import { withoutStop } from './facts'
import type { Wording } from './notice'

/** Material that a unit was asked for (约稿). */
export type CommissionFacts = {
  readonly channelName: string
  readonly unitName: string
  readonly topic: string
  readonly wanted: number
  readonly missing: number
  readonly dueDay: Day
}

/** The wording of what people are told of a commission. */
export const sayCommission = {
  asked: (asked: CommissionFacts, by: string, deadline: string) => ({
    kind: 'material-asked',
    ...of(asked, by),
    title: `约稿 ${asked.wanted} 篇`,
    body: `${by}（${asked.channelName}）向${asked.unitName}约稿：${withoutStop(asked.topic)}。${deadline}。`,
  }),
  reminded: (asked: CommissionFacts, times: number, deadline: string) => ({
    kind: 'material-reminded',
    ...of(asked),
    title: '请按时交稿',
    body: `${asked.channelName}约的“${withoutStop(asked.topic)}”还差 ${asked.missing} 篇，${deadline}。这是第 ${times} 次提醒。`,
  }),
  overdue: (asked: CommissionFacts, times: number) => ({
    kind: 'material-overdue',
    ...of(asked),
    title: '约稿已逾期',
    body: `${asked.channelName}约${asked.unitName}的“${withoutStop(asked.topic)}”应在${sayDay(asked.dueDay)}交来，还差 ${asked.missing} 篇。这是第 ${times} 次提醒，请尽快交来或答复。`,
  }),
  answered: (asked: CommissionFacts, by: string, text: string) => ({
    kind: 'material-answered',
    ...of(asked, by),
    title: '约稿有答复',
    body: `${by}就“${withoutStop(asked.topic)}”的约稿说：${withoutStop(text)}。`,
  }),
  complete: (asked: CommissionFacts) => ({
    kind: 'material-complete',
    ...of(asked),
    title: '约稿已交齐',
    body: `${asked.unitName}已交齐“${withoutStop(asked.topic)}”的约稿 ${asked.wanted} 篇。`,
  }),
  waived: (asked: CommissionFacts, by: string, reason: string) => ({
    kind: 'material-waived',
    ...of(asked, by),
    title: '约稿已免交',
    body: `${by}免去了“${withoutStop(asked.topic)}”的约稿：${withoutStop(reason)}。无需再交。`,
  }),
} as const satisfies Record<string, (asked: CommissionFacts, ...args: never[]) => Wording>

function of({ topic, dueDay }: CommissionFacts, by: string | null = null) {
  return { about: withoutStop(topic), day: dueDay, by }
}
