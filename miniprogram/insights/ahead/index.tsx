import { Text, View } from '@tarojs/components'
import { sayDay, timeOf, type Day } from '../../../shared/_kernel'
import { editionStateNames } from '../../../shared/editions'
import { api, go, useScreen, type Replies } from '../../_platform'
import { Card, Cell, CommissionCard, Empty, Icon, Page, Section, Tag } from '../../_ui'
import { LateLine } from './LateLine'
import './index.scss'

type Ahead = Replies['insights']['ahead']
type EditionAhead = Ahead['editions'][number]

/** 总览: what the next seven days lack, and who holds them up. */
export default function AheadScreen() {
  const screen = useScreen(['insights.ahead'], () => api.insights.ahead.query())
  return (
    <Page id="ahead" screen={screen}>
      {(ahead) => (
        <View>
          <View id="summary" className="ahead-summary">
            {summary(ahead)}
          </View>
          <Card>
            <Cell
              id="unit-months"
              icon="people"
              title={ahead.insight.of === 'company' ? '各单位月度' : '本单位月度'}
              note="交稿、刊用、退回、逾期"
              onTap={go.unitMonths}
            />
          </Card>
          {ahead.commissions.length > 0 ? (
            <Section id="owed" title="欠稿" note={`${ahead.commissions.length} 份`}>
              {ahead.commissions.map((row) => (
                <CommissionCard key={row.id} row={row} showUnit />
              ))}
            </Section>
          ) : null}
          {byDay(ahead.editions).map(({ day, editions }) => (
            <Section key={day} title={sayDay(day)}>
              <Card>
                {editions.map((edition) => (
                  <Edition key={edition.id} edition={edition} />
                ))}
              </Card>
            </Section>
          ))}
          {ahead.editions.length === 0 ? (
            <Empty icon="calendar" title="七天内没有排期" note="渠道有了排期，会列在这里。" />
          ) : null}
        </View>
      )}
    </Page>
  )
}

function Edition({ edition }: { edition: EditionAhead }) {
  const { id, channelName, opensAt, state, minPosts, passed, inApproval, missing, late, desk } = edition
  const open = () => (desk ? go.desk(id) : go.calendar())
  return (
    <View id={`edition-${id}`} className="ahead-edition row-edition-ahead">
      <View className="ahead-head" hoverClass="card-pressed" onClick={open}>
        <Text className="ahead-name">
          {channelName} {timeOf(opensAt)}
        </Text>
        {state === 'open' ? (
          <Tag tone={missing > 0 ? 'bad' : 'good'}>{missing > 0 ? `差 ${missing} 篇` : '已够'}</Tag>
        ) : (
          <Tag>{editionStateNames[state]}</Tag>
        )}
        <Icon name="next" className="cell-arrow" />
      </View>
      <Text className="ahead-counts">
        通过 {passed} · 审批中 {inApproval} · 至少 {minPosts} 篇
      </Text>
      {late.map((step) => (
        <LateLine key={step.postId} step={step} />
      ))}
    </View>
  )
}

function summary({ editions, commissions }: Ahead): string {
  const open = editions.filter(({ state }) => state === 'open')
  const missing = open.reduce((sum, edition) => sum + edition.missing, 0)
  const late = editions.reduce((sum, edition) => sum + edition.late.length, 0)
  return `七天内 ${editions.length} 期，差 ${missing} 篇，迟办 ${late} 件，欠稿 ${commissions.length} 份`
}

function byDay(editions: readonly EditionAhead[]): { day: Day; editions: EditionAhead[] }[] {
  const days = new Map<Day, EditionAhead[]>()
  for (const edition of editions) days.set(edition.day, [...(days.get(edition.day) ?? []), edition])
  return [...days].map(([day, rows]) => ({ day, editions: rows }))
}
