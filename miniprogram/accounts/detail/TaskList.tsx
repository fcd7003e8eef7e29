import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../../shared/_kernel'
import { api, useCommand, type Inputs } from '../../_platform'
import { FailureNote, Icon } from '../../_ui'
import type { AccountPage, Refresh } from './account-page'

type TaskListProps = {
  accountId: string
  tasks: AccountPage['account']['tasks']
  mayTick: boolean
  refresh: Refresh
}

/** What is to be done, each with who did it; a tap ticks it, or takes the tick away again. */
export function TaskList({ accountId, tasks, mayTick, refresh }: TaskListProps) {
  const command = useCommand((input: Inputs['accounts']['tick']) => api.accounts.tick.mutate(input), refresh)

  async function tick(taskId: string, done: boolean) {
    if (await command.send({ accountId, taskId, done })) await refresh()
  }

  return (
    <View>
      {tasks.map(({ id, title, done }) => {
        const tappable = mayTick
          ? { hoverClass: 'card-pressed', onClick: () => void tick(id, done === null) }
          : {}
        return (
          <View
            key={id}
            id={`task-${id}`}
            className={`task row-task ${done ? 'task-done' : ''} ${mayTick ? '' : 'task-still'}`}
            ariaRole="checkbox"
            aria-checked={done !== null}
            {...tappable}
          >
            <View className="task-mark">{done ? <Icon name="check" className="task-icon" /> : null}</View>
            <View className="task-text">
              <Text className="task-title">{title}</Text>
              {done ? (
                <Text className="account-note">
                  {done.byName} · {sayInstant(done.at)}
                </Text>
              ) : null}
            </View>
          </View>
        )
      })}
      <FailureNote id="task-failure" failure={command.failure} />
    </View>
  )
}
