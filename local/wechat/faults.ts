/**
 * What goes wrong with the next calls of an endpoint.
 * `timeout-before` nothing happens and nothing is answered · `timeout-after-accept` it happens but nothing is
 * answered · `drop` the connection is cut before anything happens · `drop-after-accept` it happens, and the connection
 * is cut before the answer · `error` WeChat answers with `errcode`.
 */
export const faultKinds = [
  'timeout-before',
  'timeout-after-accept',
  'drop',
  'drop-after-accept',
  'error',
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Fault = { endpoint: string; kind: FaultKind; errcode: number; times: number }

/** How the next sends or publications end, when not well. */
export type Outcome = { of: 'send' | 'publish'; status: string; times: number }

/** What texts that contain a word are judged, until the faults are cleared. */
type Verdict = { word: string; suggest: 'review' | 'risky'; label: number }

export class Dials {
  private verdicts: Verdict[] = []
  private faults: Fault[] = []
  private outcomes: Outcome[] = []

  addFault(fault: Fault): void {
    this.faults.push(fault)
  }

  addOutcome(outcome: Outcome): void {
    this.outcomes.push(outcome)
  }

  addVerdict(verdict: Verdict): void {
    this.verdicts.push(verdict)
  }

  /** The worst of those whose word is in the text. */
  verdictOn(text: string): Verdict | undefined {
    const found = this.verdicts.filter(({ word }) => text.includes(word))
    return found.find(({ suggest }) => suggest === 'risky') ?? found[0]
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
    this.verdicts = []
  }
}

function takeFirst<T extends { times: number }>(queue: T[], matches: (item: T) => boolean): T | undefined {
  const index = queue.findIndex(matches)
  const found = queue[index]
  if (found && --found.times <= 0) queue.splice(index, 1)
  return found
}
