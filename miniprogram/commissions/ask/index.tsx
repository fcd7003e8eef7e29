import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, useScreen } from '../../_platform'
import { Page } from '../../_ui'
import { AskForm } from './AskForm'
import './index.scss'

/** The department asks a unit for material; opened with an edition from the editor's desk. */
export default function AskScreen() {
  const editionId = useRouter().params.edition ?? null
  const screen = useScreen(['commissions.askSheet', editionId], () =>
    api.commissions.askSheet.query({ editionId }),
  )
  return (
    <Page id="ask-sheet" screen={screen}>
      {(sheet) => (
        <View className="ask">
          <AskForm sheet={sheet} />
        </View>
      )}
    </Page>
  )
}
