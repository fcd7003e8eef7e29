import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import type { Tone } from './Tag'
import { ToClause } from './ToClause'
import './Timeline.scss'

export type TimelineStep = {
  readonly key: string
  readonly tone: Tone
  readonly icon: IconName
  readonly title: string
  readonly when: string
  readonly text?: string
  readonly quote?: string
  /** On which it rests, one tap away. */
  readonly clause?: string | null
  /** Smaller, below all else. */
  readonly notes?: readonly string[]
}

/** What happened, and what comes next, from top to bottom. */
export function Timeline({ id, steps }: { id: string; steps: readonly TimelineStep[] }) {
  return (
    <View id={id} className="timeline">
      {steps.map((step) => (
        <View key={step.key} className="timeline-step row-step">
          <View className={`timeline-mark timeline-${step.tone}`}>
            <Icon name={step.icon} className="timeline-icon" />
          </View>
          <View className="timeline-body">
            <View className="timeline-head">
              <Text className="timeline-title">{step.title}</Text>
              <Text className="timeline-when">{step.when}</Text>
            </View>
            {step.text ? <Text className="timeline-text">{step.text}</Text> : null}
            {step.quote ? <View className="timeline-quote">{step.quote}</View> : null}
            <ToClause clause={step.clause} />
            {step.notes?.map((note) => (
              <Text key={note} className="timeline-note">
                {note}
              </Text>
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}
