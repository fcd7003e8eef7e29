import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { canonicalJson } from '../../../shared/_kernel'
import { protectedWordLimits, refuseAccountSettings, type AccountFigures } from '../../../shared/accounts'
import { api, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, Card, Choices, FailureNote, Field, Section } from '../../_ui'
import { ProtectedWords } from './ProtectedWords'

type Settings = Replies['accounts']['settings']['settings']
type AccountSettingsProps = { settings: Settings; refresh: () => Promise<unknown> }

type FigureWords = { readonly label: string; readonly hint: string; readonly usual: readonly number[] }

const figureWords: Readonly<Record<keyof AccountFigures, FigureWords>> = {
  renewalDays: {
    label: '备案多久续办一次',
    hint: '公司设定：规定只要求续办，没有写多久（G13）。',
    usual: [180, 365, 730],
  },
  passwordDays: { label: '密码多久更换一次', hint: '公司设定（E6）。', usual: [30, 60, 90, 180] },
  remindDays: {
    label: '提前多久提醒',
    hint: '到期前 7 天和当天会再提醒；过期后每周提醒。',
    usual: [7, 15, 30, 60],
  },
}

const figures = Object.keys(figureWords) as (keyof AccountFigures)[]

/** Which names no account may carry unasked, and the company's own figures. */
export function AccountSettings({ settings: present, refresh }: AccountSettingsProps) {
  const [settings, setSettings] = useState<Settings>(present)
  const command = useCommand((input: Inputs['accounts']['setSettings']) =>
    api.accounts.setSettings.mutate(input),
  )
  const refusal = refuseAccountSettings(settings)
  const isChanged = canonicalJson(settings) !== canonicalJson(present)

  async function save() {
    const { protectedWords } = settings
    const saved = await command.send({ figures: settings.figures, protectedWords: [...protectedWords] })
    if (!saved) return
    toast('已保存')
    await refresh()
  }

  return (
    <View>
      <Section
        id="protected"
        title="受保护的名称"
        note={`${settings.protectedWords.length}/${protectedWordLimits.words}`}
      >
        <Card>
          <Text className="offices-note">
            公司名称、简称与商标。账号的名称或介绍里写了它们，须先备案；用谐音、错字或夹着符号冒充它们的，不能通过（G13）。
          </Text>
          <ProtectedWords
            words={settings.protectedWords}
            onChange={(protectedWords) => setSettings({ ...settings, protectedWords })}
          />
        </Card>
      </Section>
      <Section id="account-figures" title="期限" note="公司设定">
        <Card>
          {figures.map((name) => {
            const { label, hint, usual } = figureWords[name]
            return (
              <Field key={name} label={label} hint={hint}>
                <Choices
                  id={name}
                  choices={[...new Set([...usual, present.figures[name]])]
                    .sort((a, b) => a - b)
                    .map((days) => ({ key: String(days), text: `${days} 天` }))}
                  chosen={String(settings.figures[name])}
                  onChoose={(key) =>
                    setSettings({ ...settings, figures: { ...settings.figures, [name]: Number(key) } })
                  }
                />
              </Field>
            )
          })}
        </Card>
      </Section>
      {isChanged ? (
        <BottomBar id="settings-bar">
          <View className="offices-bar">
            <FailureNote
              id="settings-failure"
              failure={refusal ? { kind: 'refused', refusal } : command.failure}
            />
            <Button
              id="save-settings"
              wide
              busy={command.busy}
              disabled={refusal !== null}
              onTap={() => void save()}
            >
              保存名称与期限
            </Button>
          </View>
        </BottomBar>
      ) : null}
    </View>
  )
}
