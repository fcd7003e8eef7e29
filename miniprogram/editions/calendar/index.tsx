import { api, useNow, useScreen } from '../../_platform'
import { EditionDays, Empty, Page } from '../../_ui'

export default function CalendarScreen() {
  const screen = useScreen(['editions.calendar'], () => api.editions.calendar.query())
  const now = useNow()
  return (
    <Page id="calendar" screen={screen}>
      {({ editions }) =>
        editions.length === 0 ? (
          <Empty icon="calendar" title="还没有排期" note="渠道启用后，这里会列出今后 60 天的每一期。" />
        ) : (
          <EditionDays editions={editions} now={now} />
        )
      }
    </Page>
  )
}
