import { go, type Replies } from '../_platform'
import { BottomBar } from './BottomBar'
import { Button } from './Button'

/** After a decision the next thing is one tap away. */
export function NextBar({ next }: Pick<Replies['approvals']['decide'], 'next'>) {
  return (
    <BottomBar id="next-bar">
      {next ? (
        <Button id="next" wide onTap={() => go.insteadToRequest(next.kind, next.subjectId)}>
          {`下一件：${shortened(next.title)}`}
        </Button>
      ) : (
        <Button id="all-done" look="quiet" wide onTap={go.approvals}>
          待办都处理完了
        </Button>
      )}
    </BottomBar>
  )
}

const mostOnButton = 14

function shortened(title: string): string {
  const signs = Array.from(title)
  return signs.length > mostOnButton ? `${signs.slice(0, mostOnButton).join('')}…` : title
}
