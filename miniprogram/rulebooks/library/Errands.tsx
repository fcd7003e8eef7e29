import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '../../_platform'
import { Button, Card, Cell, ClauseLink, Section } from '../../_ui'
import { RuleLine } from '../parts/RuleLine'
import type { Book, ErrandGroup } from '../parts/find'
import './Errands.scss'

type Errand = ErrandGroup['errands'][number]

/** Of what a clause asks, so much; the rest is with the clause. */
const mostRules = 3

/** What one can do here, and by which rules; a tap unfolds what they ask (X1). */
export function Errands({ groups, books }: { groups: readonly ErrandGroup[]; books: readonly Book[] }) {
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <View>
      {groups.map(({ title, errands }) => (
        <Section key={title} title={title}>
          <Card className="errands">
            {errands.map((errand) => (
              <View key={errand.key} className="errand row-errand">
                <Cell
                  id={`errand-${errand.key}`}
                  title={errand.title}
                  note={errand.line}
                  open={opened === errand.key}
                  onTap={() => setOpened(opened === errand.key ? null : errand.key)}
                />
                {opened === errand.key ? <Asked errand={errand} books={books} /> : null}
              </View>
            ))}
          </Card>
        </Section>
      ))}
    </View>
  )
}

/** What the clauses ask, each one tap away, and where it is done. */
function Asked({ errand: { key, clauses, screen }, books }: { errand: Errand; books: readonly Book[] }) {
  return (
    <View id={`asked-${key}`} className="errand-asked">
      {screen === null ? null : (
        <Button id={`do-${key}`} className="errand-do" wide onTap={() => go.errand(screen)}>
          去办理
        </Button>
      )}
      {clauses.map((id) => (
        <AskedBy key={id} id={id} books={books} />
      ))}
    </View>
  )
}

function AskedBy({ id, books }: { id: string; books: readonly Book[] }) {
  const book = books.find(({ clauses }) => clauses.some((clause) => clause.id === id))
  const clause = book?.clauses.find((each) => each.id === id)
  if (!book || !clause) return null
  const rules = book.rules.filter((rule) => rule.clause === id)
  const left = rules.length - mostRules
  return (
    <View className="errand-clause row-governing">
      <ClauseLink clause={id} />
      <View className="errand-rules">
        <Text className="errand-heading">{clause.heading}</Text>
        {rules.slice(0, mostRules).map((rule) => (
          <RuleLine key={rule.question} rule={rule} said={rule.holds ?? rule.question} />
        ))}
        {left > 0 ? <Text className="errand-more">另有 {left} 项，见条款</Text> : null}
      </View>
    </View>
  )
}
