import { Text, View } from '@tarojs/components'
import { api, go, useScreen } from '../../_platform'
import { Card, Cell, ClauseLink, Icon, Page } from '../../_ui'
import './index.scss'

/** All that one can apply for, when one needs it, and the clause that wants it so (申请). */
export default function KindsScreen() {
  const screen = useScreen(['applications.kinds'], () => api.applications.kinds.query())
  return (
    <Page id="kinds" screen={screen}>
      {({ kinds }) => (
        <View className="kinds">
          <Card className="kinds-list">
            {kinds.map(({ kind, title, purpose, clause }) => (
              <View key={kind} className="kind row-kind">
                <View
                  id={`kind-${kind}`}
                  className="kind-text"
                  hoverClass="card-pressed"
                  onClick={() => go.apply(kind)}
                >
                  <Text className="kind-title">{title}</Text>
                  <Text className="kind-purpose">{purpose}</Text>
                </View>
                <ClauseLink clause={clause} />
                <View className="kind-arrow" onClick={() => go.apply(kind)}>
                  <Icon name="next" className="cell-arrow" />
                </View>
              </View>
            ))}
          </Card>
          <Card className="kinds-more">
            <Cell
              id="to-registry"
              icon="lock"
              title="账号台账"
              note="公司的账号都在这里；从账号的页面申请，不用再选账号"
              onTap={go.registry}
            />
          </Card>
        </View>
      )}
    </Page>
  )
}
