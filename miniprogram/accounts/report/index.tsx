import { api, useScreen } from '../../_platform'
import { Page } from '../../_ui'
import { ReportForm } from './ReportForm'
import '../parts/Form.scss'

/** Anybody who finds an account that the registry does not know says so (G14). */
export default function ReportScreen() {
  const screen = useScreen(['accounts.sheet', null], () => api.accounts.sheet.query({ accountId: null }))
  return (
    <Page id="report" screen={screen}>
      {(sheet) => <ReportForm sheet={sheet} />}
    </Page>
  )
}
