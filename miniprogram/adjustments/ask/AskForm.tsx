import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, canonicalJson, type Day } from '../../../shared/_kernel'
import { adjustmentReasonLimit, refuseAdjustment, refuseReason } from '../../../shared/adjustments'
import type { EditionChange, Span } from '../../../shared/editions'
import {
  api,
  createId,
  failureOf,
  go,
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
  Choices,
  DayField,
  EditionEffects,
  FailureNote,
  Field,
  Section,
  TextArea,
  TimeField,
} from '../../_ui'

type Sheet = Replies['adjustments']['sheet']
type Foreseen = Replies['adjustments']['preview']
type Wish = Span & { readonly channelId: string; readonly change: EditionChange }

const kept = [
  { key: 'kept', text: '不变' },
  { key: 'changed', text: '调整' },
] as const

/** Days, figures, time and reason; what it brings about is seen before it is handed in. */
export function AskForm({ sheet }: { sheet: Sheet }) {
  const { today, channel, maxPosts, maxPostsClause, lockMinutes } = sheet
  const [wish, setWish] = useState<Wish>({
    channelId: channel.id,
    from: addDays(today, 1),
    through: addDays(today, 7),
    change: { posts: null, window: null },
  })
  const [reason, setReason] = useState('')
  const [adjustmentId] = useState(createId)
  const [seen, setSeen] = useState<{ of: string; foreseen: Foreseen } | null>(null)
  const [looking, setLooking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const command = useCommand((report: Inputs['adjustments']['ask']) => api.adjustments.ask.mutate(report))

  const { posts, window } = wish.change
  const present = { min: sheet.minPosts, planned: sheet.plannedPosts }
  const change = (part: Partial<Wish['change']>) => setWish({ ...wish, change: { ...wish.change, ...part } })
  const isSeen = seen?.of === canonicalJson(wish)
  const refusal =
    refuseAdjustment(wish, wish.change, { today, maxPosts, maxPostsClause, lockMinutes }) ??
    (isSeen ? refuseReason(reason) : null)

  // Before anything is chosen nothing is wrong yet.
  const wrong: Failure | null = refusal && !isSeen && (posts || window) ? { kind: 'refused', refusal } : null
  const shown = wrong ?? command.failure ?? failure

  async function look() {
    setLooking(true)
    setFailure(null)
    try {
      const foreseen = await api.adjustments.preview.query(wish)
      setSeen({ of: canonicalJson(wish), foreseen: foreseen as Foreseen })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setLooking(false)
    }
  }

  async function send() {
    if (!(await command.send({ ...wish, adjustmentId, reason }))) return
    toast('已提交，等部门负责人审批')
    go.insteadToAdjustment(adjustmentId)
  }

  return (
    <View>
      <Section id="ask" title="新的调整">
        <Card>
          <Field label="哪几天（首尾都算）">
            <View className="adjust-days">
              <DayField
                id="adjust-from"
                day={wish.from}
                from={today}
                through={addDays(today, 366)}
                placeholder="从哪天"
                onPick={(from: Day) =>
                  setWish({ ...wish, from, through: wish.through < from ? from : wish.through })
                }
              />
              <DayField
                id="adjust-through"
                day={wish.through}
                from={wish.from}
                through={addDays(wish.from, 91)}
                placeholder="到哪天"
                onPick={(through: Day) => setWish({ ...wish, through })}
              />
            </View>
          </Field>
          <Field label="篇数">
            <Choices
              id="adjust-posts"
              choices={kept}
              chosen={posts ? 'changed' : 'kept'}
              onChoose={(key) => change({ posts: key === 'changed' ? (posts ?? present) : null })}
            />
            {posts ? (
              <View>
                <Text className="adjust-note">
                  每期计划（最多 {maxPosts} 篇，{maxPostsClause}）
                </Text>
                <Choices
                  id="planned"
                  choices={numbers(maxPosts)}
                  chosen={`${posts.planned}`}
                  onChoose={(key) =>
                    change({ posts: { planned: Number(key), min: Math.min(posts.min, Number(key)) } })
                  }
                />
                <Text className="adjust-note">每期最少</Text>
                <Choices
                  id="least"
                  choices={numbers(posts.planned)}
                  chosen={`${posts.min}`}
                  onChoose={(key) => change({ posts: { ...posts, min: Number(key) } })}
                />
              </View>
            ) : null}
          </Field>
          <Field label="发出时间">
            <Choices
              id="adjust-window"
              choices={kept}
              chosen={window ? 'changed' : 'kept'}
              onChoose={(key) => change({ window: key === 'changed' ? (window ?? sheet.window) : null })}
            />
            {window ? (
              <View className="adjust-days">
                <TimeField
                  id="opens"
                  time={window.opens}
                  onPick={(opens) => change({ window: { ...window, opens } })}
                />
                <Text>到</Text>
                <TimeField
                  id="closes"
                  time={window.closes}
                  onPick={(closes) => change({ window: { ...window, closes } })}
                />
              </View>
            ) : null}
          </Field>
          <Field label="理由（必填，负责人会看到）">
            <TextArea
              id="adjust-reason"
              className="text-boxed adjust-reason"
              initial={reason}
              placeholder="例如：春节期间各单位放假，来稿较少"
              maxLength={adjustmentReasonLimit}
              onType={setReason}
            />
          </Field>
        </Card>
      </Section>
      {isSeen ? <EditionEffects foreseen={seen.foreseen} /> : null}
      <BottomBar id="adjust-bar">
        {shown ? (
          <View className="adjust-failure">
            <FailureNote id="adjust-failure" failure={shown} />
          </View>
        ) : null}
        {isSeen ? (
          <Button
            id="ask-to-adjust"
            wide
            busy={command.busy}
            disabled={refusal !== null}
            onTap={() => void send()}
          >
            {refusal ? '请写明理由' : '提交调整报告'}
          </Button>
        ) : (
          <Button id="look" wide busy={looking} disabled={refusal !== null} onTap={() => void look()}>
            {refusal ? sayMissing(wish) : '看看会有什么变化'}
          </Button>
        )}
      </BottomBar>
    </View>
  )
}

function sayMissing({ change: { posts, window } }: Wish): string {
  return posts || window ? '请检查日期与时间' : '请先选要调整的内容'
}

function numbers(most: number): { key: string; text: string }[] {
  return Array.from({ length: most }, (_, n) => ({ key: `${n + 1}`, text: `${n + 1} 篇` }))
}
