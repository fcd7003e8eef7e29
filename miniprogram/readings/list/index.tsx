import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { sayDay } from '../../../shared/_kernel'
import { api, go, useScreen, type Replies } from '../../_platform'
import { Card, Cell, Empty, Page, Section, Tag } from '../../_ui'
import { readingWords } from '../parts/words'
import { StartForm } from './StartForm'
import './index.scss'

type List = Replies['readings']['list']

/** Who was asked to read what, and the form for the next. */
export default function ReadingsScreen() {
  const { rulebook } = useRouter().params
  const screen = useScreen(['readings.list'], () => api.readings.list.query())
  return (
    <Page id="readings" screen={screen}>
      {(list) => (
        <View>
          <StartForm list={list} first={rulebook === undefined ? null : decodeURIComponent(rulebook)} />
          <Rows rows={list.rows} />
        </View>
      )}
    </Page>
  )
}

function Rows({ rows }: { rows: List['rows'] }) {
  if (rows.length === 0)
    return (
      <Empty id="no-readings" icon="check" title="还没有发起过" note="发起之后，这里可以看到谁还没有确认。" />
    )
  return (
    <Section id="reading-list" title="发起过的" note={`${rows.length} 次`}>
      <Card>
        {rows.map(({ id, title, version, audienceName, dueOn, state }) => (
          <Cell
            key={id}
            className="row-campaign"
            title={`${title} 第 ${version} 版`}
            note={`${audienceName} · ${sayDay(dueOn)}截止`}
            end={<Tag tone={readingWords[state].tone}>{readingWords[state].text}</Tag>}
            onTap={() => go.campaign(id)}
          />
        ))}
      </Card>
    </Section>
  )
}
