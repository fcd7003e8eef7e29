import { maySetFor, saySetting, settableFigures, termsOf, type AdoptedRulebook } from '../../shared/rulebooks'
import type { RuledChannel } from './read-channels'

/** A number by which a channel is run that the company set otherwise, beside the regulation's. */
export type OwnNumberRow = {
  readonly clause: string
  readonly figure: string
  readonly label: string
  readonly own: string
  readonly original: string
  /** Whether it holds for this channel alone. */
  readonly only: boolean
  /** Who set it, when and why; empty where none of it was kept. */
  readonly setting: string
}

/** Of the company's numbers those that hold for a channel; what is set aside there has none. */
export function ownNumbersOf(
  { channel, books }: RuledChannel,
  adopted: readonly AdoptedRulebook[],
): OwnNumberRow[] {
  const { overrides, setAside } = termsOf(channel, adopted)
  return overrides.flatMap((number) =>
    books.flatMap(({ rulebook }) => {
      const rule = rulebook.rules.find(({ id }) => id === number.rule)
      const holds = rule && maySetFor(rule, channel.kind) && !setAside.some((each) => each.rule === rule.id)
      if (!holds) return []
      return settableFigures({ ...rulebook, rules: [rule] }, [number]).flatMap(
        ({ name, label, own, original }) =>
          own === null
            ? []
            : [
                {
                  ...{ clause: rule.clause, figure: name, label, own, original },
                  only: number.channelId !== undefined,
                  setting: saySetting(number),
                },
              ],
      )
    }),
  )
}
