import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, type Day } from '../../../shared/_kernel'
import { readingLimits, type Audience } from '../../../shared/readings'
import { roleNames, roles, type Role } from '../../../shared/staff'
import { api, confirmed, createId, go, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import { Button, Card, Choices, DayField, FailureNote, Field, Section, Toggles } from '../../_ui'

type List = Replies['readings']['list']

const scopes = [
  { key: 'all', text: '全公司' },
  { key: 'units', text: '部分单位' },
  { key: 'roles', text: '部分角色' },
] as const

type Scope = (typeof scopes)[number]['key']

/** Which version, who, and by when; everybody of them is told at once. */
export function StartForm({ list, first }: { list: List; first: string | null }) {
  const { today, rulebooks, units, daysToRead } = list
  const [rulebook, setRulebook] = useState(rulebooks.find(({ id }) => id === first)?.id ?? null)
  const [scope, setScope] = useState<Scope>('all')
  const [chosenUnits, setUnits] = useState<readonly string[]>([])
  const [chosenRoles, setRoles] = useState<readonly Role[]>([])
  const [dueOn, setDueOn] = useState<Day>(addDays(today, daysToRead))
  const [readingId, setReadingId] = useState(createId)
  const start = useCommand((wanted: Inputs['readings']['start']) => api.readings.start.mutate(wanted))
  const audience = audienceOf(scope, chosenUnits, chosenRoles)
  const missing = whatIsMissing(rulebook, audience)

  async function begin() {
    if (rulebook === null) return
    const book = rulebooks.find(({ id }) => id === rulebook)
    const sure = await confirmed('发起阅读确认', `所选的人都会收到通知，请他们阅读《${book?.title ?? ''}》。`)
    if (!sure || !(await start.send({ readingId, rulebook, audience, dueOn }))) return
    toast('已发起')
    setReadingId(createId())
    go.campaign(readingId)
  }

  return (
    <Section id="start" title="发起">
      <Card>
        <Field label="读哪一部">
          <Choices
            id="rulebook"
            choices={rulebooks.map(({ id, title, version }) => ({
              key: id,
              text: `${title} 第 ${version} 版`,
            }))}
            chosen={rulebook}
            onChoose={setRulebook}
          />
        </Field>
        <Field label="请谁读" hint="以后加入的人也会收到，期限另算；离职的人不再计入。">
          <Choices id="audience" choices={scopes} chosen={scope} onChoose={setScope} />
          <View className="start-toggles">
            {scope === 'units' ? (
              <Toggles id="unit" choices={units} chosen={chosenUnits} onChange={setUnits} />
            ) : null}
            {scope === 'roles' ? (
              <Toggles
                id="role"
                choices={roles.map((role) => ({ id: role, name: roleNames[role] }))}
                chosen={chosenRoles}
                onChange={(ids) => setRoles(roles.filter((role) => ids.includes(role)))}
              />
            ) : null}
          </View>
        </Field>
        <Field label="期限（当天也算）" hint="前一天和当天上午会自动提醒还没有确认的人（X1）。">
          <DayField
            id="due-on"
            day={dueOn}
            from={today}
            through={addDays(today, readingLimits.daysAhead)}
            placeholder="选日期"
            onPick={setDueOn}
          />
        </Field>
        <FailureNote id="start-failure" failure={start.failure} />
        <View className="start-button">
          <Button id="begin" wide busy={start.busy} disabled={missing !== null} onTap={() => void begin()}>
            {missing ?? '发起阅读确认'}
          </Button>
        </View>
      </Card>
    </Section>
  )
}

function audienceOf(scope: Scope, units: readonly string[], chosen: readonly Role[]): Audience {
  if (scope === 'units') return { of: 'units', units }
  return scope === 'roles' ? { of: 'roles', roles: chosen } : { of: 'all' }
}

function whatIsMissing(rulebook: string | null, audience: Audience): string | null {
  if (rulebook === null) return '请选择制度'
  if (audience.of === 'units' && audience.units.length === 0) return '请选择单位'
  return audience.of === 'roles' && audience.roles.length === 0 ? '请选择角色' : null
}
