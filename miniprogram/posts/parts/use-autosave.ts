import { useEffect, useRef, useState } from 'react'
import { timeOf, type Instant } from '../../../shared/_kernel'
import { api, createId, failureOf, forget, keep, type Failure } from '../../_platform'
import { isBlank, keepable, type Draft } from './draft'
import { changeOf, type KeptRecord } from './kept-draft'

export type Saving =
  | { readonly state: 'new' | 'saving' | 'offline' | 'conflict' }
  | { readonly state: 'saved'; readonly at: Instant }
  | { readonly state: 'refused'; readonly failure: Failure }

export type Keeper = {
  readonly saving: Saving
  /** Keeps it on this phone at once, and on the server after a pause. */
  note(draft: Draft): void
  /** Handed in or deleted: nothing to keep any more. */
  drop(): void
  latest(): Draft
  /** This phone's draft holds, whatever the other device wrote. @param base the version that it replaces */
  insist(base: number): void
}

const pauseMs = 1_500
const retryMs = 15_000

/** Keeps a draft on the phone and on the server: one small call after each pause, one at a time. */
export function useAutosave(key: string, start: KeptRecord): Keeper {
  const [saving, setSaving] = useState<Saving>({ state: 'new' })
  const desk = useRef({
    latest: start.draft,
    /** What the server has for certain; null when that is not known: then everything is sent. */
    saved: start.unsaved || start.base === 0 ? null : start.draft,
    base: start.base,
    busy: false,
    /** Another device changed it: the person decides first. */
    contested: false,
    stopped: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  })

  function keepHere(unsaved: boolean) {
    const { latest, base } = desk.current
    keep(key, { draft: keepable(latest), base, editor: start.editor, unsaved } satisfies KeptRecord)
  }

  function soon(ms: number) {
    clearTimeout(desk.current.timer)
    desk.current.timer = setTimeout(() => void push(), ms)
  }

  async function push(): Promise<void> {
    const { latest, saved, base, busy, stopped, contested } = desk.current
    if (busy || stopped || contested || latest === saved || (base === 0 && isBlank(latest))) return
    desk.current.busy = true
    setSaving({ state: 'saving' })
    const command = { commandId: createId(), draftId: latest.id, base, editor: start.editor }
    try {
      const answer = await api.posts.saveDraft.mutate({ ...command, change: changeOf(latest, saved) })
      if ('version' in answer) acknowledge(latest, answer)
    } catch (error) {
      fail(error)
    } finally {
      desk.current.busy = false
    }
  }

  function acknowledge(sent: Draft, { version, savedAt }: { version: number; savedAt: Instant }) {
    Object.assign(desk.current, { base: version, saved: sent })
    if (desk.current.stopped) return
    setSaving({ state: 'saved', at: savedAt })
    const isBehind = desk.current.latest !== sent
    keepHere(isBehind)
    if (isBehind) soon(pauseMs)
  }

  function fail(error: unknown) {
    const failure = failureOf(error)
    if (failure.kind !== 'refused') {
      setSaving({ state: 'offline' })
      // Whether it arrived is not known: next time everything is sent.
      desk.current.saved = null
      return soon(retryMs)
    }
    const { code } = failure.refusal
    setSaving(code === 'stale' ? { state: 'conflict' } : { state: 'refused', failure })
    Object.assign(desk.current, { saved: null, contested: code === 'stale' })
  }

  useEffect(() => {
    const { current } = desk
    if (start.unsaved) soon(pauseMs)
    return () => clearTimeout(current.timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for what did not reach the server last time
  }, [])

  return {
    saving,
    note(draft) {
      const isUntouched = draft === start.draft && !start.unsaved
      if (desk.current.stopped || isUntouched) return
      desk.current.latest = draft
      if (draft !== desk.current.saved) keepHere(true)
      soon(pauseMs)
    },
    latest: () => desk.current.latest,
    drop() {
      clearTimeout(desk.current.timer)
      desk.current.stopped = true
      forget(key)
    },
    insist(base) {
      Object.assign(desk.current, { base, saved: null, contested: false })
      soon(0)
    },
  }
}

export function saySaving(saving: Saving): string {
  switch (saving.state) {
    case 'new':
      return '自动保存'
    case 'saving':
      return '正在保存…'
    case 'saved':
      return `已保存 ${timeOf(saving.at)}`
    case 'offline':
      return '未联网，已存在这部手机上'
    case 'conflict':
      return '另一台设备上也改过'
    case 'refused':
      return '没有存到服务器'
    default:
      return saving satisfies never
  }
}
