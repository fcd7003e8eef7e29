import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { sayInstant } from '../../../shared/_kernel'
import { isOncePerUnit, roleNames, roles, type Role } from '../../../shared/staff'
import { api, confirmed, go, toast, useCommand, useScreen, type Inputs, type Replies } from '../../_platform'
import { Button, Card, Cell, FailureNote, Page, Section, Tag, Timeline, Toggles } from '../../_ui'
import { CorrectSheet } from './CorrectSheet'
import { InviteSheet } from './InviteSheet'
import { LeaveSheet } from './LeaveSheet'
import { MoveSheet } from './MoveSheet'
import type { Person } from './person'
import './index.scss'

type PersonProps = { person: Person; reread: () => Promise<unknown> }

/** Somebody: what is written down of them, their binding, their roles, and what was done to either. */
export default function PersonScreen() {
  const personId = useRouter().params.id ?? ''
  const screen = useScreen(['staff.person', personId], () => api.staff.person.query({ personId }))
  return (
    <Page id="person" screen={screen}>
      {(person) => (
        <View>
          <Head person={person} />
          {person.active ? <Written person={person} reread={screen.refresh} /> : null}
          {person.active ? <Binding person={person} reread={screen.refresh} /> : null}
          {person.active ? <Roles person={person} reread={screen.refresh} /> : null}
          <Leaving person={person} reread={screen.refresh} />
          <Deeds person={person} />
        </View>
      )}
    </Page>
  )
}

function Head({ person: { name, unitName, department, position, roles: held, active } }: { person: Person }) {
  return (
    <View className="person-head">
      <View className="person-head-line">
        <Text id="person-title" className="person-title">
          {name}
        </Text>
        {active ? null : <Tag>已离职</Tag>}
        {held.map((role) => (
          <Tag key={role} tone={role === 'admin' ? 'info' : 'brand'}>
            {roleNames[role]}
          </Tag>
        ))}
      </View>
      <Text className="person-head-note">{[unitName, department, position].filter(Boolean).join(' · ')}</Text>
    </View>
  )
}

function Written({ person, reread }: PersonProps) {
  const [open, setOpen] = useState<'correct' | 'move' | null>(null)
  const { staffNo, unitId, unitName, department, position } = person
  const close = () => setOpen(null)
  return (
    <Section title="资料">
      <Card>
        <Cell id="to-unit" title="单位" end={<Value>{unitName}</Value>} onTap={() => go.unit(unitId)} />
        <Cell title="部门" end={<Value>{department || '未填'}</Value>} />
        <Cell title="职务" end={<Value>{position}</Value>} />
        <Cell title="工号" end={<Value>{staffNo || '未填'}</Value>} />
        <View className="person-do">
          <Button id="correct" look="quiet" small onTap={() => setOpen('correct')}>
            修改资料
          </Button>
          <Button id="move" look="quiet" small onTap={() => setOpen('move')}>
            调到别的单位
          </Button>
        </View>
      </Card>
      {open === 'correct' ? <CorrectSheet person={person} onClose={close} reread={reread} /> : null}
      {open === 'move' ? <MoveSheet person={person} onClose={close} reread={reread} /> : null}
    </Section>
  )
}

function Value({ children }: { children: string }) {
  return <Text className="person-value">{children}</Text>
}

/** How the person comes in: a code, a bound WeChat, or after a lost phone a new code at once (X4). */
function Binding({ person, reread }: PersonProps) {
  const { id, name, bound, boundAt, invitedUntil, isSelf } = person
  const [invite, setInvite] = useState<Replies['staff']['invite'] | null>(null)
  const invitation = useCommand((input: Inputs['staff']['invite']) => api.staff.invite.mutate(input), reread)
  const revocation = useCommand((input: Inputs['staff']['revoke']) => api.staff.revoke.mutate(input), reread)
  const busy = invitation.busy || revocation.busy

  async function show(made: Replies['staff']['invite'] | null) {
    if (!made) return
    setInvite(made)
    await reread()
  }

  async function again() {
    const warning = `新邀请码一旦使用，原来的微信就不能再代表${name}。`
    if (bound && !(await confirmed('重新邀请', warning))) return
    await show(await invitation.send({ personId: id }))
  }

  async function revoke() {
    const warning = `原来的微信立即不能再进入小程序；${name}凭新的邀请码重新加入。`
    if (!(await confirmed('手机丢失', warning))) return
    await show(await revocation.send({ personId: id }))
  }

  return (
    <Section title="微信绑定">
      <Card>
        <Text id="binding" className="person-binding">
          {bound ? `已绑定${boundAt ? `，自 ${sayInstant(boundAt)} 起` : ''}` : '还没有加入'}
        </Text>
        {invitedUntil ? (
          <Text className="person-note">{`邀请码已发，${sayInstant(invitedUntil)} 前有效`}</Text>
        ) : null}
        <FailureNote id="binding-failure" failure={invitation.failure ?? revocation.failure} />
        <View className="person-do">
          <Button id={`invite-${id}`} look="quiet" small disabled={busy} onTap={() => void again()}>
            {bound ? '换手机：重新邀请' : '生成邀请码'}
          </Button>
          {bound && !isSelf ? (
            <Button id="revoke" look="danger" small disabled={busy} onTap={() => void revoke()}>
              手机丢失：立即解除
            </Button>
          ) : null}
        </View>
      </Card>
      <InviteSheet invited={invite ? { name, invite } : null} onClose={() => setInvite(null)} />
    </Section>
  )
}

function Roles({ person, reread }: PersonProps) {
  const { id, name, unitName, roles: held, others, isSelf } = person
  const command = useCommand((input: Inputs['staff']['setRole']) => api.staff.setRole.mutate(input), reread)
  const other = (role: Role) => others.find((each) => each.role === role)

  async function toggle(role: Role) {
    const isHeld = !held.includes(role)
    if (!(await confirmed(roleNames[role], whatFollows(role, isHeld)))) return
    const insteadId = (isHeld && other(role)?.id) || null
    if (!(await command.send({ personId: id, role, isHeld, insteadId }))) return
    toast('已保存')
    await reread()
  }

  function whatFollows(role: Role, isHeld: boolean): string {
    if (role === 'admin')
      return isHeld ? `${name}将可以管理人员、渠道与制度。` : `${name}将不能再管理人员、渠道与制度。`
    const now = other(role)
    if (!isHeld) return `${unitName}的${roleNames[role]}将暂缺，直到另行指定（G1）。`
    return now
      ? `${unitName}的${roleNames[role]}由${now.name}改为${name}（G1）。`
      : `${name}成为${unitName}的${roleNames[role]}（G1）。`
  }

  const choices = roles.filter((role) => role !== 'admin' || !isSelf)
  return (
    <Section title="角色" note="点选即授予或取消">
      <Card>
        <Toggles
          id="role"
          choices={choices.map((role) => ({ id: role, name: roleNames[role] }))}
          chosen={held}
          onChange={(chosen) => {
            const role = choices.find((each) => held.includes(each) !== chosen.includes(each))
            if (role && !command.busy) void toggle(role)
          }}
        />
        <Text className="person-note">
          {`${roles
            .filter(isOncePerUnit)
            .map((role) => roleNames[role])
            .join('、')}每个单位各一位（G1）。编辑、审核、放行在渠道里指定。`}
        </Text>
        {isSelf ? <Text className="person-note">自己的管理员角色须由另一位管理员取消（X4）。</Text> : null}
        <FailureNote id="role-failure" failure={command.failure} />
      </Card>
    </Section>
  )
}

function Leaving({ person, reread }: PersonProps) {
  const [isOpen, setOpen] = useState(false)
  const { id, active, isSelf } = person
  if (active && isSelf) return null
  return (
    <View className="person-leave">
      <Button id={`${active ? 'leave' : 'again'}-${id}`} look="link" onTap={() => setOpen(true)}>
        {active ? '办理离职' : '再指定一位接手'}
      </Button>
      {isOpen ? <LeaveSheet person={person} onClose={() => setOpen(false)} refresh={reread} /> : null}
    </View>
  )
}

function Deeds({ person: { deeds } }: { person: Person }) {
  return (
    <Section title="存档" note="最近的在前">
      <Card>
        <Timeline
          id="person-trail"
          steps={deeds.map(({ key, by, at, says }) => ({
            ...{ key, tone: 'plain' as const, icon: 'dot' as const },
            ...{ title: says, when: sayInstant(at), notes: [by] },
          }))}
        />
      </Card>
    </Section>
  )
}
