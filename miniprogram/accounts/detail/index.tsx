import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, useScreen } from '../../_platform'
import { Page } from '../../_ui'
import type { AccountPage, Refresh } from './account-page'
import { Applications } from './Applications'
import { ToApply } from './ToApply'
import { Custody } from './Custody'
import { Filed } from './Filed'
import { HandingOver } from './HandingOver'
import { Head } from './Head'
import { Lent } from './Lent'
import { Tasks } from './Tasks'
import './index.scss'

/** One account of the registry: what is known of it, what is to be done, and what one may do with it. */
export default function AccountScreen() {
  const accountId = useRouter().params.id ?? ''
  const screen = useScreen(['accounts.page', accountId], () => api.accounts.page.query({ accountId }))
  return (
    <Page id="account" screen={screen}>
      {(page) => <Account page={page} refresh={screen.refresh} />}
    </Page>
  )
}

function Account({ page, refresh }: { page: AccountPage; refresh: Refresh }) {
  const { account, inside, can } = page
  return (
    <View>
      <Head page={page} />
      {inside?.loan ? (
        <Lent accountId={account.id} loan={inside.loan} mayEnd={can.endLoan} refresh={refresh} />
      ) : null}
      {inside?.handover ? (
        <HandingOver accountId={account.id} handover={inside.handover} can={can} refresh={refresh} />
      ) : null}
      <Tasks
        accountId={account.id}
        tasks={account.tasks}
        mayTick={can.tick && account.state !== 'in-use' && account.state !== 'closed'}
        refresh={refresh}
      />
      <Filed page={page} refresh={refresh} />
      {inside ? <Custody page={page} custody={inside.custody} refresh={refresh} /> : null}
      <ToApply page={page} />
      {inside ? <Applications rows={inside.applications} /> : null}
    </View>
  )
}
