import { Text, View } from '@tarojs/components'
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { api, scrollTo, useScreen } from '../../_platform'
import { Page } from '../../_ui'
import { ClauseCard } from '../parts/ClauseCard'
import { sayBook, type Book } from '../parts/find'
import './index.scss'

/** One rulebook, clause by clause; at the clause that the link names, alone or with it. */
export default function BookScreen() {
  const { id, clause = '' } = useRouter().params
  const screen = useScreen(['rulebooks.book', id, clause], () =>
    api.rulebooks.book.query(id === undefined ? { clause } : { id }),
  )
  const { title = '制度', id: found = '' } = screen.data ?? {}
  useShareAppMessage(() => ({ title, path: `/rulebooks/book/index?id=${found}&clause=${clause}` }))
  return (
    <Page id="book" screen={screen}>
      {(book) => <Clauses book={book} at={clause} />}
    </Page>
  )
}

function Clauses({ book, at }: { book: Book; at: string }) {
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
        <Text className="book-note">
          {book.inForce ? sayBook(book) : '本公司没有采用这部制度，仅供查阅。'}
        </Text>
      </View>
      {book.clauses.map((clause) => (
        <ClauseCard
          key={clause.id}
          clause={clause}
          rules={book.rules.filter((rule) => rule.clause === clause.id)}
          sought={[]}
        />
      ))}
    </View>
  )
}
