import { Text, View } from '@tarojs/components'
import type { RefusalCode } from '../../shared/_kernel'
import { clauseOf, go, sayFailure, type Failure } from '../_platform'
import { Button } from './Button'
import { Empty } from './Empty'
import { ToClause } from './ToClause'
import './FailureState.scss'

/** However often it is read again, it stays closed. */
const closed: Partial<Record<RefusalCode, string>> = {
  'not-allowed': '这一页不对您开放',
  'not-found': '没有找到',
  'bad-input': '链接不完整',
}

/** Nobody enters anything to read a screen: what is malformed is the link that led here. */
const brokenLink = '打开这一页的链接缺了一部分，或写错了。请让发来的人重新复制一次，或从首页进入。'

/** Instead of a screen that could not be read: why, and what to do next. */
export function FailureState({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const code = failure.kind === 'refused' ? failure.refusal.code : null
  if (code === 'not-bound') {
    return (
      <Empty id="not-bound" icon="people" title="请先加入" note={sayFailure(failure)}>
        <Button id="sign-in" onTap={go.signIn}>
          用邀请码加入
        </Button>
      </Empty>
    )
  }
  const title = code && closed[code]
  if (title) {
    return (
      <Empty
        id="failure"
        icon="alert"
        title={title}
        note={code === 'bad-input' ? brokenLink : sayFailure(failure)}
      >
        <ToClause clause={clauseOf(failure)} />
        <Button id="go-home" look="quiet" onTap={go.home}>
          回首页
        </Button>
      </Empty>
    )
  }
  return (
    <Empty id="failure" icon="alert" title="暂时打不开" note={sayFailure(failure)}>
      <ToClause clause={clauseOf(failure)} />
      <RequestId failure={failure} />
      <Button id="retry" look="quiet" onTap={onRetry}>
        重试
      </Button>
    </Empty>
  )
}

/** Above what is still shown, or below the field: why the last attempt brought nothing. */
export function FailureNote({ id = 'refusal', failure }: { id?: string; failure: Failure | null }) {
  if (!failure) return null
  return (
    <View id={id} className="failure-note">
      <Text className="failure-text">{sayFailure(failure)}</Text>
      <ToClause clause={clauseOf(failure)} />
      <RequestId failure={failure} />
    </View>
  )
}

function RequestId({ failure }: { failure: Failure }) {
  if (failure.kind !== 'fault' || !failure.requestId) return null
  return (
    <Text className="failure-id" selectable userSelect>
      编号 {failure.requestId}
    </Text>
  )
}
