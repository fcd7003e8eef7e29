import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayValue } from '../../../shared/rulebooks'
import { Card, Icon, Section } from '../../_ui'
import type { Figure, Wanted } from './adoption'
import { FigureSheet } from './FigureSheet'

type Overrides = Wanted['overrides']

type FiguresProps = {
  figures: readonly Figure[]
  overrides: Overrides
  onChange: (overrides: Overrides) => void
}

/** Every number that the company may set otherwise, the regulation's beside its own. */
export function Figures({ figures, overrides, onChange }: FiguresProps) {
  const [open, setOpen] = useState<Figure | null>(null)
  if (figures.length === 0) return null

  function put({ rule, name }: Figure, value: number | null) {
    const others = overrides.filter((each) => each.rule !== rule || each.figure !== name)
    onChange(value === null ? others : [...others, { rule, figure: name, value }])
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
            own={ownOf(figure, overrides)}
            onTap={() => setOpen(figure)}
          />
        ))}
      </Card>
      {open ? (
        <FigureSheet
          figure={open}
          own={ownOf(open, overrides)}
          onPut={(value) => put(open, value)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Section>
  )
}

function FigureRow({ figure, own, onTap }: { figure: Figure; own: number | null; onTap: () => void }) {
  const { rule, name, clause, label, original } = figure
  return (
    <View
      id={`figure-${rule.replace(/\./g, '-')}-${name}`}
      className="set-figure row-set-figure"
      hoverClass="card-pressed"
      onClick={onTap}
    >
      <Text className="set-figure-clause">{clause}</Text>
      <Text className="set-figure-label">{label}</Text>
      <View className="set-figure-values">
        <Text className={own === null ? 'set-figure-original' : 'set-figure-replaced'}>{original}</Text>
        {own === null ? null : <Text className="set-figure-own">{sayValue(figure, own)}</Text>}
      </View>
      <Icon name="next" className="set-figure-arrow" />
    </View>
  )
}

function ownOf({ rule, name }: Figure, overrides: Overrides): number | null {
  return overrides.find((each) => each.rule === rule && each.figure === name)?.value ?? null
}
