import { Text, View } from '@tarojs/components'
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { rulebookIdOf, versionedId, versionOf } from '../../../shared/rulebooks'
import { addressOf, api, canForward, clauseAt, copy, go, useScreen, type Replies } from '../../_platform'
import { Button, Card, Cell, Page, Section } from '../../_ui'
import { ClauseCard } from '../parts/ClauseCard'
import { sayVersion } from '../parts/find'
import { AppliedLately } from './AppliedLately'
import './index.scss'

type ClausePage = Replies['rulebooks']['clause']

/** A clause by itself, as refusals and links name it: what it says, what is checked because of it (X1). */
export default function ClauseScreen() {
  const { id = '', of } = useRouter().params
  const screen = useScreen(['rulebooks.clause', id, of], () =>
    api.rulebooks.clause.query({ clause: id, ...(of !== undefined && { of }) }),
  )
  useShareAppMessage(() =>
    screen.data ? { title: nameOf(screen.data), path: linkTo(screen.data) } : { path: clauseAt(id, of) },
  )
  return (
    <Page id="clause" screen={screen}>
      {(page) => <Clause page={page} linked={of} />}
    </Page>
  )
}

/** @param linked the version that the link named */
function Clause({ page, linked }: { page: ClausePage; linked: string | undefined }) {
  const { book, clause, rules, errands, applied } = page
  const title = `${clause.id} ${clause.heading}`
  useEffect(() => void Taro.setNavigationBarTitle({ title }), [title])
  const note = linked === undefined ? null : sayLinked(page, linked)
  return (
    <View>
      <View className="clause-of">
        <Text id="clause-book" className="clause-of-title">
          《{book.title}》
        </Text>
        <Text id="clause-version">
          {book.inForce ? sayVersion(book) : '本公司没有采用这部制度，仅供查阅。'}
        </Text>
        {note === null ? null : <Text id="clause-linked">{note}</Text>}
      </View>
      <ClauseCard clause={clause} rules={rules} sought={[]} coming={book.coming} />
      <View className="clause-share">
        {canForward ? (
          <Button id="forward" look="quiet" forwards>
            转发
          </Button>
        ) : null}
        <Button id="copy" look="quiet" onTap={() => copy(written(page))}>
          {canForward ? '复制' : '复制链接'}
        </Button>
      </View>
      {applied ? <AppliedLately applied={applied} /> : null}
      {errands.length > 0 ? <Governed errands={errands} /> : null}
      <Card className="clause-more">
        {book.inForce ? (
          <Cell id="whole" icon="book" title="看整部制度" onTap={() => go.rulebook(book.id, clause.id)} />
        ) : null}
        <Cell id="all" icon="search" title="查其他条款" onTap={go.rules} />
      </Card>
    </View>
  )
}

/** What one can do that it governs, one tap away. */
function Governed({ errands }: Pick<ClausePage, 'errands'>) {
  return (
    <Section id="governed" title="我想办">
      <Card className="clause-more">
        {errands.map(({ key, title, line, screen }) => (
          <Cell
            key={key}
            id={`errand-${key}`}
            className="row-errand"
            title={title}
            note={line}
            {...(screen !== null && { onTap: () => go.errand(screen) })}
          />
        ))}
      </Card>
    </Section>
  )
}

/** A link is older than what holds, or has come too early, or is of what no longer holds: what holds is shown. */
function sayLinked({ book, clause }: ClausePage, linked: string): string | null {
  const version = versionOf(linked)
  if (!book.inForce || linked === versionedId(book)) return null
  if (rulebookIdOf(linked) !== book.id) return '链接来自另一部制度；现行的是这一部。'
  if (version > book.version) return `链接来自第 ${version} 版；现行的是第 ${book.version} 版。`
  const isChanged = clause.changed !== null && clause.changed.version > version
  return `链接来自第 ${version} 版；这一条此后${isChanged ? '有改动，见下' : '没有改动'}。`
}

function nameOf({ book: { title, version }, clause: { id, heading } }: ClausePage): string {
  return `${id} ${heading} · 《${title}》第 ${version} 版`
}

const linkTo = ({ book, clause: { id } }: ClausePage) => clauseAt(id, versionedId(book))

/** As it is pasted into a chat or a mail. */
function written(page: ClausePage): string {
  return [nameOf(page), page.clause.text, addressOf(linkTo(page))].filter(Boolean).join('\n')
}
