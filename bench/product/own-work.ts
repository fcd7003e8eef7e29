import { Session, type Profiler } from 'node:inspector/promises'

/** CPU time by whose code it went into, in milliseconds. */
export type Work = { readonly own: number; readonly sdk: number; readonly beside: number }

/**
 * What `work` costs this process: in our code and the libraries that it calls, in the SDK, and beside both (sockets,
 * timers, the collector). Sampled; a sample belongs to the SDK as soon as it is anywhere on its stack.
 */
export async function profiled(work: () => Promise<unknown>): Promise<Work> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  await work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return workIn(profile)
}

type Owner = keyof Work | 'idle'

function workIn({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Work {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const owners = new Map<number, Owner>()
  const [root] = nodes
  if (root) own(root, 'beside')
  const sums: Record<Owner, number> = { own: 0, sdk: 0, beside: 0, idle: 0 }
  samples.forEach((id, n) => (sums[owners.get(id) ?? 'beside'] += (timeDeltas[n] ?? 0) / 1000))
  return { own: sums.own, sdk: sums.sdk, beside: sums.beside }

  function own(node: Profiler.ProfileNode, caller: Owner): void {
    const owner = ownerOf(node, caller)
    owners.set(node.id, owner)
    for (const child of node.children ?? []) {
      const next = byId.get(child)
      if (next) own(next, owner)
    }
  }
}

function ownerOf({ callFrame: { url, functionName } }: Profiler.ProfileNode, caller: Owner): Owner {
  if (functionName === '(idle)') return 'idle'
  if (caller === 'sdk' || url.includes('/@cloudbase/')) return 'sdk'
  return caller === 'own' || /\/(dist\/bench|node_modules)\//.test(url) ? 'own' : 'beside'
}
