import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './Button'
import { Icon } from './Icon'
import { PersonPicker, type Picked } from './PersonPicker'
import { Sheet } from './Sheet'
import './PersonField.scss'

type PersonFieldProps = {
  id: string
  /** Of the sheet in which one looks for them. */
  title: string
  picked: readonly Picked[]
  /** More than one may be named. */
  many?: boolean
  me?: Parameters<typeof PersonPicker>[0]['me']
  placeholder?: string
  onPick: (people: readonly Picked[]) => void
}

/** Who it is: one tap opens the directory over the screen; several are taken over when all are chosen. */
export function PersonField(props: PersonFieldProps) {
  const { id, title, picked, many = false, me, placeholder = '请选择', onPick } = props
  /** Whom the open sheet has chosen; null while it is closed. */
  const [chosen, setChosen] = useState<readonly Picked[] | null>(null)
  const shown = chosen ?? []

  function done(people: readonly Picked[]) {
    setChosen(null)
    onPick(people)
  }

  function toggle(person: Picked) {
    if (!many) return done([person])
    const others = shown.filter((each) => each.id !== person.id)
    setChosen(others.length < shown.length ? others : [...others, person])
  }

  const foot = many ? (
    <Button id={`${id}-done`} wide onTap={() => done(shown)}>
      {shown.length > 0 ? `确定：${shown.map(({ name }) => name).join('、')}` : '不指定任何人'}
    </Button>
  ) : undefined
  return (
    <>
      <View id={id} className="person-field" ariaRole="button" onClick={() => setChosen(picked)}>
        <Text className={picked.length > 0 ? '' : 'person-field-none'}>
          {picked.map(({ name }) => name).join('、') || placeholder}
        </Text>
        <Icon name="people" className="person-field-none" />
      </View>
      <Sheet
        id={`${id}-sheet`}
        title={title}
        open={chosen !== null}
        onClose={() => setChosen(null)}
        foot={foot}
      >
        <PersonPicker picked={shown} {...(me && { me })} onToggle={toggle} />
      </Sheet>
    </>
  )
}
