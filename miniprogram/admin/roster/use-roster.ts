import { useEffect, useRef, useState } from 'react'
import {
  api,
  chooseDocument,
  createId,
  failureOf,
  uploadFile,
  useCommand,
  type Failure,
  type Inputs,
  type Replies,
} from '../../_platform'

export type Progress = Replies['staff']['stepRoster']

/** Before it was read, a roster is on its way. */
type Stage = Progress | 'uploading' | null

/** While somebody else goes on with it, there is nothing to do but to look again. */
const restMs = 1000

/**
 * A roster on its way in, step by step: whatever the phone does not bring to its end, it finds where it was, and what was
 * confirmed is finished by the clock.
 */
export function useRoster(latest: Progress | null) {
  const [stage, setStage] = useState<Stage>(latest)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isGone = useRef(false)
  const confirmation = useCommand((input: Inputs['staff']['confirmRoster']) =>
    api.staff.confirmRoster.mutate(input),
  )

  useEffect(() => {
    isGone.current = false
    if (latest?.state === 'writing') void work(() => goOn(latest))
    return () => {
      isGone.current = true
    }
    // Once: what it was when the screen opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  async function work(does: () => Promise<void>): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      await does()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }

  async function goOn(from: Progress): Promise<void> {
    let reached = from
    while (!isGone.current && reached.state !== 'ready' && reached.state !== 'done') {
      const next = (await api.staff.stepRoster.mutate({ jobId: reached.jobId })) as Progress
      if (next.state === reached.state && next.done === reached.done) await rest()
      reached = next
      setStage(next)
    }
  }

  async function choose(): Promise<void> {
    const file = await chooseDocument(['xlsx', 'csv', 'xls'])
    if (!file || busy) return
    setStage('uploading')
    await work(async () => {
      try {
        const bytes = Math.max(1, file.bytes)
        const ticket = await api.staff.ticketRoster.mutate({ commandId: createId(), bytes })
        if (!('jobId' in ticket)) return
        await uploadFile(file, ticket)
        await goOn((await api.staff.stepRoster.mutate({ jobId: ticket.jobId })) as Progress)
      } catch (error) {
        setStage(null)
        throw error
      }
    })
  }

  async function confirm(jobId: string, units: string[]): Promise<void> {
    const confirmed = await confirmation.send({ jobId, units })
    if (!confirmed) return
    setStage(confirmed)
    await work(() => goOn(confirmed))
  }

  return {
    stage,
    busy: busy || confirmation.busy,
    failure: failure ?? confirmation.failure,
    choose,
    confirm,
    goOn: (from: Progress) => work(() => goOn(from)),
    again: () => setStage(null),
  }
}

function rest(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, restMs))
}
