import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { sayDay } from '../../../shared/_kernel'
import { api, useScreen, type Replies } from '../../_platform'
import { ApprovalSteps, Card, ChangeLines, ConsentBar, Page, Section, Talk } from '../../_ui'
import { AmendmentHead, sayFrom } from '../parts/AmendmentHead'
import { AskForm } from './AskForm'
import { OwnBar } from './OwnBar'
import { VersionEffects } from './VersionEffects'
import './index.scss'

type Detail = Replies['amendments']['detail']

/** A version of a rulebook on its way: what it changes, what comes of it, who agrees, and from when it holds (X1). */
export default function AmendmentScreen() {
  const amendmentId = decodeURIComponent(useRouter().params.id ?? '')
  const screen = useScreen(['amendments.detail', amendmentId], () =>
    api.amendments.detail.query({ amendmentId }),
  )
  return (
    <Page id="amendment" screen={screen}>
      {(detail) => <Version detail={detail} refresh={screen.refresh} />}
    </Page>
  )
}

function Version({ detail, refresh }: { detail: Detail; refresh: () => Promise<unknown> }) {
  const { amendment, approval, changes, effects, hindrance, can, authors } = detail
  return (
    <View>
      <AmendmentHead amendment={amendment} note={sayFrom(amendment) || sayWish(amendment)} />
      {amendment.reason === '' || can.write ? null : (
        <Card id="why">
          <Text className="version-reason" selectable userSelect>
            {amendment.reason}
          </Text>
          <Text className="version-note">{authors.join('、')} 起草</Text>
        </Card>
      )}
      <Section id="changes" title="改了什么" note={`${changes.length} 条`}>
        {changes.map((change) => (
          <Card key={change.clause} id={`change-${change.clause}`} className="row-change">
            <View className="version-clause">
              <Text className="version-clause-id">{change.clause}</Text>
              <Text>{change.heading}</Text>
            </View>
            <ChangeLines change={change} />
          </Card>
        ))}
      </Section>
      {can.write ? (
        <AskForm key={amendment.id} detail={detail} refresh={refresh} />
      ) : (
        <View>
          {effects ? <VersionEffects effects={effects} hindrance={hindrance} /> : null}
          {approval ? <Progress detail={detail} approval={approval} refresh={refresh} /> : null}
          <OwnBar detail={detail} refresh={refresh} />
        </View>
      )}
    </View>
  )
}

function sayWish({ wishedFrom, state }: Detail['amendment']): string {
  if (state === 'draft' || state === 'dropped') return ''
  return wishedFrom === null ? '自公布之日起施行' : `拟从${sayDay(wishedFrom)}起施行`
}

type ProgressProps = {
  detail: Detail
  approval: NonNullable<Detail['approval']>
  refresh: () => Promise<unknown>
}

function Progress({ detail: { amendment, asked, can }, approval, refresh }: ProgressProps) {
  return (
    <View>
      {asked ? (
        <Section id="progress" title="进展" note={`按 ${approval.clause}`}>
          <Card>
            <ApprovalSteps id="timeline" asked={asked} view={approval} />
          </Card>
        </Section>
      ) : null}
      <Talk view={approval} />
      {amendment.state === 'asked' || amendment.state === 'published' || amendment.state === 'in-force' ? (
        <ConsentBar
          view={approval}
          agree="同意公布"
          refusing="现行版本照旧；写好的内容退回起草人，改好后可以重新提交。"
          barAfter={can.askToRead || can.callOff}
          refresh={refresh}
        />
      ) : null}
    </View>
  )
}
