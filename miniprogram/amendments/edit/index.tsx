import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { sayValue } from '../../../shared/rulebooks'
import { api, confirmed, go, toast, useCommand, useScreen, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, Card, FailureNote, Icon, Page, Section, Tag } from '../../_ui'
import { AmendmentHead } from '../parts/AmendmentHead'
import { ClauseSheet } from './ClauseSheet'
import './index.scss'

type Draft = Replies['amendments']['draft']
type Clause = Draft['clauses'][number]

/** The next version of a rulebook, written clause by clause; each is kept as it is saved. */
export default function AmendScreen() {
  const amendmentId = decodeURIComponent(useRouter().params.id ?? '')
  const screen = useScreen(['amendments.draft', amendmentId], () =>
    api.amendments.draft.query({ amendmentId }),
  )
  return (
    <Page id="amend" screen={screen}>
      {(draft) => <Clauses draft={draft} refresh={screen.refresh} />}
    </Page>
  )
}

function Clauses({ draft, refresh }: { draft: Draft; refresh: () => Promise<unknown> }) {
  const { amendment, clauses } = draft
  const { id: amendmentId, state } = amendment
  const [open, setOpen] = useState<string | null>(null)
  const shown = clauses.find(({ id }) => id === open)
  const drop = useCommand((tap: Inputs['amendments']['drop']) => api.amendments.drop.mutate(tap), refresh)
  const count = clauses.filter(isAmended).length

  async function giveUp() {
    const sure = await confirmed('放弃这份修订', '已写的改动都会清除，现行版本照旧。')
    if (!sure || !(await drop.send({ amendmentId }))) return
    toast('已放弃')
    go.back()
  }

  return (
    <View>
      <AmendmentHead amendment={amendment} note="点一条来改，保存后即留在草稿里" />
      <Section id="clauses" title="条款" note={count > 0 ? `改了 ${count} 条` : `${clauses.length} 条`}>
        {clauses.map((clause) => (
          <ClauseRow
            key={clause.id}
            clause={clause}
            onTap={state === 'draft' ? () => setOpen(clause.id) : undefined}
          />
        ))}
      </Section>
      {state === 'draft' ? (
        <View className="amend-stop">
          <Button id="give-up" look="link" busy={drop.busy} onTap={() => void giveUp()}>
            放弃这份修订
          </Button>
        </View>
      ) : null}
      {shown ? (
        <ClauseSheet
          amendmentId={amendmentId}
          clause={shown}
          refresh={refresh}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <BottomBar id="amend-bar">
        <FailureNote id="amend-failure" failure={drop.failure} />
        <Button id="review" wide disabled={count === 0} onTap={() => go.amendment(amendmentId)}>
          {count === 0 ? '还没有改动' : '看差异与影响'}
        </Button>
      </BottomBar>
    </View>
  )
}

function isAmended({ heading, text, written }: Clause): boolean {
  return heading !== written.heading || text !== written.text || written.figures.length > 0
}

function ClauseRow({ clause, onTap }: { clause: Clause; onTap: (() => void) | undefined }) {
  const { id, written, figures } = clause
  const changed = figures.flatMap((figure) => {
    const set = written.figures.find((each) => each.rule === figure.rule && each.figure === figure.name)
    return set ? [{ figure, value: set.value }] : []
  })
  return (
    <Card id={`draft-${id}`} className="row-draft" {...(onTap && { onTap })}>
      <View className="draft-top">
        <Text className="draft-id">{id}</Text>
        <Text className="draft-heading">{written.heading}</Text>
        {isAmended(clause) ? <Tag tone="brand">已改</Tag> : null}
        {onTap ? <Icon name="next" className="draft-arrow" /> : null}
      </View>
      <Text className="draft-text">{written.text}</Text>
      {changed.map(({ figure, value }) => (
        <Text key={`${figure.rule} ${figure.name}`} className="draft-figure">
          {figure.label}：{figure.original} → {sayValue(figure, value)}
        </Text>
      ))}
    </Card>
  )
}
