import { useRef, useState } from 'react'
import { canonicalJson } from '../../../shared/_kernel'
import { api, createId, failureOf, type Failure, type Inputs, type Replies } from '../../_platform'

type Progress = Replies['archive']['stepExport']

type Wanted = Omit<Inputs['archive']['beginExport'], 'jobId'>

/**
 * A table being made, step by step. Its id is made at the first tap and kept until what is wanted changes, so that a
 * retry goes on where it was; a screen that is closed leaves the rest to the clock.
 */
export function useExport() {
  const [rows, setRows] = useState(0)
  const [url, setUrl] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const job = useRef<{ id: ReturnType<typeof createId>; wanted: string } | null>(null)

  async function make(wanted: Wanted): Promise<void> {
    if (busy) return
    setBusy(true)
    setFailure(null)
    const named = canonicalJson(wanted)
    if (job.current?.wanted !== named) job.current = { id: createId(), wanted: named }
    const jobId = job.current.id
    try {
      let progress = (await api.archive.beginExport.mutate({ ...wanted, jobId })) as Progress
      while (progress.state === 'running' && job.current.id === jobId) {
        setRows(progress.rows)
        progress = (await api.archive.stepExport.mutate({ jobId })) as Progress
      }
      setRows(progress.rows)
      setUrl(progress.url)
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }

  /** Something else is wanted now. */
  function forget(): void {
    job.current = null
    setUrl(null)
    setRows(0)
    setFailure(null)
  }

  return { make, forget, rows, url, busy, failure }
}
