import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, confirmed, go, useCommand, useScreen, type Inputs, type Replies } from '../../_platform'
import { Button, Card, Cell, FailureNote, Page, Section, Tag } from '../../_ui'
import { InviteSheet } from './InviteSheet'
import { LeaveSheet } from './LeaveSheet'
import './index.scss'

type PersonRow = Replies['staff']['people']['people'][number]
type Invited = Replies['staff']['invite']

export default function PeopleScreen() {
  const screen = useScreen(['staff.people'], () => api.staff.people.query())
  return (
    <Page id="people" screen={screen}>
      {({ people }) => <People people={people} refresh={screen.refresh} />}
    </Page>
  )
}

type PeopleProps = { people: readonly PersonRow[]; refresh: () => Promise<unknown> }

function People({ people, refresh }: PeopleProps) {
  const [invited, setInvited] = useState<{ name: string; invite: Invited } | null>(null)
  const command = useCommand((input: Inputs['staff']['invite']) => api.staff.invite.mutate(input))
  const [leaving, setLeaving] = useState<PersonRow | null>(null)
  const active = people.filter((person) => person.active)
  const gone = people.filter((person) => !person.active)
  const units = byUnit(active)
  const bound = active.filter((person) => person.bound).length

  async function invite({ id, name, bound: joined }: PersonRow) {
    const warning = `${name}已经加入。新邀请码一旦使用，原来的微信就不能再代表${name}。`
    if (joined && !(await confirmed('重新邀请', warning))) return
    const made = await command.send({ personId: id })
    if (made) setInvited({ name, invite: made })
  }

  return (
    <View>
      <Card>
        <Cell id="roster" icon="people" title="导入名册" note="表格文件，先核对再写入" onTap={go.roster} />
      </Card>
      <View id="bound-count" className="people-note">
        {bound} 人已加入，{active.length - bound} 人未加入
      </View>
      <View className="people-failure">
        <FailureNote failure={command.failure} />
      </View>
      {units.map(([unitName, members]) => (
        <Section key={unitName} title={unitName} note={`${members.length} 人`}>
          <Card className="people">
            {members.map((person) => (
              <PersonLine
                key={person.id}
                person={person}
                busy={command.busy}
                onInvite={() => void invite(person)}
                onLeave={() => setLeaving(person)}
              />
            ))}
          </Card>
        </Section>
      ))}
      {gone.length > 0 ? (
        <Section title="已离职" note={`${gone.length} 人`}>
          <Card className="people">
            {gone.map((person) => (
              <GoneLine key={person.id} person={person} onAgain={() => setLeaving(person)} />
            ))}
          </Card>
        </Section>
      ) : null}
      {leaving ? <LeaveSheet person={leaving} onClose={() => setLeaving(null)} refresh={refresh} /> : null}
      <InviteSheet invited={invited} onClose={() => setInvited(null)} />
    </View>
  )
}

type PersonLineProps = { person: PersonRow; busy: boolean; onInvite: () => void; onLeave: () => void }

function PersonLine({ person, busy, onInvite, onLeave }: PersonLineProps) {
  const { id, name, position, roles, bound } = person
  return (
    <View className="member row-person">
      <View className="member-text">
        <View className="member-head">
          <Text className="member-name">{name}</Text>
          {roles.includes('submitter') ? <Tag tone="brand">供稿人</Tag> : null}
          {roles.includes('admin') ? <Tag tone="info">管理员</Tag> : null}
        </View>
        <Text className="member-note">
          {position} · {bound ? '已加入' : '未加入'}
        </Text>
      </View>
      <View className="member-do">
        <Button id={`invite-${id}`} look={bound ? 'link' : 'quiet'} small disabled={busy} onTap={onInvite}>
          {bound ? '重新邀请' : '生成邀请码'}
        </Button>
        <Button id={`leave-${id}`} look="link" small disabled={busy} onTap={onLeave}>
          离职
        </Button>
      </View>
    </View>
  )
}

function GoneLine({ person, onAgain }: { person: PersonRow; onAgain: () => void }) {
  const { id, name, position, unitName } = person
  return (
    <View className="member row-gone">
      <View className="member-text">
        <Text className="member-name">{name}</Text>
        <Text className="member-note">
          {unitName} · {position}
        </Text>
      </View>
      <Button id={`again-${id}`} look="link" small onTap={onAgain}>
        交接
      </Button>
    </View>
  )
}

function byUnit(people: readonly PersonRow[]): [string, PersonRow[]][] {
  const units = new Map<string, PersonRow[]>()
  for (const person of people) units.set(person.unitName, [...(units.get(person.unitName) ?? []), person])
  return [...units]
}
