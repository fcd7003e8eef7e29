import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, usePages, type Failure, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, Card, FailureNote, ListEnd, Section, Tabs, Toggles } from '../../_ui'
import { ShownLines } from './ShownLines'
import type { Progress } from './use-roster'

type List = Inputs['staff']['rosterLines']['list']

type PreviewProps = {
  progress: Progress
  busy: boolean
  failure: Failure | null
  onConfirm: (units: string[]) => void
  onAgain: () => void
}

const listNames: Readonly<Record<List, string>> = {
  bad: '有问题',
  added: '新增',
  changed: '变更',
  absent: '名册外',
}

const lists = Object.keys(listNames) as List[]

const meanings: Readonly<Record<List, string>> = {
  bad: '这些行不会写入。改好后，重新导入同一份名册即可。',
  added: '公司里还没有的人员。',
  changed: '资料与名册不同，将改成名册所写。',
  absent: '公司里有、名册里没有的人员：不会改动。离职请在人员里办理。',
}

/** What a roster would bring about, before it is confirmed. */
export function Preview({ progress, busy, failure, onConfirm, onAgain }: PreviewProps) {
  const { jobId, rows, counts, newUnits } = progress
  const [units, setUnits] = useState<string[]>([])
  const [list, setList] = useState<List>(lists.find((each) => counts[each] > 0) ?? 'bad')
  const choices = newUnits.map(({ name, people }) => ({ id: name, name: `${name} · ${people} 人` }))
  const waiting = newUnits.reduce((sum, { name, people }) => (units.includes(name) ? sum : sum + people), 0)
  const meant = counts.added + counts.changed - waiting
  return (
    <View>
      <View id="roster-counts" className="roster-counts">
        <Text className="roster-says">共 {rows} 行</Text>
        <Text className="roster-note">
          {`新增 ${counts.added} · 变更 ${counts.changed} · 不变 ${counts.same} · 有问题 ${counts.bad}`}
        </Text>
      </View>
      {choices.length > 0 ? (
        <Section title="公司没有这些单位" note="点选即添加">
          <Card>
            <Toggles id="new-unit" choices={choices} chosen={units} onChange={setUnits} />
            <Text className="roster-note">
              没有点选的单位不添加，其中的人员也不写入。请先看看是不是写错了名称。
            </Text>
          </Card>
        </Section>
      ) : null}
      <Tabs
        id="roster-list"
        tabs={lists.map((key) => ({ key, text: listNames[key], count: counts[key] }))}
        chosen={list}
        onChoose={setList}
      />
      <Text className="roster-meaning">{counts[list] > 0 ? meanings[list] : '没有'}</Text>
      {counts[list] > 0 ? <Lines key={list} jobId={jobId} list={list} /> : null}
      <BottomBar id="roster-bar">
        <FailureNote id="roster-failure" failure={failure} />
        <Button id="confirm-roster" wide busy={busy} disabled={meant === 0} onTap={() => onConfirm(units)}>
          {meant > 0 ? `写入 ${meant} 人` : waiting > 0 ? '请先点选要添加的单位' : '没有需要写入的'}
        </Button>
        <Button id="another" look="link" wide disabled={busy} onTap={onAgain}>
          换一个文件
        </Button>
      </BottomBar>
    </View>
  )
}

type Lines = Replies['staff']['rosterLines']

function Lines({ jobId, list }: { jobId: string; list: List }) {
  const pages = usePages(['staff.rosterLines', jobId, list], async (after) => {
    const part = { jobId, list, part: Number(after ?? 0) }
    const { lines, next } = (await api.staff.rosterLines.query(part)) as Lines
    return { rows: lines, next: next === null ? null : String(next) }
  })
  return (
    <View>
      <FailureNote id="lines-failure" failure={pages.failure} />
      <Card>
        <ShownLines lines={pages.data ?? []} />
      </Card>
      <ListEnd list={pages} />
    </View>
  )
}
