import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { adviseOn, noticeKinds, obstacleWords, templateTitles, wayNames } from '../../../shared/notices'
import { api, useScreen, type Replies } from '../../_platform'
import { Button, Card, Empty, Facts, Page, Section } from '../../_ui'
import { FiguresSheet } from './FiguresSheet'
import { SecondSheet } from './SecondSheet'
import './index.scss'

type SettingsPage = Replies['notices']['settings']
type KindTally = SettingsPage['week'][number]

export default function NoticeSettingsScreen() {
  const screen = useScreen(['notices.settings'], () => api.notices.settings.query())
  return (
    <Page id="notice-settings" screen={screen}>
      {(page) => (
        <View>
          <Figures page={page} reread={screen.refresh} />
          <Second page={page} reread={screen.refresh} />
          <Week page={page} />
        </View>
      )}
    </Page>
  )
}

function Figures({ page: { figures }, reread }: { page: SettingsPage; reread: () => Promise<unknown> }) {
  const [isChanging, setChanging] = useState(false)
  const { roundupAbove, roundupAt } = figures
  return (
    <Section title="什么时候提醒" note="公司设定">
      <Card>
        <Facts
          id="notice-facts"
          facts={[
            { name: '免打扰', value: sayQuiet(figures) },
            { name: '合并', value: `同时超过 ${roundupAbove} 条时合成一条` },
            { name: '每日汇总', value: `${roundupAt}，只汇总没有送达的` },
          ]}
        />
        <Text className="notice-settings-note">
          与发布直接有关的急事（未能发出、请核实、差错、停发）随时提醒；其他的在免打扰之后再发。
        </Text>
        <Button
          id="change-notice-figures"
          look="quiet"
          wide
          className="notice-settings-change"
          onTap={() => setChanging(true)}
        >
          修改
        </Button>
      </Card>
      {isChanging ? (
        <FiguresSheet figures={figures} onClose={() => setChanging(false)} onSaved={reread} />
      ) : null}
    </Section>
  )
}

const secondWords = { none: '不用', wecom: '企业微信应用，发给本人', robot: '企业微信群机器人' } as const

/** Where messages go that WeChat does not take. */
function Second({ page: { second }, reread }: { page: SettingsPage; reread: () => Promise<unknown> }) {
  const [isChanging, setChanging] = useState(false)
  return (
    <Section title="微信之外" note="微信没有送达时改用">
      <Card>
        <Facts id="second-facts" facts={[{ name: '第二渠道', value: secondWords[second.kind] }]} />
        <Button
          id="change-second"
          look="quiet"
          wide
          className="notice-settings-change"
          onTap={() => setChanging(true)}
        >
          修改
        </Button>
      </Card>
      {isChanging ? (
        <SecondSheet kind={second.kind} onClose={() => setChanging(false)} onSaved={reread} />
      ) : null}
    </Section>
  )
}

function sayQuiet({ quietFrom, quietUntil }: SettingsPage['figures']): string {
  if (quietFrom === quietUntil) return '不设'
  return `${quietFrom} 至${quietFrom > quietUntil ? '次日' : ''} ${quietUntil}`
}

function Week({ page: { week, isLatestPart } }: { page: SettingsPage }) {
  return (
    <Section id="week" title="最近 7 天" note={isLatestPart ? '只列最近的 1000 条' : ''}>
      {week.length === 0 ? (
        <Empty
          icon="bell"
          title="还没有发过提醒"
          note="有通知要送到微信时，这里会列出送达了多少、为什么没有送达。"
        />
      ) : (
        <Card>
          {week.map((each) => (
            <Kind key={each.kind} tally={each} />
          ))}
        </Card>
      )}
    </Section>
  )
}

function Kind({ tally: { kind, delivered, unreached, hindrances } }: { tally: KindTally }) {
  return (
    <View className="notice-kind row-notice-kind">
      <View className="notice-kind-head">
        <Text className="notice-kind-name">{sayKind(kind)}</Text>
        <Text className="notice-kind-count">送达 {delivered}</Text>
        <Text className={`notice-kind-count ${unreached > 0 ? 'notice-kind-bad' : ''}`}>
          未送达 {unreached}
        </Text>
      </View>
      {hindrances.map((each) => (
        <View key={`${each.way} ${each.why} ${each.code} ${each.field}`} className="notice-hindrance">
          <Text>
            {wayNames[each.way]}
            {obstacleWords[each.why]} {each.times} 次
          </Text>
          <Text className="notice-advice">{adviseOn(each)}</Text>
        </View>
      ))}
    </View>
  )
}

function sayKind(kind: KindTally['kind']): string {
  if (kind === 'roundup') return '汇总'
  const { template, state } = noticeKinds[kind]
  return state === templateTitles[template] ? state : `${templateTitles[template]} · ${state}`
}
