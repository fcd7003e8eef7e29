import { randomUUID } from 'node:crypto'
import type { ShiftedClock } from '../clock'
import type { Database, DatabaseCall } from '../database'
import type { FunctionHost } from '../functions/host'
import type { Invocation } from '../functions/invocation'
import type { Storage } from '../storage'
import { openCallLog, type CallLog, type OpenedCall } from './call-log'
import { openTallies, type Tallies } from './tallies'

/** Sees every call that an environment answers. */
export type Watch = {
  readonly calls: CallLog
  readonly tallies: Tallies
  readonly database: (database: Database) => Database
  readonly storage: (storage: Storage) => Storage
  readonly functions: (functions: FunctionHost) => FunctionHost
  /** What a database call cost is told by the database itself, while the call runs. */
  readonly onDatabaseCall: (call: DatabaseCall) => void
}

type Begun = Pick<OpenedCall, 'kind' | 'action' | 'subject' | 'asked' | 'requestId'>
type Cost = Pick<DatabaseCall, 'examined' | 'returned'>

export function openWatch({ now }: ShiftedClock): Watch {
  const calls = openCallLog()
  const tallies = openTallies()
  const costs = new WeakMap<object, Cost>()

  async function noted<T>(begun: Begun, work: () => Promise<T>): Promise<T> {
    const started = performance.now()
    const at = new Date(now()).toISOString()
    const end = (outcome: string, answered: unknown) => {
      const ms = performance.now() - started
      calls.note({ ...begun, ...costs.get(begun.asked as object), at, ms, outcome, answered })
    }
    try {
      const answer = await work()
      end('OK', answer)
      return answer
    } catch (error) {
      const { code, message } = error as { code?: unknown; message: string }
      end(typeof code === 'string' ? code : 'SYS_ERR', message)
      throw error
    }
  }

  return {
    calls,
    tallies,
    onDatabaseCall: ({ params, examined, returned }) => costs.set(params, { examined, returned }),
    database: (database) => ({
      ...database,
      call: (action, params, requestId = '') => {
        const subject = typeof params.collectionName === 'string' ? params.collectionName : ''
        const begun = {
          kind: 'database',
          action: shortName(action),
          subject,
          asked: params,
          requestId,
        } as const
        return noted(begun, () => database.call(action, params))
      },
    }),
    storage: (storage) => ({
      ...storage,
      call: (action, params, requestId = '') => {
        const subject = typeof params.path === 'string' ? params.path : ''
        const begun = {
          kind: 'storage',
          action: shortName(action),
          subject,
          asked: params,
          requestId,
        } as const
        return noted(begun, () => storage.call(action, params))
      },
    }),
    functions: (functions) => ({
      ...functions,
      invoke: (name, invocation, requestId = randomUUID()) => {
        const begun = {
          kind: 'function',
          action: name,
          subject: invokedBy(invocation),
          asked: invocation.event,
          requestId,
        } as const
        return tallies.counting(name, invocation, new Date(now()), () =>
          noted(begun, () => functions.invoke(name, invocation, requestId)),
        )
      },
    }),
  }
}

function invokedBy({ caller, timer }: Invocation): string {
  if (timer !== undefined) return timer
  return caller?.openId ?? ''
}

/** `database.getDocument` without its first part, which the kind says. */
function shortName(action: string): string {
  return action.replace(/^\w+\./, '')
}
