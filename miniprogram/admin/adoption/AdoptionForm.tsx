import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { canonicalJson, sayInstant } from '../../../shared/_kernel'
import { api, confirmed, failureOf, go, toast, useCommand, type Failure, type Inputs } from '../../_platform'
import { BottomBar, Button, Card, Cell, Choices, FailureNote, Field, Section, Tag, Toggles } from '../../_ui'
import type { Form, Wanted } from './adoption'
import { Effects } from './Effects'
import { Figures } from './Figures'

type AdoptionFormProps = { form: Form; reread: () => Promise<unknown> }

const scopes = [
  { key: 'all', text: '全公司' },
  { key: 'some', text: '部分单位' },
] as const

export function AdoptionForm({ form, reread }: AdoptionFormProps) {
  const { rulebook, inForce } = form
  const { wanted, foreseen, failure, change } = useWanted(form)
  const [isNarrow, setNarrow] = useState(form.wanted.units !== null)
  const adoption = useCommand(
    (input: Inputs['rulebooks']['adopt']) => api.rulebooks.adopt.mutate(input),
    reread,
  )
  const drop = useCommand((input: Inputs['rulebooks']['drop']) => api.rulebooks.drop.mutate(input), reread)
  const units = isNarrow ? (wanted.units ?? []) : null
  const missing = whatIsMissing(foreseen, units)
  const isChanged = canonicalJson({ ...wanted, units }) !== canonicalJson(form.wanted)

  async function adopt() {
    if (!(await adoption.send({ ...wanted, units }))) return
    toast(inForce ? '已保存' : '已采用')
    await reread()
  }

  async function stop() {
    if (!(await confirmed('停用这部制度', `《${form.title}》不再适用于任何单位和渠道。`))) return
    if (!(await drop.send({ rulebook }))) return
    toast('已停用')
    await reread()
  }

  return (
    <View>
      <Head form={form} />
      <NextVersion form={form} />
      <Section title="适用于">
        <Card>
          <Field label="单位">
            <Choices
              id="scope"
              choices={scopes}
              chosen={isNarrow ? 'some' : 'all'}
              onChoose={(key) => setNarrow(key === 'some')}
            />
            {isNarrow ? (
              <Toggles
                id="unit"
                choices={form.units}
                chosen={wanted.units ?? []}
                onChange={(ids) => change({ units: ids })}
              />
            ) : null}
          </Field>
          {form.channels.length > 0 ? (
            <Field label="渠道" hint="这部制度说到渠道怎样运营。">
              <Toggles
                id="channel"
                choices={form.channels}
                chosen={wanted.channels}
                onChange={(channels) => change({ channels })}
              />
            </Field>
          ) : null}
        </Card>
      </Section>
      <Effects foreseen={foreseen} wanted={wanted} onChoose={(setAside) => change({ setAside })} />
      <Figures form={form} wanted={wanted} onChange={(overrides) => change({ overrides })} />
      {inForce ? (
        <View className="adoption-stop">
          <Button id="drop" look="link" busy={drop.busy} onTap={() => void stop()}>
            停用这部制度
          </Button>
        </View>
      ) : null}
      <BottomBar id="adoption-bar">
        <FailureNote id="adoption-failure" failure={failure ?? adoption.failure ?? drop.failure} />
        <Button
          id="adopt"
          wide
          busy={adoption.busy}
          disabled={missing !== null || (inForce && !isChanged)}
          onTap={() => void adopt()}
        >
          {missing ?? (inForce ? '保存' : '采用这部制度')}
        </Button>
      </BottomBar>
    </View>
  )
}

const nextWords = {
  draft: '草稿还没有提交',
  asked: '正在审批',
  published: '已公布，等待施行',
  'in-force': '',
  dropped: '改条款与数字，经另一人同意后公布',
} as const

/** Where its next version is begun, written, or on its way. */
function NextVersion({ form: { rulebook, version, next } }: { form: Form }) {
  const begin = useCommand((tap: Inputs['amendments']['begin']) => api.amendments.begin.mutate(tap))
  if (!next) return null
  const { id, state } = next
  const isNew = state === null || state === 'dropped'

  async function open() {
    if (state === 'asked' || state === 'published') return go.amendment(id)
    if (isNew && !(await begin.send({ rulebook }))) return
    go.amend(id)
  }

  return (
    <Card>
      <Cell
        id="next-version"
        icon="pen"
        title={isNew ? '修订这部制度' : `第 ${version + 1} 版`}
        note={nextWords[state ?? 'dropped']}
        onTap={() => void open()}
      />
      <FailureNote id="begin-failure" failure={begin.failure} />
    </Card>
  )
}

function Head({ form: { title, version, inForce, since } }: { form: Form }) {
  return (
    <View className="adoption-head">
      <View className="adoption-line">
        <Text id="adoption-title" className="adoption-title">
          {title}
        </Text>
        <Tag id="adoption-state" tone={inForce ? 'good' : 'plain'}>
          {inForce ? '已采用' : '未采用'}
        </Tag>
      </View>
      <Text className="adoption-note">
        第 {version} 版{inForce && since ? ` · ${sayInstant(since)} 起` : ''}
      </Text>
    </View>
  )
}

/** What is wished, and what it would bring about: looked for again with every change, the latest counts. */
function useWanted(form: Form) {
  const [wanted, setWanted] = useState<Wanted>(form.wanted)
  const [foreseen, setForeseen] = useState(form.foreseen)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useRef(0)

  async function look(next: Wanted) {
    const turn = ++latest.current
    try {
      const answer = await api.rulebooks.foresee.query(next)
      if (turn !== latest.current) return
      setForeseen(answer as Form['foreseen'])
      setFailure(null)
    } catch (error) {
      if (turn === latest.current) setFailure(failureOf(error))
    }
  }

  function change(part: Partial<Wanted>) {
    const next = withoutStrays({ ...wanted, ...part })
    setWanted(next)
    // Which units it binds changes nothing for channels.
    if (!('units' in part)) void look(next)
  }

  return { wanted, foreseen, failure, change }
}

/** A channel that follows the rulebook no longer has no numbers of its own in it. */
function withoutStrays(wanted: Wanted): Wanted {
  const { channels, overrides } = wanted
  const stays = ({ channelId }: Wanted['overrides'][number]) =>
    channelId === undefined || channels.includes(channelId)
  return { ...wanted, overrides: overrides.filter(stays) }
}

function whatIsMissing({ channels }: Form['foreseen'], units: readonly string[] | null): string | null {
  if (units?.length === 0) return '请选择单位'
  if (channels.some(({ conflicts }) => conflicts.some(({ setAside }) => setAside === null)))
    return '请先选定以哪一条为准'
  return channels.some(({ effect }) => effect === null) ? '这样还不能采用' : null
}
