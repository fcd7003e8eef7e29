/**
 * What goes wrong with the next calls of an endpoint.
 * `timeout-before` nothing happens and nothing is answered · `timeout-after-accept` it happens but nothing is
 * answered · `drop` the connection is cut before anything happens · `drop-after-accept` it happens,
 * and the connection is cut before the answer · `error` WeChat answers with `errcode` ·
 * `error-after-accept` it happens all the same · `delay` it is answered after `ms`.
 * Of callbacks: `drop` it is lost · `duplicate` it comes twice (wechat-facts 1.8) · `delay` it comes after `ms`.
 */
export const faultKinds = [
  'timeout-before',
  'timeout-after-accept',
  'drop',
  'drop-after-accept',
  'error',
  'error-after-accept',
  'delay',
  'duplicate',
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Fault = { endpoint: string; kind: FaultKind; errcode: number; ms: number; times: number }

/** How the next sends or publications end, when not well; `reprints` are the articles judged so, from 1. */
export type Outcome = { of: 'send' | 'publish'; status: string; reprints: number[]; times: number }

/** What texts that contain a word are judged, until the faults are cleared. */
type Verdict = { word: string; suggest: 'review' | 'risky'; label: number }

export class Dials {
  private verdicts: Verdict[] = []
  private faults: Fault[] = []
  private outcomes: Outcome[] = []
  private held = new Map<string, number>()
  private waiting: { endpoint: string; tell: () => void }[] = []

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

  takeOutcome(of: Outcome['of']): Outcome | undefined {
    return takeFirst(this.outcomes, (outcome) => outcome.of === of)
  }

  /** A call of this endpoint hangs without an answer. */
  hold(endpoint: string): void {
    this.held.set(endpoint, (this.held.get(endpoint) ?? 0) + 1)
    const [told, others] = partition(this.waiting, (one) => one.endpoint === endpoint)
    this.waiting = others
    for (const { tell } of told) tell()
  }

  /** Resolves once a call of this endpoint has hung; at once if one already has since the faults were cleared. */
  whenHeld(endpoint: string): Promise<void> {
    if (this.held.has(endpoint)) return Promise.resolve()
    return new Promise((tell) => this.waiting.push({ endpoint, tell }))
  }

  clear(): void {
    this.faults = []
    this.outcomes = []
    this.verdicts = []
    this.held.clear()
  }
}

function takeFirst<T extends { times: number }>(queue: T[], matches: (item: T) => boolean): T | undefined {
  const index = queue.findIndex(matches)
  const found = queue[index]
  if (found && --found.times <= 0) queue.splice(index, 1)
  return found
}

function partition<T>(items: T[], matches: (item: T) => boolean): [T[], T[]] {
  return [items.filter(matches), items.filter((item) => !matches(item))]
}
