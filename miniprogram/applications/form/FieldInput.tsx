import { Text, View } from '@tarojs/components'
import { addDays, dayOf, parseDay } from '../../../shared/_kernel'
import type { Field, Form, Written } from '../../../shared/applications'
import { go, useNow } from '../../_platform'
import { Button, Choices, DayField, FoundChoices, PersonField, TextArea, TextInput } from '../../_ui'
import { PagesField } from '../parts/PagesField'
import { MomentField } from './MomentField'
import { accountIn, type FillingDesk, type FormPage } from './use-filling'

type FieldInputProps = { field: Field; page: FormPage; desk: FillingDesk }

/** Nothing is applied for further ahead. */
const daysAhead = 730

/** One field of a form, by its kind. */
export function FieldInput({ field, page, desk }: FieldInputProps) {
  const today = dayOf(useNow())
  const { key, kind, label } = field
  const { filling, write, name, putPages } = desk
  const id = `field-${key}`
  const text = filling.written[key] ?? ''
  const span = { from: today, through: addDays(today, daysAhead) }
  switch (kind) {
    case 'line':
      return <TextInput id={id} className="text-boxed" initial={text} onType={(typed) => write(key, typed)} />
    case 'text':
      return (
        <TextArea
          id={id}
          className="text-boxed form-text"
          initial={text}
          onType={(typed) => write(key, typed)}
        />
      )
    case 'choice':
      return (
        <Choices
          id={id}
          choices={field.options.map((option) => ({ key: option, text: option }))}
          chosen={text}
          onChoose={(chosen) => write(key, chosen)}
        />
      )
    case 'day':
      return (
        <DayField
          id={id}
          day={parseDay(text)}
          {...span}
          placeholder="哪一天"
          onPick={(day) => write(key, day)}
        />
      )
    case 'moment':
      return (
        <MomentField
          id={id}
          value={text}
          after={earlierMoment(field, page.form, filling.written)}
          {...span}
          onPick={(instant) => write(key, instant)}
        />
      )
    case 'person': {
      if (field.among === 'operators')
        return (
          <OperatorInput
            id={id}
            account={accountIn(page, filling)}
            chosen={text}
            onChoose={(chosen) => write(key, chosen)}
          />
        )
      const person = filling.people[key]
      return (
        <PersonField
          id={id}
          title={label}
          picked={person ? [person] : []}
          me={page.me}
          placeholder="从通讯录里选"
          onPick={([picked]) => picked && name(key, picked)}
        />
      )
    }
    case 'account':
      return (
        <>
          <AccountInput id={id} page={page} chosen={text} onChoose={(chosen) => write(key, chosen)} />
          <Hindrance account={accountIn(page, filling)} />
        </>
      )
    case 'pages':
      return (
        <PagesField
          id={id}
          pages={filling.pages[key] ?? []}
          limit={field.limit}
          onAdd={(added) => putPages(key, (pages) => [...pages, added])}
          onRemove={(gone) => putPages(key, (pages) => pages.filter((each) => each.attachmentId !== gone))}
        />
      )
    default:
      return kind satisfies never
  }
}

/** Two moments of a form are when something begins and when it ends. */
function earlierMoment({ key }: Field, { fields }: Form, written: Written): string {
  const moments = fields.filter(({ kind }) => kind === 'moment')
  const before = moments[moments.findIndex((moment) => moment.key === key) - 1]
  return before ? (written[before.key] ?? '') : ''
}

type Account = FormPage['accounts'][number]

/** Why it is not this account's turn, and the way to where that changes. */
function Hindrance({ account }: { account: Account | undefined }) {
  if (!account?.hindrance) return null
  return (
    <View id="hindrance">
      <Text className="form-fault">{account.hindrance}</Text>
      <Button id="to-hindrance" className="form-link" look="link" small onTap={() => go.account(account.id)}>
        去这个账号的页面
      </Button>
    </View>
  )
}

type OperatorInputProps = {
  id: string
  account: Account | undefined
  chosen: string
  onChoose: (personId: string) => void
}

/** Whoever operates the account: nobody else can be meant. */
function OperatorInput({ id, account, chosen, onChoose }: OperatorInputProps) {
  if (!account) return <Text className="form-note">先选账号，再从它的运营人里选。</Text>
  if (account.operators.length === 0)
    return <Text className="form-note">台账里这个账号没有运营人，请微信部门先在账号页面更正。</Text>
  return (
    <Choices
      id={id}
      choices={account.operators.map(({ id: key, name }) => ({ key, text: name }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

type AccountInputProps = {
  id: string
  page: FormPage
  chosen: string
  onChoose: (accountId: string) => void
}

/** Those of one's own unit; any other one is opened from its page in the registry. */
function AccountInput({ id, page: { accounts }, chosen, onChoose }: AccountInputProps) {
  return (
    <View>
      {accounts.length === 0 ? (
        <Text className="form-note">
          台账里还没有您单位的账号。其他单位的账号，请在台账里找到它，从它的页面申请。
        </Text>
      ) : (
        <FoundChoices
          id={id}
          choices={accounts.map((each) => ({ key: each.id, text: `${each.platform} ${each.name}` }))}
          chosen={chosen}
          placeholder="输入账号名称查找"
          onChoose={onChoose}
        />
      )}
      <Button id={`${id}-registry`} className="form-link" look="link" small onTap={go.registry}>
        {accounts.length === 0 ? '去账号台账' : '要选别的账号？去账号台账'}
      </Button>
    </View>
  )
}
