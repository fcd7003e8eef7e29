import { excerptOf } from './excerpt'
import { readable } from './readable'

/** One call as the list shows it. */
export type LoggedCall = {
  /** Counts up from 1. */
  readonly n: number
  /** When it began, by the environment's clock. */
  readonly at: string
  readonly kind: 'database' | 'storage' | 'function'
  readonly action: string
  /** The collection, the file, or how the function was called. */
  readonly subject: string
  readonly ms: number
  readonly examined?: number | undefined
  readonly returned?: number | undefined
  /** `OK`, or the code with which it failed. */
  readonly outcome: string
  readonly requestId: string
}

export type OpenedCall = LoggedCall & { readonly asked: unknown; readonly answered: unknown }

export type CallLog = {
  note(call: Omit<OpenedCall, 'n'>): void
  /** The number of the latest. */
  last(): number
  /** Those that came after number `n`, oldest first. */
  after(n: number): readonly LoggedCall[]
  /** With request and answer, shortened and without secrets. */
  open(n: number): OpenedCall | undefined
}

const mostKept = 500

/** The latest calls of one environment, in memory only. */
export function openCallLog(): CallLog {
  const kept: OpenedCall[] = []
  let last = 0

  return {
    note(call) {
      last += 1
      kept.push({ ...call, n: last, asked: excerptOf(call.asked), answered: excerptOf(call.answered) })
      if (kept.length > mostKept) kept.shift()
    },
    last: () => last,
    after: (n) =>
      kept.filter((call) => call.n > n).map(({ asked: _asked, answered: _answered, ...call }) => call),
    open(n) {
      const call = kept.find((each) => each.n === n)
      return call && { ...call, asked: readable(call.asked), answered: readable(call.answered) }
    },
  }
}
