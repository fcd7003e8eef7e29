import { api, useCommand, type Failure, type Inputs } from '../../_platform'

/** What can be done at the desk. Each reads the desk again, so that it shows what became of it. */
export function useTaps(refresh: () => Promise<unknown>) {
  const taps = {
    reorder: useCommand((input: Inputs['desk']['reorder']) => api.desk.reorder.mutate(input), refresh),
    place: useCommand((input: Inputs['desk']['place']) => api.desk.place.mutate(input), refresh),
    pull: useCommand((input: Inputs['desk']['pull']) => api.desk.pull.mutate(input), refresh),
    replace: useCommand((input: Inputs['desk']['replace']) => api.desk.replace.mutate(input), refresh),
    swap: useCommand((input: Inputs['desk']['swap']) => api.desk.swap.mutate(input), refresh),
    hold: useCommand((input: Inputs['desk']['hold']) => api.desk.hold.mutate(input), refresh),
    release: useCommand((input: Inputs['desk']['release']) => api.desk.release.mutate(input), refresh),
    sendFewer: useCommand((input: Inputs['desk']['sendFewer']) => api.desk.sendFewer.mutate(input), refresh),
    skip: useCommand((input: Inputs['desk']['skip']) => api.desk.skip.mutate(input), refresh),
    stop: useCommand((input: Inputs['desk']['stop']) => api.desk.stop.mutate(input), refresh),
    resume: useCommand((input: Inputs['desk']['resume']) => api.desk.resume.mutate(input), refresh),
    sendUntested: useCommand(
      (input: Inputs['desk']['sendUntested']) => api.desk.sendUntested.mutate(input),
      refresh,
    ),
    sendLate: useCommand((input: Inputs['desk']['sendLate']) => api.desk.sendLate.mutate(input), refresh),
    letMoveOn: useCommand((input: Inputs['desk']['letMoveOn']) => api.desk.letMoveOn.mutate(input), refresh),
    markUnsent: useCommand(
      (input: Inputs['desk']['markUnsent']) => api.desk.markUnsent.mutate(input),
      refresh,
    ),
    stopAll: useCommand((input: Inputs['desk']['stopAll']) => api.desk.stopAll.mutate(input), refresh),
    resumeAll: useCommand((input: Inputs['desk']['resumeAll']) => api.desk.resumeAll.mutate(input), refresh),
    urge: useCommand((input: Inputs['approvals']['urge']) => api.approvals.urge.mutate(input), refresh),
  }
  const all = Object.values(taps)
  return {
    ...taps,
    busy: all.some(({ busy }) => busy),
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
    /** Runs one tap; tells whether it was done. */
    async run(tapped: Promise<unknown>): Promise<boolean> {
      const isDone = (await tapped) !== null
      if (isDone) await refresh()
      return isDone
    },
    forgive() {
      for (const { forgive } of all) forgive()
    },
  }
}

export type Taps = ReturnType<typeof useTaps> & { readonly failure: Failure | null }
