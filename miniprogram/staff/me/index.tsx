import { Text, View } from '@tarojs/components'
import { api, go, useScreen, useTabBar, useTemplates, type Replies } from '../../_platform'
import { Card, Cell, JoinCard, NoticeLines, Page, Section, Tag } from '../../_ui'
import { Messages } from './Messages'
import './index.scss'

type Mine = Replies['home']['mine']
type NoticeRow = Mine['notices'][number]

export default function MeScreen() {
  const screen = useScreen(['home.mine'], () => api.home.mine.query())
  useTabBar(screen.data)
  useTemplates(screen.data)
  return (
    <Page id="me" screen={screen}>
      {(mine) => (mine.me ? <ForStaff mine={mine} me={mine.me} /> : <JoinCard />)}
    </Page>
  )
}

function ForStaff({ mine, me }: { mine: Mine; me: NonNullable<Mine['me']> }) {
  const { opens } = mine
  return (
    <View>
      <Card className="me">
        <View className="me-sign">{Array.from(me.name)[0]}</View>
        <View className="me-text">
          <Text id="name" className="me-name">
            {me.name}
          </Text>
          <Text className="me-unit">
            {me.unitName} · {me.position}
          </Text>
          <View className="me-roles">
            {me.maySubmit ? <Tag tone="brand">供稿人</Tag> : null}
            {me.isAdmin ? <Tag tone="info">管理员</Tag> : null}
          </View>
        </View>
      </Card>
      <Card>
        {me.maySubmit ? <Cell id="my-posts" icon="pen" title="我的稿件" onTap={go.myPosts} /> : null}
        {opens.commissions ? <Cell id="commissions" icon="send" title="约稿" onTap={go.commissions} /> : null}
        <Cell
          id="applications"
          icon="add"
          title="申请"
          note="开通账号、参评宣传、添加联系人等"
          onTap={go.applications}
        />
        <Cell id="registry" icon="lock" title="账号台账" note="公司的账号、备案与保管" onTap={go.registry} />
        <Cell id="calendar" icon="calendar" title="排期" onTap={go.calendar} />
        {opens.insights ? (
          <Cell id="insights" icon="clock" title="总览" note="七天内缺什么、各单位月度" onTap={go.insights} />
        ) : null}
        <Cell id="archive" icon="book" title="档案" note="按词查稿件，导出表格" onTap={go.archive} />
        <Cell id="deputies" icon="people" title="代理审批" note="外出时由谁替我处理" onTap={go.deputies} />
      </Card>
      <Notices notices={mine.notices} unread={mine.unread} />
      {mine.credits.length > 0 ? <Messages credits={mine.credits} /> : null}
    </View>
  )
}

function Notices({ notices, unread }: { notices: readonly NoticeRow[]; unread: number }) {
  return (
    <Section
      id="notices"
      title="通知"
      note={unread > 0 ? `${unread} 条未读` : ''}
      more={{ id: 'all-notices', text: '全部通知', onTap: go.notices }}
    >
      <Card>
        <NoticeLines notices={notices} />
        {notices.length === 0 ? <View className="me-none">还没有通知</View> : null}
      </Card>
    </Section>
  )
}
