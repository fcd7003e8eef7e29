import { addDays, dayOf, type Day } from '../../../shared/_kernel'
import { accountLimits, platforms, type Platform } from '../../../shared/accounts'
import { publishWays, publishWords, type PublishBy } from '../../../shared/channels'
import { useNow, type Replies } from '../../_platform'
import { Button, Choices, DayField, Field, FoundChoices, TextArea, TextInput } from '../../_ui'

export type AccountSheet = Replies['accounts']['sheet']

/** What a person writes down of an account. */
export type Written = {
  readonly platform: Platform | null
  readonly name: string
  readonly handle: string
  readonly unitId: string | null
}

export type WrittenFacts = Written & {
  readonly description: string
  readonly legalEntity: string
  readonly verifiedUntil: Day | null
  readonly publishBy: PublishBy | null
  readonly channelId: string | null
}

type FieldsProps<W> = {
  sheet: AccountSheet
  written: W
  change: (patch: Partial<W>) => void
}

/** Which account it is, and whose. */
export function WhichAccount({ sheet, written, change }: FieldsProps<Written>) {
  const { platform, name, handle, unitId } = written
  return (
    <>
      <Field label="平台">
        <Choices
          id="platform"
          choices={platforms.map((key) => ({ key, text: key }))}
          chosen={platform}
          onChoose={(chosen) => change({ platform: chosen })}
        />
      </Field>
      <Field label="账号名称">
        <TextInput
          id="account-name-field"
          className="text-boxed"
          initial={name}
          maxLength={accountLimits.name}
          onType={(typed) => change({ name: typed })}
        />
      </Field>
      <Field label="平台账号（选填）" hint="微信号、UID 等，在平台的账号资料里可以查到。">
        <TextInput
          id="handle"
          className="text-boxed"
          initial={handle}
          maxLength={accountLimits.handle}
          onType={(typed) => change({ handle: typed })}
        />
      </Field>
      <Field label="哪个单位的">
        <FoundChoices
          id="unit"
          choices={sheet.units.map((unit) => ({ key: unit.id, text: unit.name }))}
          chosen={unitId}
          placeholder="输入单位名称查找"
          onChoose={(chosen) => change({ unitId: chosen })}
        />
      </Field>
    </>
  )
}

/** Nothing is verified for longer. */
const longestDays = 3650

const none = 'none'

/** What the registry says of it beyond that. */
export function MoreOfAccount({ sheet, written, change }: FieldsProps<WrittenFacts>) {
  const today = dayOf(useNow())
  const { description, legalEntity, verifiedUntil, publishBy, channelId } = written
  return (
    <>
      <Field label="账号介绍（选填）">
        <TextArea
          id="description"
          className="text-boxed account-text"
          initial={description}
          maxLength={accountLimits.description}
          onType={(typed) => change({ description: typed })}
        />
      </Field>
      <Field label="认证主体（选填）">
        <TextInput
          id="legal-entity"
          className="text-boxed"
          initial={legalEntity}
          maxLength={accountLimits.legalEntity}
          onType={(typed) => change({ legalEntity: typed })}
        />
      </Field>
      <Field label="认证有效期（选填）" hint="到期前会提醒。没有认证的不填。">
        <DayField
          id="verified-until"
          day={verifiedUntil}
          from={addDays(today, -longestDays)}
          through={addDays(today, longestDays)}
          placeholder="到哪一天"
          onPick={(day) => change({ verifiedUntil: day })}
        />
        {verifiedUntil === null ? null : (
          <Button id="not-verified" look="link" small onTap={() => change({ verifiedUntil: null })}>
            没有认证，清除日期
          </Button>
        )}
      </Field>
      <Field label="怎样发文">
        <Choices
          id="publish-by"
          choices={[
            { key: none, text: '不发文' },
            ...publishWays.map((key) => ({ key, text: publishWords[key].name })),
          ]}
          chosen={publishBy ?? none}
          onChoose={(key) => change({ publishBy: publishWays.find((way) => way === key) ?? null })}
        />
      </Field>
      <Field label="对应渠道">
        <FoundChoices
          id="channel"
          choices={[
            { key: none, text: '不对应' },
            ...sheet.channels.map(({ id, name }) => ({ key: id, text: name })),
          ]}
          chosen={channelId ?? none}
          placeholder="输入渠道名称查找"
          onChoose={(key) => change({ channelId: key === none ? null : key })}
        />
      </Field>
    </>
  )
}

/** What is still missing, as the button says it; null when nothing is. */
export function sayMissing({ platform, name, unitId }: Written): string | null {
  if (platform === null) return '请选择平台'
  if (name.trim() === '') return '请填写账号名称'
  return unitId === null ? '请选择单位' : null
}
