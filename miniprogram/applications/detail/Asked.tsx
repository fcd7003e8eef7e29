import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../../shared/_kernel'
import { go } from '../../_platform'
import { applicationStateWords, Card, Cell, ClauseLink, Facts, Tag, WarnLine } from '../../_ui'
import type { ApplicationDetail } from './application-detail'
import { Pages } from './Pages'

/** What is asked for, what to look at closely, and each answer as it was given. */
export function Asked({ application }: Pick<ApplicationDetail, 'application'>) {
  const { title, clause, state, about, remarks, accountId, answers, pages, unitName } = application
  const words = applicationStateWords[state]
  return (
    <View>
      <Card id="asked" className="application">
        <View className="application-head">
          <Tag id="application-state" tone={words.tone}>
            {words.text}
          </Tag>
          <Text className="application-kind">{title}</Text>
          <ClauseLink clause={clause} className="application-clause" />
        </View>
        <View id="application-about" className="application-about">
          {about}
        </View>
        <Text className="application-note">
          {unitName} · {application.askedByName} · {sayInstant(application.askedAt)}
        </Text>
        {remarks.map((remark) => (
          <WarnLine key={remark} text={remark} />
        ))}
      </Card>
      <Card>
        <Facts id="answers" facts={answers.map(({ label, text }) => ({ name: label, value: text }))} />
        <Pages pages={pages} />
      </Card>
      {accountId ? (
        <Card className="application-account">
          <Cell
            id="to-account"
            icon="lock"
            title="账号台账"
            note="这个账号的备案、运营人和清单"
            onTap={() => go.account(accountId)}
          />
        </Card>
      ) : null}
    </View>
  )
}
