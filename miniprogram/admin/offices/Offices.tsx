import { Text } from '@tarojs/components'
import { officeRoleNames, type OfficeRole } from '../../../shared/rulebooks'
import { api, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import { Card, FailureNote, Field, PersonField, Section, type Picked } from '../../_ui'

type OfficesProps = Pick<Replies['accounts']['settings'], 'me' | 'offices'> & {
  refresh: () => Promise<unknown>
}

const tasks: Readonly<Record<OfficeRole, string>> = {
  'wechat-department': '审核各类账号申请，登记台账，保管密码（G13、G16）。',
  administration: '账号备案：附盖章页，给备案号（G13）。',
}

/** Who decides for a department; any one of them is enough. */
export function Offices({ me, offices, refresh }: OfficesProps) {
  const command = useCommand((input: Inputs['applications']['setOffice']) =>
    api.applications.setOffice.mutate(input),
  )

  async function name(role: OfficeRole, people: readonly Picked[]) {
    if (!(await command.send({ role, people: people.map(({ id }) => id) }))) return
    toast('已保存')
    await refresh()
  }

  return (
    <Section id="office-people" title="职能岗位" note="任何一人处理即可">
      <Card>
        {offices.map(({ role, people }) => (
          <Field key={role} label={officeRoleNames[role]} hint={tasks[role]}>
            <PersonField
              id={`office-${role}`}
              title={officeRoleNames[role]}
              many
              picked={people}
              me={me}
              placeholder="还没有指定"
              onPick={(picked) => void name(role, picked)}
            />
          </Field>
        ))}
        <FailureNote id="office-failure" failure={command.failure} />
        <Text className="offices-note">改动从下一份申请起生效；已经提交的申请仍等原来的人处理。</Text>
      </Card>
    </Section>
  )
}
