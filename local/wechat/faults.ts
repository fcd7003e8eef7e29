/**
 * What goes wrong with the next calls of an endpoint.
 * `timeout-before` nothing happens and nothing is answered · `timeout-after-accept` it happens but nothing is
 * answered · `drop` the connection is cut before anything happens · `error` WeChat answers with `errcode`.
 */
export const faultKinds = ['timeout-before', 'timeout-after-accept', 'drop', 'error'] as const
export type FaultKind = (typeof faultKinds)[number]

export type Fault = { endpoint: string; kind: FaultKind; errcode: number; times: number }

/** How the next sends or publications end, when not well. */
export type Outcome = { of: 'send' | 'publish'; status: string; times: number }

export class Dials {
  private faults: Fault[] = []
  private outcomes: Outcome[] = []

  addFault(fault: Fault): void {
    this.faults.push(fault)
  }

  addOutcome(outcome: Outcome): void {
    this.outcomes.push(outcome)
  }

  takeFault(endpoint: string): Fault | undefined {
    return takeFirst(this.faults, (fault) => fault.endpoint === endpoint)
  }

  takeOutcome(of: Outcome['of']): string | undefined {
    return takeFirst(this.outcomes, (outcome) => outcome.of === of)?.status
  }

  clear(): void {
    this.faults = []
    this.outcomes = []
  }
}

function takeFirst<T extends { times: number }>(queue: T[], matches: (item: T) => boolean): T | undefined {
  const index = queue.findIndex(matches)
  const found = queue[index]
  if (found && --found.times <= 0) queue.splice(index, 1)
  return found
}
