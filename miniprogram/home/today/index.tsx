import { View } from '@tarojs/components'
import { api, go, useNow, useScreen, useTabBar, useTemplates, type Replies } from '../../_platform'
import {
  Button,
  Card,
  Cell,
  CommissionCard,
  EditionDays,
  Empty,
  Icon,
  JoinCard,
  Page,
  PostLine,
  ReadingCard,
  Section,
  WaitingCard,
} from '../../_ui'
import { Greeting } from './Greeting'
import './index.scss'

type Today = Replies['home']['today']

const waitingShown = 3
const editionsShown = 5

export default function TodayScreen() {
  const screen = useScreen(['home.today'], () => api.home.today.query())
  useTabBar(screen.data)
  useTemplates(screen.data)
  return (
    <Page id="home" screen={screen}>
      {(today) =>
        today.me ? <ForStaff today={today} me={today.me} refresh={screen.refresh} /> : <ForVisitors />
      }
    </Page>
  )
}

type ForStaffProps = { today: Today; me: NonNullable<Today['me']>; refresh: () => Promise<unknown> }

function ForStaff({ today, me, refresh }: ForStaffProps) {
  const now = useNow()
  const { waiting, editions, holidays, earliest, desks, alerts, posts, owed, toRead } = today
  return (
    <View>
      <Greeting me={me} unread={today.unread} waiting={today.badge} now={now} />
      <DeskAlerts alerts={alerts} />
      {toRead.map((reading) => (
        <ReadingCard key={reading.readingId} reading={reading} refresh={refresh} />
      ))}
      {waiting.length > 0 ? (
        <Section
          id="waiting"
          title="等我处理"
          note={`${today.badge} 件`}
          more={
            waiting.length > waitingShown ? { id: 'all-waiting', text: '全部', onTap: go.approvals } : null
          }
        >
          {waiting.slice(0, waitingShown).map((item) => (
            <WaitingCard key={item.approvalId} item={item} now={now} />
          ))}
        </Section>
      ) : null}
      {owed?.first ? (
        <Section
          id="owed"
          title={`欠稿 ${owed.count}`}
          note={owed.overdue > 0 ? `逾期 ${owed.overdue}` : ''}
          more={{ id: 'all-owed', text: '全部约稿', onTap: go.commissions }}
        >
          <CommissionCard row={owed.first} showUnit={false} />
        </Section>
      ) : null}
      <Section
        id="editions"
        title="近期排期"
        more={{ id: 'all-editions', text: '全部排期', onTap: go.calendar }}
      >
        {editions.length > 0 ? (
          <EditionDays
            editions={editions.slice(0, editionsShown)}
            holidays={holidays}
            earliest={earliest}
            desks={desks}
            now={now}
          />
        ) : (
          <Card>
            <View className="home-none">还没有排期。渠道启用后，这里会列出今后 60 天的每一期。</View>
          </Card>
        )}
      </Section>
      {me.maySubmit || posts.length > 0 ? <MyPosts posts={posts} maySubmit={me.maySubmit} /> : null}
    </View>
  )
}

/** Editions of today that want their editor, before anything else. */
function DeskAlerts({ alerts }: { alerts: Today['alerts'] }) {
  if (alerts.length === 0) return null
  return (
    <Card id="desk-alerts" className="home-alerts">
      {alerts.map(({ editionId, channelName, text }) => (
        <Cell
          key={editionId}
          className="row-alert"
          icon="alert"
          title={`${channelName}今天这一期`}
          note={text}
          onTap={() => go.desk(editionId)}
        />
      ))}
    </Card>
  )
}

function MyPosts({ posts, maySubmit }: { posts: Today['posts']; maySubmit: boolean }) {
  const more = posts.length > 0 ? { id: 'all-posts', text: '全部稿件', onTap: go.myPosts } : null
  return (
    <Section id="posts" title="我的稿件" more={more}>
      <Card>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
        {posts.length === 0 && maySubmit ? (
          <View id="first-post" className="home-first" onClick={go.compose}>
            <Icon name="pen" />
            <View>写第一篇稿件</View>
          </View>
        ) : null}
      </Card>
    </Section>
  )
}

function ForVisitors() {
  return (
    <View>
      <JoinCard />
      <Empty id="visitor" icon="book" title="公开制度人人可读" note="不加入也可以查看已公开的条款。">
        <Button id="public-rules" look="quiet" onTap={go.rules}>
          查看公开制度
        </Button>
      </Empty>
    </View>
  )
}
