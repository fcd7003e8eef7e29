import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { roleNames, staffLimits } from '../../../shared/staff'
import { api, go, toast, useCommand, usePages, type Inputs, type Replies } from '../../_platform'
import { Button, Card, Cell, Empty, ListEnd, Page, Section, Tag } from '../../_ui'
import { NameSheet } from '../parts/NameSheet'
import { PersonCell } from '../parts/PersonCell'
import './index.scss'

type UnitPage = Replies['staff']['unit']
type Unit = UnitPage['unit']

/** A unit: whoever answers for it (G1), and its people. */
export default function UnitScreen() {
  const unitId = useRouter().params.id ?? ''
  const [unit, setUnit] = useState<Unit | null>(null)
  const people = usePages(['staff.unit', unitId], async (after) => {
    const page = (await api.staff.unit.query({ unitId, after })) as UnitPage
    setUnit(page.unit)
    return page
  })
  return (
    <Page id="unit" screen={people}>
      {(rows) => (
        <View>
          {unit ? <Head unit={unit} reread={people.refresh} /> : null}
          {unit ? <Named named={unit.named} /> : null}
          <Section title="人员">
            {rows.length === 0 ? (
              <Empty icon="people" title="还没有人员" note="可以导入名册，或把人员调到这个单位。" />
            ) : (
              <View>
                <Card>
                  {rows.map((person) => (
                    <PersonCell key={person.id} person={person} inUnit />
                  ))}
                </Card>
                <ListEnd list={people} />
              </View>
            )}
          </Section>
        </View>
      )}
    </Page>
  )
}

function Named({ named }: Pick<Unit, 'named'>) {
  return (
    <Section title="由谁负责" note="在人员页指定或改换">
      <Card>
        {named.map(({ role, person }) => (
          <Cell
            key={role}
            id={`named-${role}`}
            title={roleNames[role]}
            end={person ? <Text className="unit-named">{person.name}</Text> : <Tag tone="warn">暂缺</Tag>}
            {...(person && { onTap: () => go.person(person.id) })}
          />
        ))}
      </Card>
    </Section>
  )
}

function Head({ unit, reread }: { unit: Unit; reread: () => Promise<unknown> }) {
  const [isRenaming, setRenaming] = useState(false)
  const command = useCommand((input: Inputs['staff']['renameUnit']) => api.staff.renameUnit.mutate(input))

  async function rename(name: string) {
    if (!(await command.send({ unitId: unit.id, name }))) return
    setRenaming(false)
    toast('已改名')
    await reread()
  }

  return (
    <View className="unit-head">
      <Text id="unit-title" className="unit-title">
        {unit.name}
      </Text>
      <Button id="rename" look="link" small onTap={() => setRenaming(true)}>
        改名
      </Button>
      {isRenaming ? (
        <NameSheet
          title="单位改名"
          initial={unit.name}
          limit={staffLimits.unit}
          command={command}
          onClose={() => setRenaming(false)}
          onSave={rename}
        />
      ) : null}
    </View>
  )
}
