import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { api, useScreen } from '../../_platform'
import { Empty, Page } from '../../_ui'
import { CorrectForm } from './CorrectForm'
import { RegisterForm } from './RegisterForm'
import '../parts/Form.scss'

/** Whoever keeps the accounts writes one down that exists already, or puts right what is said of one (G13). */
export default function RegisterScreen() {
  const accountId = useRouter().params.id ?? null
  const screen = useScreen(['accounts.sheet', accountId], () => api.accounts.sheet.query({ accountId }))
  useEffect(() => {
    if (accountId !== null) void Taro.setNavigationBarTitle({ title: '更正资料' })
  }, [accountId])
  return (
    <Page id="register" screen={screen}>
      {(sheet) =>
        !sheet.isKeeper ? (
          <Empty
            icon="lock"
            title="由微信部门登记"
            note="台账由微信部门登记和更正（G13）。发现台账之外的账号，请报告。"
          />
        ) : sheet.account ? (
          <CorrectForm sheet={sheet} account={sheet.account} />
        ) : (
          <RegisterForm sheet={sheet} />
        )
      }
    </Page>
  )
}
