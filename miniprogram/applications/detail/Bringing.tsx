import { longestNumber, mostPages, type Brings } from '../../../shared/applications'
import { Card, Field, Section, TextInput } from '../../_ui'
import { PagesField } from '../parts/PagesField'
import type { Bag } from './use-bag'

type BringingProps = { brings: Brings; clause: string; bag: Bag }

/** Whoever decides brings what the step asks for, here, before they agree. */
export function Bringing({ brings, clause, bag }: BringingProps) {
  return (
    <Section id="bringing" title="同意时附上" note={`按 ${clause}`}>
      <Card>
        {brings.pages ? (
          <Field label={`${brings.pages}照片`}>
            <PagesField
              id="brings-pages"
              pages={bag.pages}
              limit={mostPages}
              onAdd={bag.add}
              onRemove={bag.remove}
            />
          </Field>
        ) : null}
        {brings.number ? (
          <Field label={brings.number}>
            <TextInput
              id="brings-number"
              className="text-boxed"
              initial={bag.number}
              maxLength={longestNumber}
              onType={bag.write}
            />
          </Field>
        ) : null}
      </Card>
    </Section>
  )
}
