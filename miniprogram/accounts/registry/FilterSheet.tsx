import { accountStateNames, accountStates, platforms } from '../../../shared/accounts'
import { Button, Choices, Field, Sheet } from '../../_ui'
import type { Filters } from './filters'

type FilterSheetProps = {
  open: boolean
  filters: Filters
  onClose: () => void
  onPick: (picked: Pick<Filters, 'platform'> | Pick<Filters, 'state'>) => void
}

const any = { key: 'any', text: '不限' } as const

const ofPlatform = [any, ...platforms.map((key) => ({ key, text: key }))] as const
const ofState = [any, ...accountStates.map((key) => ({ key, text: accountStateNames[key] }))] as const

export function FilterSheet({ open, filters: { platform, state }, onClose, onPick }: FilterSheetProps) {
  const foot = (
    <Button id="apply" wide onTap={onClose}>
      查看结果
    </Button>
  )
  return (
    <Sheet id="filters" title="平台与状态" open={open} onClose={onClose} foot={foot}>
      <Field label="平台">
        <Choices
          id="platform"
          choices={ofPlatform}
          chosen={platform ?? 'any'}
          onChoose={(key) => onPick({ platform: key === 'any' ? null : key })}
        />
      </Field>
      <Field label="状态">
        <Choices
          id="state"
          choices={ofState}
          chosen={state ?? 'any'}
          onChoose={(key) => onPick({ state: key === 'any' ? null : key })}
        />
      </Field>
    </Sheet>
  )
}
