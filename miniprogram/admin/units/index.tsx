import { View } from '@tarojs/components'
import { useState } from 'react'
import { roleNames, staffLimits } from '../../../shared/staff'
import { api, go, queryClient, useCommand, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, Card, Cell, Empty, LongList } from '../../_ui'
import { NameSheet } from '../parts/NameSheet'

type UnitRow = Replies['staff']['units']['rows'][number]
type UnitsPage = Replies['staff']['units']

/** 单位: each with whoever answers for it, or what is missing (G1). */
export default function UnitsScreen() {
  const [isAdding, setAdding] = useState(false)
  const command = useCommand((input: Inputs['staff']['addUnit']) => api.staff.addUnit.mutate(input))

  async function add(name: string) {
    const added = await command.send({ name })
    if (!added) return
    setAdding(false)
    await queryClient.invalidateQueries({ queryKey: ['staff.units'] })
    go.unit(added.id)
  }

  return (
    <View>
      <LongList
        id="units-list"
        name="staff.units"
        read={async (after) => (await api.staff.units.query({ after })) as UnitsPage}
        empty={<Empty icon="people" title="还没有单位" note="导入名册时可以一并添加。" />}
      >
        {(units: UnitRow[]) => (
          <Card>
            {units.map((unit) => (
              <Cell
                key={unit.id}
                id={`unit-${unit.id}`}
                className="row-unit"
                title={unit.name}
                note={sayNamed(unit)}
                onTap={() => go.unit(unit.id)}
              />
            ))}
          </Card>
        )}
      </LongList>
      <BottomBar id="units-bar">
        <Button id="add-unit" wide onTap={() => setAdding(true)}>
          添加单位
        </Button>
      </BottomBar>
      {isAdding ? (
        <NameSheet
          title="添加单位"
          initial=""
          limit={staffLimits.unit}
          command={command}
          onClose={() => setAdding(false)}
          onSave={add}
        />
      ) : null}
    </View>
  )
}

function sayNamed({ named }: UnitRow): string {
  const there = named.flatMap(({ role, person }) => (person ? [`${roleNames[role]} ${person.name}`] : []))
  return there.length > 0 ? there.join(' · ') : '还没有指定供稿人（G1）'
}
