import { Text, View } from '@tarojs/components'
import { keyOf, type NamedScope, type Scope } from '../../../shared/archive'
import { Choices } from '../../_ui'
import './Filters.scss'

type ScopeFieldProps = { scopes: readonly NamedScope[]; scope: Scope; onPick: (scope: Scope) => void }

/** What is looked through; not asked where there is no choice. */
export function ScopeField({ scopes, scope, onPick }: ScopeFieldProps) {
  if (scopes.length < 2) return null
  const pick = (key: string) => {
    const picked = scopes.find((named) => keyOf(named.scope) === key)
    if (picked) onPick(picked.scope)
  }
  const choices = scopes.map((named) => ({ key: keyOf(named.scope), text: named.name }))
  return (
    <View>
      <Text className="archive-name">范围</Text>
      <Choices id="scope" choices={choices} chosen={keyOf(scope)} onChoose={pick} />
    </View>
  )
}
