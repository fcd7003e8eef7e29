import type { DatabaseCall } from './database'

/** A kind of call that read far more documents than it answered with. */
export type WastefulCall = {
  readonly action: string
  readonly collection: string
  /** Its fields and operators, with `?` for values; '' where the call has none. */
  readonly query: string
  readonly order: string
  /** Of the worst one. */
  readonly examined: number
  readonly returned: number
  readonly times: number
}

export type WastefulCalls = {
  onCall(call: DatabaseCall): void
  list(): readonly WastefulCall[]
}

type Asked = { readonly query: string; readonly order: string }

const mostKinds = 50

/** Remembers calls that an index would have spared the work: in the cloud they grow slow with the data. */
export function wastefulCalls(): WastefulCalls {
  const kinds = new Map<string, WastefulCall>()

  return {
    onCall({ action, params, collection, examined, returned }) {
      if (examined <= 2 * returned + 20) return
      const asked = askedBy(params)
      const kind = JSON.stringify([action, collection, asked])
      const known = kinds.get(kind)
      if (!known && kinds.size >= mostKinds) return
      const worst = known && known.examined > examined ? known : { examined, returned }
      const times = (known?.times ?? 0) + 1
      kinds.set(kind, {
        action,
        collection,
        ...asked,
        examined: worst.examined,
        returned: worst.returned,
        times,
      })
    },
    list: () => [...kinds.values()],
  }
}

function askedBy(params: Record<string, unknown>): Asked {
  return { query: shapeOf(params.query ?? params.stages), order: shapeOf(params.order) }
}

/** Values of people stay out of reports, and calls of one kind are one line. */
function shapeOf(sent: unknown): string {
  if (sent === undefined) return ''
  const text = typeof sent === 'string' ? sent : JSON.stringify(sent)
  try {
    return JSON.stringify(withoutValues(JSON.parse(text)))
  } catch {
    return ''
  }
}

function withoutValues(value: unknown): unknown {
  if (Array.isArray(value)) return distinct(value.map(withoutValues))
  if (typeof value !== 'object' || value === null) return '?'
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutValues(inner)]))
}

function distinct(shapes: readonly unknown[]): unknown[] {
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()]
}
