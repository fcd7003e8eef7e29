import { Text } from '@tarojs/components'
import { useState } from 'react'
import { sayDay, type Day } from '../../../shared/_kernel'
import { Button, Card, Facts, Section } from '../../_ui'
import type { AccountPage, Refresh } from './account-page'
import { RenewSheet } from './RenewSheet'

/** That the company agreed to it, under which number, and until when (G13). */
export function Filed({ page: { account, can }, refresh }: { page: AccountPage; refresh: Refresh }) {
  const [isRenewing, setRenewing] = useState(false)
  const { id, filing, state } = account
  return (
    <Section id="filing" title="备案" note={filing ? '' : '按 G14'}>
      <Card>
        {filing ? (
          <Facts
            id="filing-facts"
            facts={[
              { name: '备案号', value: filing.number },
              { name: '备案日期', value: sayDate(filing.on) },
              { name: '续办期限', value: `${sayDate(filing.renewBy)}前` },
            ]}
          />
        ) : (
          <Text className="account-note">
            还没有备案。先把账号、密码和管理员权限移交微信部门，再补办备案，之后才能继续使用（G14）。
          </Text>
        )}
        {filing && can.keep && state !== 'closed' ? (
          <Button id="renew" className="account-do" look="quiet" wide onTap={() => setRenewing(true)}>
            续办备案
          </Button>
        ) : null}
      </Card>
      {filing && isRenewing ? (
        <RenewSheet accountId={id} filing={filing} onClose={() => setRenewing(false)} refresh={refresh} />
      ) : null}
    </Section>
  )
}

function sayDate(day: Day): string {
  return `${day.slice(0, 4)}年${sayDay(day)}`
}
