import { useRef, useState } from 'react'
import { canonicalJson, type Id } from '../../../shared/_kernel'
import { createId } from '../ids'
import type { Answered } from './api'
import { toast } from '../toast'
import { failureOf, isOutdated, sayFailure, type Failure } from './failure'

type WithoutId<I> = Omit<I, 'commandId'>

export type Command<I, R> = {
  /** The value, or null when it failed: then `failure` says why. A tap while one is under way is ignored. */
  send(input: WithoutId<I>): Promise<Answered<R> | null>
  readonly busy: boolean
  readonly failure: Failure | null
  forgive(): void
}

/**
 * A command gets its id at the tap and keeps it until it is answered, so that a retry of the same tap is the same
 * command (decision 7).
 * @param reread after silence, and when the server says that the screen is out of date, the state is read again
 *   before a retry is offered; the reason is said aloud, since what was tapped may be gone from the screen
 */
export function useCommand<I extends { commandId: unknown }, R>(
  mutate: (input: I) => Promise<R>,
  reread?: () => Promise<unknown>,
): Command<I, R> {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const pending = useRef<{ id: Id; wanted: string } | null>(null)
  const underWay = useRef(false)

  async function send(input: WithoutId<I>): Promise<Answered<R> | null> {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    setFailure(null)
    const wanted = canonicalJson(input)
    if (pending.current?.wanted !== wanted) pending.current = { id: createId(), wanted }
    try {
      const value = await mutate({ ...input, commandId: pending.current.id } as unknown as I)
      pending.current = null
      return value as Answered<R>
    } catch (error) {
      const why = failureOf(error)
      if (why.kind === 'refused') pending.current = null
      if (why.kind === 'unanswered' || isOutdated(why)) await reread?.().catch(() => undefined)
      setFailure(why)
      if (isOutdated(why)) toast(sayFailure(why))
      return null
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }

  return { send, busy, failure, forgive: () => setFailure(null) }
}
