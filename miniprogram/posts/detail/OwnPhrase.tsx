import { View } from '@tarojs/components'
import { phraseLimits, usualPhrases, verdicts, type Verdict } from '../../../shared/approvals'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { FailureNote } from '../../_ui'
import type { ApprovalView } from './post-detail'

type Phrases = NonNullable<ApprovalView['phrases']>
type Own = Inputs['approvals']['keepPhrases']['phrases']

type OwnPhraseProps = {
  verdict: Verdict
  typed: string
  phrases: Phrases
  refresh: () => Promise<unknown>
}

/** Keeps what was typed for the next time, or drops what was kept. */
export function OwnPhrase({ verdict, typed, phrases, refresh }: OwnPhraseProps) {
  const command = useCommand((own: Inputs['approvals']['keepPhrases']) =>
    api.approvals.keepPhrases.mutate(own),
  )
  const text = typed.trim()
  const own = ownOf(phrases)
  const mine = own.find((phrase) => phrase.verdict === verdict && phrase.text === text)
  const isKnown = phrases[verdict].includes(text)
  const mayKeep = text !== '' && !text.includes('\n') && text.length <= phraseLimits.characters
  if (!mine && (isKnown || !mayKeep || own.length >= phraseLimits.own)) return null

  async function keep(phrases: Own, said: string) {
    if (!(await command.send({ phrases }))) return
    toast(said)
    await refresh()
  }

  return (
    <View>
      {mine ? (
        <View
          id="drop-phrase"
          className="reason-keep"
          ariaRole="button"
          onClick={() =>
            void keep(
              own.filter((phrase) => phrase !== mine),
              '已移出常用意见',
            )
          }
        >
          移出常用意见
        </View>
      ) : (
        <View
          id="keep-phrase"
          className="reason-keep"
          ariaRole="button"
          onClick={() => void keep([...own, { verdict, text }], '已存为常用意见')}
        >
          存为常用意见
        </View>
      )}
      <FailureNote id="phrase-failure" failure={command.failure} />
    </View>
  )
}

/** A person's own are those that are not everybody's. */
function ownOf(phrases: Phrases): Own {
  return verdicts.flatMap((verdict) =>
    phrases[verdict]
      .filter((text) => !usualPhrases[verdict].includes(text))
      .map((text) => ({ verdict, text })),
  )
}
