import { Text } from '@tarojs/components'
import { useState } from 'react'
import { sayDay } from '../../../shared/_kernel'
import { Button, Card, Facts, Section } from '../../_ui'
import type { AccountPage, Inside, Refresh } from './account-page'
import { PasswordSheet } from './PasswordSheet'

type CustodyProps = { page: AccountPage; custody: Inside['custody']; refresh: Refresh }

/** Who keeps the password and until when it is good; what it is, nobody is told here (G16). */
export function Custody({ page, custody, refresh }: CustodyProps) {
  const [isNoting, setNoting] = useState(false)
  const { holder, since, changeBy, why } = custody
  const { account, can } = page
  return (
    <Section id="custody" title="密码保管" note="按 G16">
      <Card>
        <Facts
          id="custody-facts"
          facts={[
            { name: '保管人', value: holder ? `${holder.name}，${sayDay(since)}起` : '还没有登记' },
            {
              name: '下次更换',
              value: `${changeBy.slice(0, 4)}年${sayDay(changeBy)}前${why === null ? '' : `（${why}）`}`,
            },
          ]}
        />
        <Text className="account-note">这里只登记由谁保管。密码本身从不填写，也从不显示。</Text>
        {can.notePassword && account.state !== 'closed' ? (
          <Button id="note-password" className="account-do" look="quiet" wide onTap={() => setNoting(true)}>
            已更换密码
          </Button>
        ) : null}
      </Card>
      {isNoting ? (
        <PasswordSheet page={page} holder={holder} onClose={() => setNoting(false)} refresh={refresh} />
      ) : null}
    </Section>
  )
}
