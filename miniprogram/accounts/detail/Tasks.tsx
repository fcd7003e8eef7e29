import { Card, Section } from '../../_ui'
import type { AccountPage, Refresh } from './account-page'
import { TaskList } from './TaskList'

type TasksProps = {
  accountId: string
  tasks: AccountPage['account']['tasks']
  mayTick: boolean
  refresh: Refresh
}

/** Each list rests on a clause of its own. */
const titles: Readonly<Record<string, string>> = { G13: '开通清单', G14: '移交清单', O6: '注销清单' }

/** What is to be done in the account's present state, or was done to come to it. */
export function Tasks(props: TasksProps) {
  const { tasks } = props
  const [first] = tasks
  if (!first) return null
  const done = tasks.filter((task) => task.done !== null).length
  return (
    <Section
      id="tasks"
      title={titles[first.clause] ?? '清单'}
      note={`按 ${first.clause} · 已完成 ${done}/${tasks.length}`}
    >
      <Card className="account-list">
        <TaskList {...props} />
      </Card>
    </Section>
  )
}
