import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { api, useScreen } from '../../_platform'
import { Page } from '../../_ui'
import { FillIn } from './FillIn'
import './index.scss'

/** Something that one applies for: its form, and who will decide. */
export default function FormScreen() {
  const { kind = '', account: accountId = null } = useRouter().params
  const [times, setTimes] = useState(0)
  const screen = useScreen(['applications.form', kind, accountId], () =>
    api.applications.form.query({ kind, accountId }),
  )
  const title = screen.data?.form.title
  useEffect(() => {
    if (title) void Taro.setNavigationBarTitle({ title })
  }, [title])
  return (
    <Page id="form" screen={screen}>
      {(page) => (
        <FillIn key={times} page={page} accountId={accountId} onEmptied={() => setTimes(times + 1)} />
      )}
    </Page>
  )
}
