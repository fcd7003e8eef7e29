import { View } from '@tarojs/components'
import { useState } from 'react'
import { openingForm } from '../../../shared/accounts'
import { api, go, usePages, type Replies } from '../../_platform'
import { BottomBar, Button, Card, Cell, Frame, ListEnd, Page, SearchLine, Tabs } from '../../_ui'
import { AccountCard } from './AccountCard'
import { FilterSheet } from './FilterSheet'
import { atFirst, sayChosen, type Filters, type View as RegistryView } from './filters'
import { Nothing } from './Nothing'
import './index.scss'

type Found = Replies['accounts']['registry']

const tabs: readonly { key: RegistryView; text: string }[] = [
  { key: 'all', text: '全部' },
  { key: 'mine', text: '本单位' },
  { key: 'due', text: '到期' },
]

/** 账号台账: the company's accounts by words, platform and state, those of one's unit, and what is due (G13). */
export default function RegistryScreen() {
  const [filters, setFilters] = useState(atFirst)
  const [isKeeper, setKeeper] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const list = usePages(['accounts.registry', filters], async (after) => {
    const found = (await api.accounts.registry.query({ ...filters, after })) as Found
    setKeeper(found.isKeeper)
    return found
  })

  return (
    <Frame className="registry">
      <Card className="registry-head">
        <SearchLine
          key={filters.view}
          words={filters.words}
          placeholder="名称或单位"
          onSearch={(words) => setFilters({ ...filters, words, view: viewFor(words, filters) })}
        />
        {filters.view === 'all' ? (
          <Cell id="choose" title="平台与状态" note={sayChosen(filters)} onTap={() => setChoosing(true)} />
        ) : null}
        {isKeeper ? (
          <>
            <Cell
              id="register"
              icon="add"
              title="登记已有账号"
              note="已在使用的账号，补录进台账"
              onTap={go.registerAccount}
            />
            <Cell id="to-export" icon="book" title="导出台账" onTap={go.exportTable} />
          </>
        ) : null}
      </Card>
      <Tabs
        id="view"
        tabs={tabs}
        chosen={filters.view}
        onChoose={(view) => setFilters({ ...atFirst, words: view === 'due' ? '' : filters.words, view })}
      />
      <Page id="registry" screen={list}>
        {(rows) =>
          rows.length === 0 && !list.hasMore ? (
            <Nothing filters={filters} />
          ) : (
            <View>
              {rows.map((row) => (
                <AccountCard key={row.id} row={row} />
              ))}
              <ListEnd list={list} />
            </View>
          )
        }
      </Page>
      <BottomBar id="registry-bar">
        <Button id="report" className="registry-report" look="quiet" onTap={go.reportAccount}>
          报告未备案账号
        </Button>
        <Button id="open-account" className="registry-open" onTap={() => go.apply(openingForm.kind)}>
          申请开通
        </Button>
      </BottomBar>
      <FilterSheet
        open={choosing}
        filters={filters}
        onClose={() => setChoosing(false)}
        onPick={(picked) => setFilters({ ...filters, ...picked })}
      />
    </Frame>
  )
}

/** What is due is read by its day: words look through all. */
function viewFor(words: string, { view }: Filters): RegistryView {
  return words !== '' && view === 'due' ? 'all' : view
}
