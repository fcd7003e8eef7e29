import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayValue } from '../../../shared/rulebooks'
import { Card, Icon, Section } from '../../_ui'
import type { Figure, Form, PutNumber, Wanted, WantedNumber } from './adoption'
import { FigureSheet, type Scope } from './FigureSheet'

type FiguresProps = {
  form: Form
  wanted: Wanted
  onChange: (overrides: Wanted['overrides']) => void
}

/** Every number that the company may set otherwise, for all channels or for one, the regulation's beside its own. */
export function Figures({ form, wanted, onChange }: FiguresProps) {
  const { figures, channels, numbers } = form
  const { overrides } = wanted
  const [open, setOpen] = useState<Figure | null>(null)
  if (figures.length === 0) return null

  /** A channel that follows it alone needs no number of its own, unless it has one from before. */
  function scopesOf(figure: Figure): Scope[] {
    const its = channels.filter(({ id }) => figure.channels.includes(id) && wanted.channels.includes(id))
    const hasOwn = overrides.some((each) => isOf(figure, each) && each.channelId !== undefined)
    const single = its.length > 1 || hasOwn ? its.map(({ id, name }) => ({ channelId: id, name })) : []
    return [undefined, ...single].map((only) => ({
      channelId: only?.channelId,
      name: only?.name ?? '全部',
      own: overrides.find((each) => isOf(figure, each) && each.channelId === only?.channelId) ?? null,
      kept: numbers.find((each) => isOf(figure, each) && each.channelId === only?.channelId) ?? null,
    }))
  }

  function put({ rule, name: figure }: Figure, { channelId }: Scope, set: PutNumber | null) {
    const others = overrides.filter(
      (each) => each.rule !== rule || each.figure !== figure || each.channelId !== channelId,
    )
    onChange(set === null ? others : [...others, { rule, figure, channelId, ...set }])
    setOpen(null)
  }

  return (
    <Section
      id="figures"
      title="数字"
      note={overrides.length > 0 ? `本公司改了 ${overrides.length} 个` : '按原文'}
    >
      <Card>
        {figures.map((figure) => (
          <FigureRow
            key={`${figure.rule} ${figure.name}`}
            figure={figure}
            scopes={scopesOf(figure)}
            onTap={() => setOpen(figure)}
          />
        ))}
      </Card>
      {open ? (
        <FigureSheet
          figure={open}
          scopes={scopesOf(open)}
          onPut={(scope, set) => put(open, scope, set)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Section>
  )
}

type FigureRowProps = { figure: Figure; scopes: readonly Scope[]; onTap: () => void }

function FigureRow({ figure, scopes, onTap }: FigureRowProps) {
  const { rule, name, clause, label, original } = figure
  const [all, ...single] = scopes
  const own = all?.own ?? null
  return (
    <View
      id={`figure-${rule.replace(/\./g, '-')}-${name}`}
      className="set-figure row-set-figure"
      hoverClass="card-pressed"
      onClick={onTap}
    >
      <Text className="set-figure-clause">{clause}</Text>
      <View className="set-figure-label">
        <Text>{label}</Text>
        {single.map(({ channelId, name: channel, own: its }) =>
          its === null ? null : (
            <Text key={channelId} className="set-figure-single">
              {channel} {sayValue(figure, its.value)}
            </Text>
          ),
        )}
      </View>
      <View className="set-figure-values">
        <Text className={own === null ? 'set-figure-original' : 'set-figure-replaced'}>{original}</Text>
        {own === null ? null : <Text className="set-figure-own">{sayValue(figure, own.value)}</Text>}
      </View>
      <Icon name="next" className="set-figure-arrow" />
    </View>
  )
}

function isOf({ rule, name }: Figure, each: Pick<WantedNumber, 'rule' | 'figure'>): boolean {
  return each.rule === rule && each.figure === name
}
