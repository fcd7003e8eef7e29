import { sayInstant } from '../../../shared/_kernel'
import { application } from '../../../shared/applications'
import { go } from '../../_platform'
import { applicationStateWords, Card, Cell, Section, Tag } from '../../_ui'
import type { Inside } from './account-page'

/** What was applied for with this account so far. */
export function Applications({ rows }: { rows: Inside['applications'] }) {
  if (rows.length === 0) return null
  return (
    <Section id="applications" title="申请记录">
      <Card className="account-list">
        {rows.map(({ id, title, state, askedByName, askedAt }) => {
          const words = applicationStateWords[state]
          return (
            <Cell
              key={id}
              className="row-application"
              title={title}
              note={`${askedByName} · ${sayInstant(askedAt)}`}
              end={<Tag tone={words.tone}>{words.text}</Tag>}
              onTap={() => go.request(application, id)}
            />
          )
        })}
      </Card>
    </Section>
  )
}
