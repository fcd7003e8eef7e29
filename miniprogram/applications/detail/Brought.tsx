import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../../shared/_kernel'
import { Card, Section } from '../../_ui'
import type { ApplicationDetail } from './application-detail'
import { Pages } from './Pages'

/** What whoever agreed brought with it: a number, a sealed page. */
export function Brought({ brought }: Pick<ApplicationDetail['application'], 'brought'>) {
  if (brought.length === 0) return null
  return (
    <Section id="brought" title="随批准附上">
      {brought.map(({ byName, at, number, pages }) => (
        <Card key={at} className="row-brought">
          {number === null ? null : (
            <Text id="brought-number" className="application-number" selectable userSelect>
              {number}
            </Text>
          )}
          <Text className="application-note">
            {byName} · {sayInstant(at)}
          </Text>
          <View>
            <Pages pages={pages} />
          </View>
        </Card>
      ))}
    </Section>
  )
}
