import { useEffect, useRef, useState } from 'react'
import { canonicalJson } from '../../../shared/_kernel'
import { measure, type DraftChannel } from '../../../shared/posts'
import { checkMaterial, type Facts, type Finding } from '../../../shared/rulebooks'
import { useLeaving, type Replies } from '../../_platform'
import { placePictures, putBack, writeBlock, type Arrangement } from './blocks'
import { checksOf, materialOf, uploadsUnderWay, type Draft } from './draft'
import type { Keeper } from './use-autosave'

export type ComposeChannel = Replies['posts']['compose']['channels'][number]

export type TextPart = 'title' | 'author' | 'digest' | 'source'

/** What the rules of each chosen channel say of the draft at present. */
export type Judgement = {
  readonly channels: readonly { readonly channelId: string; readonly findings: readonly Finding[] }[]
  readonly bodyCharacters: number
}

/** What can be taken back: what was done, and before which block to offer it. */
export type Undoable = { readonly did: string; readonly at: number; readonly was: Arrangement }

export type DraftDesk = {
  /** As last drawn: blocks, pictures, category, channels. What is typed is in `latest()`. */
  readonly shown: Draft
  readonly judgement: Judgement
  readonly undoable: Undoable | null
  latest(): Draft
  /** Ends when no picture and no video is on its way any more. */
  uploadsDone(): Promise<void>
  /** Judges at once, without waiting for a pause. */
  judgeNow(): Judgement
  /** Typing draws nothing: the phone has the text already. */
  type(part: TextPart, value: string): void
  typeBlock(key: string, value: string): void
  typeCaption(key: string, value: string): void
  /** @param did names what can be undone */
  change(patch: (draft: Draft) => Partial<Draft>, did?: string): void
  undo(): void
  /** New pictures come after this block; without one, at the end. */
  placeAfter(key: string | null): void
  /** Handed in: nothing to keep any more. */
  discard(): void
}

const pauseMs = 400

/** Holds a draft: keeps it on the phone, and judges it by the rules whenever typing pauses. */
export function useDraft(
  start: Draft,
  channels: readonly ComposeChannel[],
  keeper: Pick<Keeper, 'note' | 'drop'>,
): DraftDesk {
  const draft = useRef(start)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const gone = useRef(false)
  const place = useRef<string | null>(null)
  const awaiting = useRef<(() => void)[]>([])
  const [shown, setShown] = useState(start)
  const [undoable, setUndoable] = useState<Undoable | null>(null)
  const [judgement, setJudgement] = useState(() => judge(start, channels))

  function judgeNow(): Judgement {
    const latest = judge(draft.current, channels)
    setJudgement((before) => (canonicalJson(before) === canonicalJson(latest) ? before : latest))
    return latest
  }

  function settle() {
    clearTimeout(timer.current)
    if (gone.current) return
    keeper.note(draft.current)
    judgeNow()
  }

  function touched() {
    clearTimeout(timer.current)
    timer.current = setTimeout(settle, pauseMs)
  }

  function draw(next: Draft) {
    draft.current = next
    setShown(next)
    touched()
    if (uploadsUnderWay(next) === 0) awaiting.current.splice(0).forEach((goOn) => goOn())
  }

  useEffect(() => setJudgement(judge(draft.current, channels)), [channels])
  useLeaving(settle)

  return {
    shown,
    judgement,
    undoable,
    latest: () => draft.current,
    async uploadsDone() {
      if (uploadsUnderWay(draft.current) > 0) await new Promise<void>((goOn) => awaiting.current.push(goOn))
    },
    judgeNow,
    type(part, value) {
      draft.current = { ...draft.current, [part]: value }
      touched()
    },
    typeBlock(block, value) {
      draft.current = { ...draft.current, blocks: writeBlock(draft.current.blocks, block, value) }
      // Undoing would take away what has just been typed into a new block.
      if (undoable && !undoable.was.blocks.some(({ key }) => key === block)) setUndoable(null)
      touched()
    },
    typeCaption(picture, caption) {
      const { pictures } = draft.current
      const told = pictures.map((each) => (each.key === picture ? { ...each, caption } : each))
      draft.current = { ...draft.current, pictures: told }
      touched()
    },
    change(patch, did) {
      const before = draft.current
      const next = { ...before, ...patch(before) }
      const blocks = placePictures(next.blocks, next.pictures, place.current)
      const told = did ?? (next.pictures.length < before.pictures.length ? '已删除图片' : null)
      const added = next.pictures.find(({ key: one }) => !before.pictures.some((known) => known.key === one))
      // The next picture follows this one, as they were chosen.
      if (added && place.current) place.current = added.key
      if (told) setUndoable({ did: told, at: firstDifference(before.blocks, blocks), was: before })
      draw({ ...next, blocks })
    },
    undo() {
      if (undoable) draw({ ...draft.current, ...putBack(undoable.was, draft.current) })
      setUndoable(null)
    },
    placeAfter(block) {
      place.current = block
    },
    discard() {
      gone.current = true
      clearTimeout(timer.current)
      keeper.drop()
    },
  }
}

function firstDifference<T>(before: readonly T[], after: readonly T[]): number {
  const at = after.findIndex((entry, index) => entry !== before[index])
  return at < 0 ? after.length : at
}

function judge(draft: Draft, channels: readonly ComposeChannel[]): Judgement {
  const facts = measure(materialOf(draft), checksOf(draft), draft.video?.check)
  return {
    channels: chosenChannels(draft, channels).map(({ channel: { id, material } }) => ({
      channelId: id,
      findings: checkMaterial(material, facts),
    })),
    bodyCharacters: facts.bodyWrittenCharacters ?? 0,
  }
}

/** The standards of the chosen channels that one file breaks, each once whichever channels it is of. */
export function brokenBy(
  facts: Facts,
  draft: Pick<Draft, 'channels'>,
  channels: readonly ComposeChannel[],
): readonly Finding[] {
  const rules = chosenChannels(draft, channels).flatMap(({ channel }) => channel.material)
  const broken = checkMaterial(rules, facts).filter(({ verdict }) => verdict === 'not-met')
  return broken.filter(({ rule }, n) => broken.findIndex((other) => other.rule === rule) === n)
}

/** The channels that the draft is meant for, as far as they still take posts. */
export function chosenChannels(
  draft: Pick<Draft, 'channels'>,
  channels: readonly ComposeChannel[],
): { channel: ComposeChannel; chosen: DraftChannel }[] {
  return draft.channels.flatMap((chosen) => {
    const channel = channels.find(({ id }) => id === chosen.channelId)
    return channel ? [{ channel, chosen }] : []
  })
}
