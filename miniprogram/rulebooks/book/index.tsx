import { Text, View } from '@tarojs/components'
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { sayDay } from '../../../shared/_kernel'
import { api, go, scrollTo, useScreen, type Replies } from '../../_platform'
import { Card, Cell, Page, ReadingCard } from '../../_ui'
import { ClauseCard } from '../parts/ClauseCard'
import { sayBook, type Book } from '../parts/find'
import './index.scss'

/** One rulebook, clause by clause; at the clause that the link names. */
export default function BookScreen() {
  const { id = '', clause = '' } = useRouter().params
  const screen = useScreen(['rulebooks.book', id], () => api.rulebooks.book.query({ id }))
  const { title = '制度' } = screen.data ?? {}
  useShareAppMessage(() => ({ title, path: `/rulebooks/book/index?id=${id}` }))
  return (
    <Page id="book" screen={screen}>
      {(book) => <Clauses book={book} at={clause} refresh={screen.refresh} />}
    </Page>
  )
}

type ClausesProps = {
  book: Replies['rulebooks']['book']
  at: string
  refresh: () => Promise<unknown>
}

function Clauses({ book, at, refresh }: ClausesProps) {
  useEffect(() => void Taro.setNavigationBarTitle({ title: book.title }), [book.title])
  useEffect(() => {
    if (at !== '') Taro.nextTick(() => scrollTo(`#clause-${at}`))
  }, [at])
  return (
    <View>
      <View className="book-head">
        <Text id="book-title" className="book-title">
          {book.title}
        </Text>
        <Text className="book-note">{sayBook(book)}</Text>
      </View>
      {book.toRead ? <ReadingCard reading={book.toRead} isHere refresh={refresh} /> : null}
      {book.coming ? <ComingCard coming={book.coming} /> : null}
      {book.clauses.map((clause) => (
        <ClauseCard
          key={clause.id}
          coming={book.coming}
          clause={clause}
          rules={book.rules.filter((rule) => rule.clause === clause.id)}
          sought={[]}
          onOpen={() => go.clause(clause.id)}
        />
      ))}
    </View>
  )
}

/** The next version, before its day: everybody sees what it will change (X1). */
function ComingCard({
  coming: { amendmentId, version, from, clauses },
}: {
  coming: NonNullable<Book['coming']>
}) {
  return (
    <Card className="book-coming">
      <Cell
        id="coming"
        icon="calendar"
        title={`第 ${version} 版将从${sayDay(from)}起施行`}
        note={clauses.length > 0 ? `改动 ${clauses.join('、')}` : '改动内部条款'}
        {...(amendmentId !== null && { onTap: () => go.amendment(amendmentId) })}
      />
    </Card>
  )
}
