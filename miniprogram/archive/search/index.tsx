import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Day } from '../../../shared/_kernel'
import { widestScope, type NamedScope, type Scope } from '../../../shared/archive'
import { postStateNames, postStates, type PostState } from '../../../shared/posts'
import { api, go, usePages, type Replies } from '../../_platform'
import {
  Button,
  Card,
  Cell,
  Choices,
  Empty,
  Frame,
  ListEnd,
  Page,
  PostLine,
  SearchLine,
  Sheet,
} from '../../_ui'
import { ScopeField } from '../parts/ScopeField'
import { SpanField } from '../parts/SpanField'
import './index.scss'

type Found = Replies['archive']['search']

type Filters = {
  /** Null until somebody chooses: the widest. */
  readonly scope: Scope | null
  readonly words: string
  readonly state: PostState | null
  readonly from: Day | null
  readonly through: Day | null
}

const atFirst: Filters = { scope: null, words: '', state: null, from: null, through: null }

/** 档案: every post by words, state and days; each opens, and from there its record can be kept. */
export default function ArchiveScreen() {
  const [filters, setFilters] = useState(atFirst)
  const [scopes, setScopes] = useState<readonly NamedScope[]>([])
  const [choosing, setChoosing] = useState(false)
  const list = usePages(['archive.search', filters], async (after) => {
    const found = (await api.archive.search.query({ ...filters, after })) as Found
    // Kept while the next filters are read.
    setScopes(found.scopes)
    return found
  })
  return (
    <Frame>
      <Card>
        <SearchLine
          words={filters.words}
          placeholder="关键词"
          onSearch={(words) => setFilters({ ...filters, words })}
        />
        <ScopeField
          scopes={scopes}
          scope={filters.scope ?? widestScope(scopes)}
          onPick={(scope) => setFilters({ ...filters, scope })}
        />
        <Cell id="choose" title="状态与日期" note={sayChosen(filters)} onTap={() => setChoosing(true)} />
      </Card>
      <Page id="archive" screen={list}>
        {(posts) =>
          posts.length === 0 && !list.hasMore ? (
            <Empty icon="search" title="没有找到稿件" note={sayNone(filters)} />
          ) : (
            <View>
              <Card>
                {posts.map((post) => (
                  <PostLine key={post.id} post={post} />
                ))}
              </Card>
              <ListEnd list={list} />
            </View>
          )
        }
      </Page>
      <Card className="to-export">
        <Cell
          id="to-export"
          icon="book"
          title="导出表格"
          note="稿件、审批与用时、版位使用"
          onTap={go.exportTable}
        />
      </Card>
      <FilterSheet
        open={choosing}
        filters={filters}
        onClose={() => setChoosing(false)}
        onPick={(picked) => setFilters({ ...filters, ...picked })}
      />
    </Frame>
  )
}

type FilterSheetProps = {
  open: boolean
  filters: Filters
  onClose: () => void
  onPick: (picked: Partial<Filters>) => void
}

function FilterSheet({ open, filters, onClose, onPick }: FilterSheetProps) {
  const { state, from, through } = filters
  const choices = [
    { key: 'any', text: '不限' },
    ...postStates.map((key) => ({ key, text: postStateNames[key] })),
  ] as const
  return (
    <Sheet
      id="filters"
      title="状态与日期"
      open={open}
      onClose={onClose}
      foot={
        <Button id="apply" onTap={onClose}>
          查看结果
        </Button>
      }
    >
      <Text className="archive-name">状态</Text>
      <Choices
        id="state"
        choices={choices}
        chosen={state ?? 'any'}
        onChoose={(key) => onPick({ state: key === 'any' ? null : key })}
      />
      <SpanField name="提交日期" from={from} through={through} onPick={onPick} />
      <Button id="clear" look="link" onTap={() => onPick({ state: null, from: null, through: null })}>
        清除
      </Button>
    </Sheet>
  )
}

function sayChosen({ state, from, through }: Filters): string {
  const days = from || through ? `${from ?? '最早'} 至 ${through ?? '今天'}` : '不限日期'
  return `${state ? postStateNames[state] : '不限状态'}，${days}`
}

function sayNone({ words }: Filters): string {
  return words ? `没有稿件提到“${words}”，换个词，或放宽范围和日期试试。` : '放宽范围、状态或日期试试。'
}
