import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { api, failureOf, type Failure, type Replies } from '../_platform'
import { FailureNote } from './FailureState'
import { Icon } from './Icon'
import { TextInput } from './TextInput'
import './PersonPicker.scss'

type Found = Replies['approvals']['people']['people'][number]
export type Picked = Pick<Found, 'id' | 'name'>
type Offered = Picked & Partial<Found>

type PersonPickerProps = {
  picked: readonly Picked[]
  /** Offered first, where one may name oneself. */
  me?: Found
  onToggle: (person: Picked) => void
}

/** The finger rests before the name is looked for. */
const restMs = 300

/** Somebody of the company: colleagues first, others by any part of their name, its first letters, or their number. */
export function PersonPicker({ picked, me, onToggle }: PersonPickerProps) {
  const [name, setName] = useState('')
  const [found, setFound] = useState<readonly Found[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  useEffect(() => {
    let isLatest = true
    const look = async () => {
      try {
        const { people } = await api.approvals.people.query({ name })
        if (isLatest) setFound(people)
      } catch (error) {
        if (isLatest) setFailure(failureOf(error))
      }
    }
    const timer = setTimeout(() => void look(), name === '' ? 0 : restMs)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [name])

  const offered = name.trim() === '' ? withFirst(found, picked, me) : found
  return (
    <View className="person-picker">
      <TextInput
        id="person-name"
        className="text-boxed"
        placeholder="姓名、拼音首字母或工号"
        confirmType="search"
        onType={setName}
      />
      <FailureNote id="person-failure" failure={failure} />
      {offered?.length === 0 ? (
        <Text className="person-none">没有找到。换姓名里的另两个字、拼音首字母或工号试试。</Text>
      ) : null}
      {offered?.map((person) => {
        const isPicked = picked.some(({ id }) => id === person.id)
        return (
          <View
            key={person.id}
            id={`person-${person.id}`}
            className={`person row-person-found ${isPicked ? 'person-picked' : ''}`}
            ariaRole="checkbox"
            aria-checked={isPicked}
            onClick={() => onToggle(person)}
          >
            <View className="person-text">
              <Text className="person-name">{person.name}</Text>
              {person.unitName ? (
                <Text className="person-note">
                  {person.unitName} · {person.position}
                </Text>
              ) : null}
            </View>
            {isPicked ? <Icon name="check" className="person-mark" /> : null}
          </View>
        )
      })}
    </View>
  )
}

/** Whoever is picked can be seen, and put back; then oneself. */
function withFirst(
  found: readonly Found[] | null,
  picked: readonly Picked[],
  me: Found | undefined,
): readonly Offered[] {
  const known: readonly Found[] = [...(me ? [me] : []), ...(found ?? [])]
  const elsewhere = picked.filter(({ id }) => known.every((person) => person.id !== id))
  return [...elsewhere, ...known]
}
