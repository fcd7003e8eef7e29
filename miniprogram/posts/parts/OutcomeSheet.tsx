import { Text, View } from '@tarojs/components'
import { Button, FailureLine, Icon, Sheet, sayEditionTime } from '../../_ui'
import type { Outcome } from './use-hand-in'
import './OutcomeSheet.scss'

/** What each of several channels answered: what was refused stays in the draft, to be handed in again. */
export function OutcomeSheet({
  outcomes,
  onClose,
}: {
  outcomes: readonly Outcome[] | null
  onClose: () => void
}) {
  const refused = outcomes?.filter(({ failure }) => failure) ?? []
  return (
    <Sheet
      id="outcomes"
      title={refused.length > 0 ? '有渠道还没有提交' : '已全部提交'}
      open={outcomes !== null}
      onClose={onClose}
    >
      {outcomes?.map((outcome) => (
        <View
          key={outcome.postId}
          className={`outcome row-outcome ${outcome.failure ? 'outcome-refused' : ''}`}
        >
          <View className="outcome-mark">
            <Icon name={outcome.failure ? 'close' : 'check'} />
          </View>
          <View className="outcome-text">
            <Text className="outcome-channel">{outcome.channelName}</Text>
            {outcome.failure ? (
              <FailureLine className="outcome-what" failure={outcome.failure} />
            ) : (
              <Text className="outcome-what">{sayReceipt(outcome)}</Text>
            )}
          </View>
        </View>
      ))}
      <View className="outcome-note">
        {refused.length > 0
          ? '已提交的不受影响。没有提交的渠道留在草稿里，修改后再点一次提交，不会重复。'
          : '每个渠道各自审批，日期以编辑回复为准。'}
      </View>
      <View className="outcome-do">
        <Button id="outcomes-close" wide onTap={onClose}>
          {refused.length > 0 ? '去修改' : '看我的稿件'}
        </Button>
      </View>
    </Sheet>
  )
}

function sayReceipt({ receipt }: Outcome): string {
  return receipt?.opensAt ? `已提交，预占 ${sayEditionTime(receipt.opensAt)}` : '已提交，等待空位'
}
