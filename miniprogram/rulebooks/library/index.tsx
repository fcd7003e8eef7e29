import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { seek, type Sought } from '../../../shared/rulebooks'
import { api, go, useScreen, useTabBar, type Replies } from '../../_platform'
import { Card, Cell, Empty, Icon, Page, Section, Tabs, TextInput } from '../../_ui'
import { ClauseCard } from '../parts/ClauseCard'
import { find, findErrands, sayBook, type Book } from '../parts/find'
import { Errands } from './Errands'
import './index.scss'

type Library = Replies['rulebooks']['library']

/** The ways into the rules beside looking for words (X1). */
const ways = { books: '按制度', errands: '我想办' } as const

const wayTabs = Object.entries(ways).map(([key, text]) => ({ key: key as keyof typeof ways, text }))

export default function LibraryScreen() {
  const screen = useScreen(['rulebooks.library'], () => api.rulebooks.library.query())
  useTabBar(screen.data)
  const isAdmin = screen.data?.me?.isAdmin ?? false
  useEffect(() => {
    if (isAdmin) void Taro.setNavigationBarTitle({ title: '管理' })
  }, [isAdmin])
  return (
    <Page id="library" screen={screen}>
      {(library) => (
        <View>
          {isAdmin ? <Management /> : null}
          <Books library={library} />
        </View>
      )}
    </Page>
  )
}

function Management() {
  return (
    <Card className="management">
      <Cell
        id="channels"
        icon="send"
        title="渠道"
        note="周期、版位、审批环节与所依条款"
        onTap={go.channels}
      />
      <Cell
        id="shelf"
        icon="book"
        title="制度的采用"
        note="采用哪些制度、适用于谁、本公司的数字"
        onTap={go.shelf}
      />
      <Cell
        id="offices"
        icon="lock"
        title="职能岗位与账号设定"
        note="谁审核账号、谁备案、哪些名称受保护"
        onTap={go.offices}
      />
      <Cell
        id="readings"
        icon="check"
        title="阅读确认"
        note="请谁读哪一版、谁还没有确认"
        onTap={() => go.readings()}
      />
      <Cell
        id="holidays"
        icon="calendar"
        title="节假日"
        note="放假与调休上班的日子，排期时一并提示"
        onTap={go.holidays}
      />
      <Cell
        id="notice-settings"
        icon="bell"
        title="通知"
        note="什么时候提醒、送达了多少、为什么没有送达"
        onTap={go.noticeSettings}
      />
      <Cell id="people" icon="people" title="人员" note="单位、角色、调动、绑定与邀请码" onTap={go.people} />
    </Card>
  )
}

function Books({ library: { books, errands, me } }: { library: Library }) {
  const [words, setWords] = useState('')
  const [way, setWay] = useState<keyof typeof ways>('books')
  const sought = seek(words)
  const isSearch = sought.length > 0
  const found = find(books, sought)
  const doable = findErrands(errands, sought)
  const hasWays = errands.length > 0 && !isSearch
  const showsErrands = isSearch || (hasWays && way === 'errands')
  return (
    <View>
      <View className="search">
        <Icon name="search" className="search-icon" />
        <TextInput
          id="search"
          className="search-input"
          placeholder="字词或拼音首字母"
          confirmType="search"
          onType={setWords}
        />
      </View>
      {hasWays ? (
        <View className="library-ways">
          <Tabs id="way" tabs={wayTabs} chosen={way} onChoose={setWay} />
        </View>
      ) : null}
      {showsErrands ? <Errands groups={doable} books={books} /> : <Shelf books={found} />}
      {isSearch ? <Found books={found} sought={sought} /> : null}
      {found.length === 0 && doable.length === 0 ? (
        <Empty
          icon={words ? 'search' : 'book'}
          title={words ? '没有找到' : '还没有公布制度'}
          note={words ? `没有条款提到“${words.trim()}”，换个词试试。` : '制度公布后，可以在这里查阅。'}
        />
      ) : null}
      {me ? null : <View className="library-note">这里是公开条款；加入后可以查看全部条款。</View>}
    </View>
  )
}

function Shelf({ books }: { books: readonly Book[] }) {
  if (books.length === 0) return null
  return (
    <Section id="shelf-list" title="现行制度" note={`${books.length} 部`}>
      <Card>
        {books.map((book) => (
          <Cell
            key={book.id}
            id={`book-${book.id}`}
            className="row-book"
            icon="book"
            title={book.title}
            note={sayBook(book)}
            onTap={() => go.rulebook(book.id)}
          />
        ))}
      </Card>
    </Section>
  )
}

function Found({ books, sought }: { books: readonly Book[]; sought: Sought }) {
  return (
    <View>
      {books.map((book) => (
        <Section key={book.id} title={book.title} note={`${book.clauses.length} 条提到`}>
          {book.clauses.map((clause) => (
            <ClauseCard
              key={clause.id}
              clause={clause}
              rules={book.rules.filter((rule) => rule.clause === clause.id)}
              sought={sought}
              onOpen={() => go.clause(clause.id)}
            />
          ))}
        </Section>
      ))}
    </View>
  )
}
