import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choices, TextInput } from '../../_ui'

type UnitFieldProps = {
  units: readonly { readonly id: string; readonly name: string }[]
  chosen: string | null
  onChoose: (unitId: string) => void
}

/** Beyond so many they are found by their names. */
const mostInSight = 12

export function UnitField({ units, chosen, onChoose }: UnitFieldProps) {
  const [name, setName] = useState('')
  const found = units.filter((unit) => unit.id === chosen || unit.name.includes(name.trim()))
  return (
    <View>
      {units.length > mostInSight ? (
        <TextInput id="unit-name" className="text-boxed" placeholder="输入单位名称查找" onType={setName} />
      ) : null}
      <Choices
        id="unit"
        choices={found.slice(0, mostInSight).map((unit) => ({ key: unit.id, text: unit.name }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </View>
  )
}
