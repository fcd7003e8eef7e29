import { useRouter } from '@tarojs/taro'
import { api, useScreen } from '../../_platform'
import { Page } from '../../_ui'
import { AdoptionForm } from './AdoptionForm'
import './index.scss'

/** A rulebook as the company adopts it: for whom, with which numbers, and what gives way where rules contradict. */
export default function AdoptionScreen() {
  const rulebook = useRouter().params.rulebook ?? ''
  const screen = useScreen(['rulebooks.adoption', rulebook], () =>
    api.rulebooks.adoption.query({ rulebook: decodeURIComponent(rulebook) }),
  )
  return (
    <Page id="adoption" screen={screen}>
      {(form) => (
        <AdoptionForm key={`${form.rulebook} ${form.since ?? ''}`} form={form} reread={screen.refresh} />
      )}
    </Page>
  )
}
