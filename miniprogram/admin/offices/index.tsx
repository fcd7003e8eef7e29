import { View } from '@tarojs/components'
import { api, useScreen } from '../../_platform'
import { Page } from '../../_ui'
import { AccountSettings } from './AccountSettings'
import { Offices } from './Offices'
import './index.scss'

/** Who decides for the departments that regulations name, and what the company says of its accounts (G13, E6). */
export default function OfficesScreen() {
  const screen = useScreen(['accounts.settings'], () => api.accounts.settings.query())
  return (
    <Page id="offices" screen={screen}>
      {({ me, offices, settings }) => (
        <View>
          <Offices me={me} offices={offices} refresh={screen.refresh} />
          <AccountSettings settings={settings} refresh={screen.refresh} />
        </View>
      )}
    </Page>
  )
}
