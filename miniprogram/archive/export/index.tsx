import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, dayOf, type Day } from '../../../shared/_kernel'
import {
  exportKinds,
  exportNames,
  isWhole,
  widestScope,
  type ExportKind,
  type Scope,
} from '../../../shared/archive'
import { api, copy, useNow, useScreen, type Replies } from '../../_platform'
import { Button, Card, Choices, FailureNote, Page } from '../../_ui'
import { ScopeField } from '../parts/ScopeField'
import { SpanField } from '../parts/SpanField'
import { useExport } from './use-export'
import './index.scss'

type Scopes = Replies['archive']['scopes']['scopes']

/** 导出表格: what, of what, from when to when; then its progress, and a link. */
export default function ExportScreen() {
  const screen = useScreen(['archive.scopes'], () => api.archive.scopes.query())
  return (
    <Page id="export" screen={screen}>
      {({ scopes }) => <ExportForm scopes={scopes} />}
    </Page>
  )
}

const meanings: Readonly<Record<ExportKind, string>> = {
  posts: '每篇一行：提交、状态、排期、链接。按提交日期。',
  approvals: '每个决定一行：谁、何时、结论、等了多久。按提出日期。',
  places: '每期一行：计划、已用、空余、缺稿说明。按发布日期。',
  accounts: '每个账号一行：平台、单位、运营人、备案与到期。全公司，今天的样子。',
  readings: '每人一行：请阅读时间、期限、确认时间。按请阅读的日期，不含已离职的人。',
}

const daysAtFirst = 30

/** Who has read what is the admins' to see. */
function kindsFor(scopes: Scopes): readonly ExportKind[] {
  const isWide = scopes.some(({ scope }) => scope.of === 'company')
  return exportKinds.filter((kind) => kind !== 'readings' || isWide)
}

function ExportForm({ scopes }: { scopes: Scopes }) {
  const today = dayOf(useNow())
  const [kind, setKind] = useState<ExportKind>('posts')
  const [scope, setScope] = useState<Scope>(widestScope(scopes))
  const [{ from, through }, setSpan] = useState<{ from: Day | null; through: Day | null }>({
    from: addDays(today, -daysAtFirst),
    through: today,
  })
  const table = useExport()
  const wanted = from && through ? { kind, scope, from, through } : null
  return (
    <Card>
      <Text className="archive-name">内容</Text>
      <Choices
        id="kind"
        choices={kindsFor(scopes).map((key) => ({ key, text: exportNames[key] }))}
        chosen={kind}
        onChoose={(chosen) => {
          setKind(chosen)
          table.forget()
        }}
      />
      <Text className="export-note">{meanings[kind]}</Text>
      {isWhole(kind) ? null : (
        <View>
          <ScopeField
            scopes={scopes}
            scope={scope}
            onPick={(picked) => {
              setScope(picked)
              table.forget()
            }}
          />
          <SpanField
            name="日期"
            from={from}
            through={through}
            onPick={(span) => {
              setSpan(span)
              table.forget()
            }}
          />
        </View>
      )}
      <View className="export-note">
        {table.failure ? <FailureNote id="export-failure" failure={table.failure} /> : null}
        {table.url && table.rows === 0 ? (
          <Text id="export-empty">这段时间没有可导出的内容，请换一个范围或日期。</Text>
        ) : table.url ? (
          <View id="export-done">
            <Text className="export-done">已导出 {table.rows} 行</Text>
            <Button id="copy-link" wide onTap={() => copy(table.url ?? '')}>
              复制下载链接
            </Button>
            <Text className="export-note">链接两小时内有效，请在电脑的浏览器中打开，用表格软件查看。</Text>
          </View>
        ) : (
          <Button
            id="begin"
            wide
            busy={table.busy}
            disabled={!wanted}
            onTap={() => wanted && void table.make(wanted)}
          >
            {table.busy ? `正在导出，已有 ${table.rows} 行` : '开始导出'}
          </Button>
        )}
      </View>
    </Card>
  )
}
