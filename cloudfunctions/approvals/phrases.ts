import { remember, type Refusal } from '../../shared/_kernel'
import { usualPhrases, verdicts, type OwnPhrases, type Verdict } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'

/** What a person can say with one tap, by verdict: their own first, then what is usual. */
export type Phrases = Readonly<Record<Verdict, readonly string[]>>

export async function phrasesOf({ db, person }: StaffContext): Promise<Phrases> {
  return withOwn((await db.get('phrases', person._id))?.phrases ?? [])
}

function withOwn(own: OwnPhrases['phrases']): Phrases {
  const of = (verdict: Verdict) => own.filter((phrase) => phrase.verdict === verdict).map(({ text }) => text)
  const all = verdicts.map((verdict) => [verdict, [...new Set([...of(verdict), ...usualPhrases[verdict]])]])
  return Object.fromEntries(all) as Phrases
}

export type KeepPhrasesCommand = {
  readonly commandId: string
  readonly phrases: OwnPhrases['phrases']
}

/** Replaces a person's own phrases by these. */
export function keepPhrases(
  ctx: StaffContext,
  command: KeepPhrasesCommand,
): Promise<{ phrases: Phrases } | Refusal> {
  const { db, person } = ctx
  return untilUncontended(ctx.random, async () => {
    const kept = await db.get('phrases', person._id)
    if (kept?.commands.includes(command.commandId)) return { phrases: withOwn(kept.phrases) }
    const { phrases } = command
    const commands = remember(kept?.commands ?? [], command.commandId)
    await db.transact((tx) =>
      kept
        ? tx.replace('phrases', { ...kept, phrases, commands })
        : tx.insert('phrases', { _id: person._id, schema: 1, version: 1, phrases, commands }),
    )
    return { phrases: withOwn(phrases) }
  })
}
