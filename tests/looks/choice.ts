import { parseArgs } from 'node:util'
import { builds, keptLooks, looks, textSizes, themes, widths, type Build, type Look } from './look'
import { situations, type Situation } from './situations'

const usage = `npm run pictures -- [--kept] [--build ${builds.join('|')}] [--screen posts/detail] [--state returned]
  [--width ${widths.join('|')}] [--theme ${themes.join('|')}] [--text ${textSizes.join('|')}]
--kept takes a few that show most. The others may be given several times.`

const many = { type: 'string', multiple: true } as const
const named = { build: many, screen: many, state: many, width: many, theme: many, text: many } as const
const options = { ...named, kept: { type: 'boolean', default: false } } as const

/** What is to be photographed, as the command line says. */
export type Choice = {
  readonly builds: readonly Build[]
  readonly situations: readonly Situation[]
  looksOf(build: Build): readonly Look[]
}

export function readChoice(): Choice {
  const { values: asked } = parseArgs({ options })
  const wants = (what: keyof typeof named, value: string | number) =>
    asked[what]?.some((each) => String(value).startsWith(each)) ?? true
  const choice: Choice = {
    builds: builds.filter((build) => wants('build', build)),
    situations: situations.filter(
      ({ screen, state, kept = false }) =>
        wants('screen', screen) && wants('state', state) && (kept || !asked.kept),
    ),
    looksOf: (build) =>
      (asked.kept ? keptLooks[build] : looks).filter(
        ({ width, theme, text }) => wants('width', width) && wants('theme', theme) && wants('text', text),
      ),
  }
  const pictures = choice.builds.flatMap(choice.looksOf).length * choice.situations.length
  if (pictures === 0) throw new Error(`Nothing is chosen.\n${usage}`)
  return choice
}
