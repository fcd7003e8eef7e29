import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { canonicalJson, characters } from '../../../shared/_kernel'
import { measure } from '../../../shared/posts'
import { checkMaterial, type Finding } from '../../../shared/rulebooks'
import { forget, keep, type Replies } from '../../_platform'
import { checksOf, keepable, materialOf, type Draft } from './draft'

export type ComposeChannel = Replies['posts']['compose']['channels'][number]

export type TextPart = 'title' | 'text' | 'author' | 'digest' | 'source'

/** What the rules say of the draft at present. */
export type Judgement = { readonly findings: readonly Finding[]; readonly bodyCharacters: number }

export type DraftDesk = {
  /** As last drawn: pictures, category, channel. Typed text is in `latest()`. */
  readonly shown: Draft
  readonly judgement: Judgement
  latest(): Draft
  /** Judges at once, without waiting for a pause. */
  judgeNow(): Judgement
  /** Typing draws nothing: the phone has the text already. */
  type(part: TextPart, value: string): void
  change(patch: (draft: Draft) => Partial<Draft>): void
  /** Handed in: nothing to keep any more. */
  discard(): void
}

const pauseMs = 400

/** Holds a draft: keeps it on the phone, and judges it by the rules whenever typing pauses. */
export function useDraft(key: string, start: Draft, channels: readonly ComposeChannel[]): DraftDesk {
  const draft = useRef(start)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const gone = useRef(false)
  const [shown, setShown] = useState(start)
  const [judgement, setJudgement] = useState(() => judge(start, channels))

  function judgeNow(): Judgement {
    const latest = judge(draft.current, channels)
    setJudgement((before) => (canonicalJson(before) === canonicalJson(latest) ? before : latest))
    return latest
  }

  function settle() {
    clearTimeout(timer.current)
    if (gone.current) return
    keep(key, keepable(draft.current))
    judgeNow()
  }

  function touched() {
    clearTimeout(timer.current)
    timer.current = setTimeout(settle, pauseMs)
  }

  useEffect(() => setJudgement(judge(draft.current, channels)), [channels])
  useDidHide(settle)
  useUnload(settle)

  return {
    shown,
    judgement,
    latest: () => draft.current,
    judgeNow,
    type(part, value) {
      draft.current = { ...draft.current, [part]: value }
      touched()
    },
    change(patch) {
      draft.current = { ...draft.current, ...patch(draft.current) }
      setShown(draft.current)
      touched()
    },
    discard() {
      gone.current = true
      clearTimeout(timer.current)
      forget(key)
    },
  }
}

function judge(draft: Draft, channels: readonly ComposeChannel[]): Judgement {
  const rules = channelOf(draft, channels)?.material ?? []
  const findings = checkMaterial(rules, measure(materialOf(draft), checksOf(draft)))
  return { findings, bodyCharacters: characters(draft.text) }
}

/** The channel that the draft is meant for, or the first, should that one be gone. */
export function channelOf(draft: Draft, channels: readonly ComposeChannel[]): ComposeChannel | undefined {
  return channels.find(({ id }) => id === draft.channelId) ?? channels[0]
}
