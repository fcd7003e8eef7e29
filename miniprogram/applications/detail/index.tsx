import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { lacking } from '../../../shared/applications'
import { api, useScreen } from '../../_platform'
import { ApprovalSteps, Card, ConsentBar, Page, Section, Talk } from '../../_ui'
import type { ApplicationDetail } from './application-detail'
import { Asked } from './Asked'
import { Bringing } from './Bringing'
import { Brought } from './Brought'
import { useBag } from './use-bag'
import './index.scss'

type Refresh = () => Promise<unknown>

/** An application from both ends: what is asked, what came with each approval, and how far it is. */
export default function ApplicationScreen() {
  const applicationId = useRouter().params.id ?? ''
  const screen = useScreen(['applications.detail', applicationId], () =>
    api.applications.detail.query({ applicationId }),
  )
  return (
    <Page id="application" screen={screen}>
      {(detail) => <Detail detail={detail} refresh={screen.refresh} />}
    </Page>
  )
}

function Detail({ detail, refresh }: { detail: ApplicationDetail; refresh: Refresh }) {
  const { application, approval } = detail
  const { askedByName: by, unitName, askedAt: at, clause } = application
  const brings = approval.can.approve ? detail.brings : null
  const bag = useBag(detail, brings !== null)
  const { number, pages } = bag
  const attachmentIds = pages.map(({ attachmentId }) => attachmentId)
  const lacks = brings && lacking(brings, { number, pages: pages.length })
  return (
    <View>
      <Asked application={application} />
      <Brought brought={application.brought} />
      <Section id="progress" title="进展" note={`按 ${approval.clause}`}>
        <Card>
          <ApprovalSteps id="timeline" asked={{ by, unitName, at }} view={approval} />
        </Card>
      </Section>
      <Talk view={approval} />
      {brings ? <Bringing key={approval.current} brings={brings} clause={clause} bag={bag} /> : null}
      <ConsentBar
        view={approval}
        agree="同意"
        {...(brings && { extras: { number: number.trim(), attachmentIds } })}
        missing={lacks === null ? null : `请${lacks}`}
        refusing="到此为止；申请人会看到理由，可以改好后重新申请。"
        refresh={refresh}
      />
    </View>
  )
}
