import { Text, View } from '@tarojs/components'
import { dayOf } from '../../../shared/_kernel'
import { application, type Field as FormField } from '../../../shared/applications'
import { api, askAlong, go, toast, useCommand, useNow, type Inputs } from '../../_platform'
import { BottomBar, Button, Card, ChainLine, ClauseLink, FailureNote, Field, Section } from '../../_ui'
import { FieldInput } from './FieldInput'
import { NamingLine } from './NamingLine'
import { countOf, faultIn, pageIds, sayNext } from './next'
import { accountIn, useFilling, type FillingDesk, type FormPage } from './use-filling'
import { namingField, useNaming } from './use-naming'

type FillInProps = {
  page: FormPage
  accountId: string | null
  /** The form has to be drawn anew. */
  onEmptied: () => void
}

/** A form as its data says; the button tells what is still missing, and everything typed stays on the phone. */
export function FillIn({ page, accountId, onEmptied }: FillInProps) {
  const { form, steps } = page
  const desk = useFilling(page, accountId)
  const { filling } = desk
  const naming = useNaming(form, filling.written)
  const today = dayOf(useNow())
  const command = useCommand((input: Inputs['applications']['handIn']) =>
    api.applications.handIn.mutate(input),
  )
  const isMisnamed = naming?.kind === 'refused' && naming.failure.kind === 'refused'
  const isHindered = Boolean(accountIn(page, filling)?.hindrance)
  const next =
    (isHindered ? '这个账号现在不能申请' : sayNext(form, filling, today)) ??
    (isMisnamed ? '请换一个名称' : null)
  const isBegun = Object.values(filling.written).some((text) => text !== '')

  async function handIn() {
    askAlong('submit')
    const { applicationId, written } = filling
    const sent = { applicationId, kind: form.kind, written, pages: pageIds(filling) }
    if (!(await command.send(sent))) return
    desk.drop()
    toast('已提交')
    go.insteadToRequest(application, applicationId)
  }

  return (
    <View className="form">
      <View className="form-head">
        <View className="form-what">
          <Text id="form-title" className="form-title">
            {form.title}
          </Text>
          <Text className="form-note">{form.purpose}</Text>
        </View>
        <ClauseLink clause={form.clause} />
      </View>
      <Card>
        {form.fields.map((field) => (
          <Asked key={field.key} field={field} page={page} desk={desk}>
            {naming && namingField(form, naming) === field.key ? <NamingLine note={naming} /> : null}
          </Asked>
        ))}
      </Card>
      <Section id="form-steps" title="谁来处理" note={`按 ${form.clause}`}>
        <Card>
          <ChainLine id="form-chain" steps={steps} />
          {steps.some(({ names }) => names.length === 0) ? (
            <Text className="form-note">有一个环节还没有指定人员，请联系管理员在“职能岗位”里指定。</Text>
          ) : null}
        </Card>
      </Section>
      <View className="form-kept">
        <Text>填写的内容保存在本机，提交之前不会丢失。</Text>
        {isBegun ? (
          <Button
            id="empty-form"
            look="link"
            small
            onTap={() => {
              desk.drop()
              onEmptied()
            }}
          >
            清空重填
          </Button>
        ) : null}
      </View>
      <BottomBar id="form-bar">
        {command.failure ? (
          <View className="form-failure">
            <FailureNote id="form-failure" failure={command.failure} />
          </View>
        ) : null}
        <Button id="hand-in" wide busy={command.busy} disabled={next !== null} onTap={() => void handIn()}>
          {next ?? '提交申请'}
        </Button>
      </BottomBar>
    </View>
  )
}

type AskedProps = {
  field: FormField
  page: FormPage
  desk: FillingDesk
  children: React.ReactNode
}

function Asked({ field, page, desk, children }: AskedProps) {
  const today = dayOf(useNow())
  const count = countOf(field, desk.filling)
  const fault = faultIn(page.form, field, desk.filling, today)
  const label = field.optional ? `${field.label}（选填）` : field.label
  return (
    <Field
      label={label}
      {...(field.hint !== undefined && { hint: field.hint })}
      note={
        count ? (
          <Text className={`field-count ${count.isOver ? 'field-count-over' : ''}`}>{count.text}</Text>
        ) : null
      }
    >
      <FieldInput field={field} page={page} desk={desk} />
      {fault ? <Text className="form-fault">{fault.message}</Text> : null}
      {children}
    </Field>
  )
}
