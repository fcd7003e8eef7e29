import { Text, View } from '@tarojs/components'
import { dayOf, sayDay } from '../../shared/_kernel'
import { isOverdue } from '../../shared/readings'
import { api, go, toast, useCommand, useNow, type Inputs, type Replies } from '../_platform'
import { Button } from './Button'
import { Card } from './Card'
import { FailureNote } from './FailureState'
import './ReadingCard.scss'
import { Tag } from './Tag'

type ToRead = Replies['home']['today']['toRead'][number]

type ReadingCardProps = {
  reading: ToRead
  /** The rulebook itself is on this screen. */
  isHere?: boolean
  refresh: () => Promise<unknown>
}

/** A version that somebody is asked to read, confirmed with one tap (X1). */
export function ReadingCard({ reading, isHere = false, refresh }: ReadingCardProps) {
  const { readingId, rulebookId, title, version, dueOn } = reading
  const today = dayOf(useNow())
  const isLate = isOverdue({ confirmedAt: null, dueOn }, today)
  const confirm = useCommand(
    (tap: Inputs['readings']['confirm']) => api.readings.confirm.mutate(tap),
    refresh,
  )

  async function confirmNow() {
    if (!(await confirm.send({ readingId }))) return
    toast('已确认，谢谢')
    await refresh()
  }

  return (
    <Card id={`reading-${rulebookId}`} className="reading row-reading">
      <View className="reading-head">
        <Text className="reading-ask">请阅读并确认</Text>
        <Tag tone={isLate ? 'bad' : 'info'}>{isLate ? `${sayDay(dueOn)}已到期` : `${sayDay(dueOn)}截止`}</Tag>
      </View>
      <Text className="reading-title">
        {isHere ? `本制度第 ${version} 版` : `《${title}》第 ${version} 版`}
      </Text>
      <FailureNote id="reading-failure" failure={confirm.failure} />
      <View className="reading-buttons">
        {isHere ? null : (
          <Button id={`read-${rulebookId}`} look="quiet" onTap={() => go.rulebook(rulebookId)}>
            去阅读
          </Button>
        )}
        <Button
          id={`confirm-${rulebookId}`}
          className="reading-confirm"
          busy={confirm.busy}
          onTap={() => void confirmNow()}
        >
          已阅读，确认
        </Button>
      </View>
    </Card>
  )
}
