import { api, toast, useCommand, type Failure, type Inputs } from '../_platform'

type Reminders = {
  readonly failure: Failure | null
  readonly urging: boolean
  readonly reading: boolean
  /** Reminds whoever a request waits for (催办). */
  urge(approvalId: string): Promise<void>
  /** Says that what was copied to oneself is read (已阅). */
  markRead(approvalId: string): Promise<void>
}

/** What whoever waits, or is kept informed, does with a request. */
export function useReminders(refresh: () => Promise<unknown>): Reminders {
  const urge = useCommand((tap: Inputs['approvals']['urge']) => api.approvals.urge.mutate(tap), refresh)
  const read = useCommand(
    (tap: Inputs['approvals']['markCopyRead']) => api.approvals.markCopyRead.mutate(tap),
    refresh,
  )
  return {
    failure: urge.failure ?? read.failure,
    urging: urge.busy,
    reading: read.busy,
    async urge(approvalId) {
      if (!(await urge.send({ approvalId }))) return
      toast('已提醒')
      await refresh()
    },
    async markRead(approvalId) {
      if (await read.send({ approvalId })) await refresh()
    },
  }
}
