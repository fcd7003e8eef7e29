import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { api, go, usePages, type Inputs, type Replies } from '../../_platform'
import { Card, Cell, Empty, ListEnd, Page, Tabs, TextInput } from '../../_ui'
import { PersonCell } from '../parts/PersonCell'
import './index.scss'

type PeoplePage = Replies['staff']['people']
type List = Inputs['staff']['people']['list']

const lists: readonly { key: List; text: string }[] = [
  { key: 'staff', text: '在职' },
  { key: 'unbound', text: '未加入' },
  { key: 'gone', text: '已离职' },
]

/** The finger rests before it is looked for. */
const restMs = 300

/** 人员: everybody by name, first letters, number or unit. */
export default function PeopleScreen() {
  const [list, setList] = useState<List>('staff')
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const [units, setUnits] = useState<PeoplePage['units']>([])
  const people = usePages(
    ['staff.people', list, words],
    async (after) => {
      const page = (await api.staff.people.query({ list, words, unitId: null, after })) as PeoplePage
      if (after === null) setUnits(page.units)
      return page
    },
    true,
  )

  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), typed === '' ? 0 : restMs)
    return () => clearTimeout(timer)
  }, [typed])

  return (
    <Page id="people" screen={people}>
      {(rows) => (
        <View>
          <View className="people-search">
            <TextInput
              id="people-words"
              className="text-boxed"
              placeholder="姓名、首字母、单位"
              maxLength={40}
              confirmType="search"
              onType={setTyped}
            />
          </View>
          {words === '' ? (
            <Card>
              <Cell id="units" icon="people" title="单位" note="供稿人、副手与负责人" onTap={go.units} />
              <Cell id="roster" icon="add" title="导入名册" note="表格文件，先核对再写入" onTap={go.roster} />
            </Card>
          ) : null}
          <Tabs id="people-list" tabs={lists} chosen={list} onChoose={setList} />
          <Units units={units} />
          {rows.length > 0 ? (
            <Card className="people">
              {rows.map((person) => (
                <PersonCell key={person.id} person={person} />
              ))}
            </Card>
          ) : null}
          {rows.length > 0 ? <ListEnd list={people} /> : null}
          {rows.length + units.length === 0 ? <None list={list} words={words} /> : null}
        </View>
      )}
    </Page>
  )
}

/** Units that the words may mean. */
function Units({ units }: Pick<PeoplePage, 'units'>) {
  if (units.length === 0) return null
  return (
    <Card>
      {units.map(({ id, name }) => (
        <Cell
          key={id}
          id={`unit-${id}`}
          className="row-unit-found"
          icon="people"
          title={name}
          note="查看这个单位的人员"
          onTap={() => go.unit(id)}
        />
      ))}
    </Card>
  )
}

function None({ list, words }: { list: List; words: string }) {
  if (words !== '')
    return (
      <Empty
        icon="search"
        title="没有找到"
        note="可以输入姓名中的几个字、拼音首字母（如 cm），或工号的开头。"
      />
    )
  if (list === 'gone') return <Empty icon="people" title="还没有人离职" />
  return <Empty icon="check" title="所有人都已加入" />
}
