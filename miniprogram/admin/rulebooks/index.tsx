import { View } from '@tarojs/components'
import { api, go, useScreen, type Replies } from '../../_platform'
import { Card, Cell, Page, Section } from '../../_ui'

type Book = Replies['rulebooks']['shelf']['books'][number]

/** Which rulebooks the company follows, and which it could. */
export default function ShelfScreen() {
  const screen = useScreen(['rulebooks.shelf'], () => api.rulebooks.shelf.query())
  return (
    <Page id="shelf" screen={screen}>
      {({ books }) => (
        <View>
          <Books id="in-force" title="已采用" books={books.filter(({ inForce }) => inForce)} />
          <Books id="not-in-force" title="可以采用" books={books.filter(({ inForce }) => !inForce)} />
        </View>
      )}
    </Page>
  )
}

function Books({ id, title, books }: { id: string; title: string; books: readonly Book[] }) {
  if (books.length === 0) return null
  return (
    <Section id={id} title={title} note={`${books.length} 部`}>
      <Card>
        {books.map((book) => (
          <Cell
            key={book.id}
            id={`book-${book.id}`}
            className="row-book"
            title={book.title}
            note={sayAdoption(book)}
            onTap={() => go.adoption(book.rulebook)}
          />
        ))}
      </Card>
    </Section>
  )
}

function sayAdoption({ inForce, units, channels, own, clauses }: Book): string {
  if (!inForce) return `${clauses} 条`
  const whom = units.length === 0 ? '全公司' : units.join('、')
  const where = channels.length === 0 ? '' : channels.join('、')
  return [whom, where, own > 0 ? `本公司改了 ${own} 个数字` : ''].filter(Boolean).join(' · ')
}
