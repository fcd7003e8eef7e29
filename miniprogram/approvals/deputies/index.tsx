import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay } from '../../../shared/_kernel'
import { isForGood } from '../../../shared/approvals'
import { api, confirmed, toast, useCommand, useScreen, type Inputs, type Replies } from '../../_platform'
import { Button, Card, Empty, FailureNote, Page, Section, Tag } from '../../_ui'
import { NameSheet } from './NameSheet'
import './index.scss'

type Deputies = Replies['approvals']['deputies']
type DeputyRow = Deputies['mine'][number]

export default function DeputiesScreen() {
  const screen = useScreen(['approvals.deputies'], () => api.approvals.deputies.query())
  return (
    <Page id="deputies" screen={screen}>
      {(deputies) => <Both deputies={deputies} refresh={screen.refresh} />}
    </Page>
  )
}

type BothProps = { deputies: Deputies; refresh: () => Promise<unknown> }

/** Who decides for me, and for whom I decide. */
function Both({ deputies: { mine, iStandInFor }, refresh }: BothProps) {
  const [naming, setNaming] = useState(false)
  const command = useCommand(
    (end: Inputs['approvals']['endDeputy']) => api.approvals.endDeputy.mutate(end),
    refresh,
  )

  async function end({ id, name }: DeputyRow) {
    const sure = await confirmed('结束代理', `之后的审批不再由${name}代您处理。`)
    if (!sure || !(await command.send({ deputyshipId: id }))) return
    toast('已结束')
    await refresh()
  }

  return (
    <View>
      <Section title="替我处理">
        {mine.length === 0 ? (
          <Empty
            icon="people"
            title="没有安排代理"
            note="外出几天？请一位同事代您审批，记录会写成“他 代 您”。"
          />
        ) : (
          <Card>
            {mine.map((row) => (
              <Row key={row.id} row={row} onEnd={() => void end(row)} />
            ))}
          </Card>
        )}
        <FailureNote failure={command.failure} />
        <View className="deputies-do">
          <Button id="name-deputy" wide onTap={() => setNaming(true)}>
            安排代理
          </Button>
        </View>
      </Section>
      {iStandInFor.length > 0 ? (
        <Section title="我代别人处理" note="等他们处理的，也会出现在您的待办里">
          <Card>
            {iStandInFor.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Card>
        </Section>
      ) : null}
      {naming ? <NameSheet onClose={() => setNaming(false)} refresh={refresh} /> : null}
    </View>
  )
}

function sayDays({ from, through }: DeputyRow): string {
  if (isForGood({ through })) return `${sayDay(from)}起，已离职，由您接手`
  return from === through ? sayDay(from) : `${sayDay(from)} 至 ${sayDay(through)}`
}

function Row({ row, onEnd }: { row: DeputyRow; onEnd?: () => void }) {
  const { name, holdsToday } = row
  return (
    <View className="deputy row-deputy">
      <View className="deputy-text">
        <View className="deputy-head">
          <Text className="deputy-name">{name}</Text>
          {holdsToday ? <Tag tone="good">今天生效</Tag> : <Tag>未到日期</Tag>}
        </View>
        <Text className="deputy-days">{sayDays(row)}</Text>
      </View>
      {onEnd ? (
        <Button className="deputy-end" small look="danger" onTap={onEnd}>
          结束
        </Button>
      ) : null}
    </View>
  )
}
