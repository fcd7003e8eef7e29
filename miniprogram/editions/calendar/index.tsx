import { View } from '@tarojs/components'
import { api, useNow, useScreen, type Replies } from '../../_platform'
import { EditionDays, Empty, Page, Section } from '../../_ui'

type EditionRow = Replies['editions']['calendar']['editions'][number]

export default function CalendarScreen() {
  const screen = useScreen(['editions.calendar'], () => api.editions.calendar.query())
  const now = useNow()
  return (
    <Page id="calendar" screen={screen}>
      {({ editions }) =>
        editions.length === 0 ? (
          <Empty icon="calendar" title="还没有排期" note="渠道启用后，这里会列出今后 60 天的每一期。" />
        ) : (
          <View>
            {byMonth(editions).map(({ month, rows }) => (
              <Section key={month} title={sayMonth(month)} note={`${rows.length} 期`}>
                <EditionDays editions={rows} now={now} />
              </Section>
            ))}
          </View>
        )
      }
    </Page>
  )
}

function byMonth(editions: readonly EditionRow[]): { month: string; rows: EditionRow[] }[] {
  const months = new Map<string, EditionRow[]>()
  for (const edition of editions) {
    const month = edition.day.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), edition])
  }
  return [...months].map(([month, rows]) => ({ month, rows }))
}

/** `2026年1月` */
function sayMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
