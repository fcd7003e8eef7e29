import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { addDays, type Day } from '../../../shared/_kernel'
import { amendmentLimits } from '../../../shared/amendments'
import {
  api,
  failureOf,
  forget,
  go,
  keep,
  kept,
  toast,
  useCommand,
  type Failure,
  type Inputs,
  type Replies,
} from '../../_platform'
import {
  BottomBar,
  Button,
  Card,
  ChainLine,
  Choices,
  DayField,
  FailureNote,
  Field,
  Section,
  TextArea,
} from '../../_ui'
import { VersionEffects } from './VersionEffects'

type Detail = Replies['amendments']['detail']

const days = [
  { key: 'published', text: '公布当天' },
  { key: 'later', text: '以后的一天' },
] as const

type AskFormProps = { detail: Detail; refresh: () => Promise<unknown> }

/** From which day, why, and who decides; what comes of it follows the day. */
export function AskForm({ detail, refresh }: AskFormProps) {
  const { amendment, today, consent, changes } = detail
  const { id: amendmentId } = amendment
  const reasonKey = `amendment-reason ${amendmentId}`
  const [from, setFrom] = useState<Day | null>(laterThan(today, amendment.wishedFrom))
  const [reason, setReason] = useState(() => asText(kept(reasonKey)) ?? amendment.reason)
  const ahead = useEffects(detail)
  const ask = useCommand((said: Inputs['amendments']['ask']) => api.amendments.ask.mutate(said), refresh)
  const missing = whatIsMissing(detail, reason)
  const failure = ask.failure ?? ahead.failure

  function choose(day: Day | null) {
    setFrom(day)
    void ahead.look(day)
  }

  async function send() {
    if (!(await ask.send({ amendmentId, reason, from }))) return
    forget(reasonKey)
    toast('已提交，等待审批')
    await refresh()
  }

  return (
    <View>
      <VersionEffects effects={ahead.effects} hindrance={detail.hindrance} />
      <Section id="ask" title="公布">
        <Card>
          <Field label="从哪天起施行" hint="制度从公布之日或以后的一天起施行，不能倒签（X1）。">
            <Choices
              id="from"
              choices={days}
              chosen={from === null ? 'published' : 'later'}
              onChoose={(key) => choose(key === 'published' ? null : (from ?? addDays(today, 7)))}
            />
            {from ? (
              <View className="version-day">
                <DayField
                  id="from-day"
                  day={from}
                  from={addDays(today, 1)}
                  through={addDays(today, amendmentLimits.daysAhead)}
                  placeholder="选日期"
                  onPick={choose}
                />
              </View>
            ) : null}
          </Field>
          <Field label="为什么修订（必填）">
            <TextArea
              id="amend-reason"
              className="text-boxed"
              initial={reason}
              placeholder="审批人和以后查阅的人都会看到"
              maxLength={amendmentLimits.reason}
              onType={(typed) => {
                setReason(typed)
                keep(reasonKey, typed)
              }}
            />
          </Field>
          <Field label="谁来审批" hint="写过这份修订的人不能审批它。">
            <ChainLine id="consent-chain" steps={[{ title: '修订审批', names: consent }]} />
          </Field>
        </Card>
      </Section>
      <BottomBar id="ask-bar">
        {failure ? (
          <View className="consent-failure">
            <FailureNote id="ask-failure" failure={failure} />
          </View>
        ) : null}
        <Button id="amend-more" look="quiet" onTap={() => go.amend(amendmentId)}>
          {changes.length === 0 ? '去改条款' : '继续改'}
        </Button>
        <Button
          id="ask-consent"
          className="consent-agree"
          busy={ask.busy}
          disabled={missing !== null}
          onTap={() => void send()}
        >
          {missing ?? '提交审批'}
        </Button>
      </BottomBar>
    </View>
  )
}

function whatIsMissing({ changes, hindrance }: Detail, reason: string): string | null {
  if (changes.length === 0 && hindrance === null) return '还没有改动'
  if (hindrance !== null) return '现在还不能施行'
  return reason.trim() === '' ? '请写明理由' : null
}

/** What comes of it on the day that is chosen: looked for again with every change, the latest counts. */
function useEffects({ amendment, effects: first }: Detail) {
  const [looked, setLooked] = useState<{ readonly effects: Detail['effects'] } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useRef(0)

  async function look(from: Day | null) {
    const turn = ++latest.current
    try {
      const answer = (await api.amendments.detail.query({ amendmentId: amendment.id, from })) as Detail
      if (turn !== latest.current) return
      setLooked({ effects: answer.effects })
      setFailure(null)
    } catch (error) {
      if (turn === latest.current) setFailure(failureOf(error))
    }
  }

  return { effects: looked ? looked.effects : first, failure, look }
}

/** A day that has passed meanwhile is none any more. */
function laterThan(today: Day, day: Day | null): Day | null {
  return day !== null && day > today ? day : null
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
