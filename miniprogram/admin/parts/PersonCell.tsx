import { Text, View } from '@tarojs/components'
import { roleNames } from '../../../shared/staff'
import { go, type Replies } from '../../_platform'
import { Icon, Tag } from '../../_ui'
import './PersonCell.scss'

type PersonRow = Replies['staff']['people']['rows'][number]

/** Somebody in a list: what they are, whether they have joined, and the way to their page. */
export function PersonCell({ person, inUnit = false }: { person: PersonRow; inUnit?: boolean }) {
  const { id, name, unitName, position, roles, bound, active } = person
  return (
    <View
      id={`member-${id}`}
      className="member row-person"
      hoverClass="card-pressed"
      onClick={() => go.person(id)}
    >
      <View className="member-text">
        <View className="member-head">
          <Text className="member-name">{name}</Text>
          {roles.map((role) => (
            <Tag key={role} tone={role === 'admin' ? 'info' : 'brand'}>
              {roleNames[role]}
            </Tag>
          ))}
        </View>
        <Text className="member-note">{inUnit ? position : `${unitName} · ${position}`}</Text>
      </View>
      {active && !bound ? <Tag tone="warn">未加入</Tag> : null}
      <Icon name="next" className="cell-arrow" />
    </View>
  )
}
