import type { Instant } from '../../shared/_kernel'

/** What the demo asks of `local/` itself: the clock, and WeChat's stand-in. */
export function localControl(url: string, envId: string) {
  const environment = `${url}/_local/environments/${envId}`
  let standIn: Promise<string> | undefined
  const standInUrl = () =>
    (standIn ??= fetch(environment)
      .then((response) => response.json())
      .then((described) => (described as { standInUrl: string }).standInUrl))
  return {
    setClock: (now: Instant) => send(`${environment}/clock`, 'POST', { now }),
    tellStandIn: async (verb: string, body: object) => send(`${await standInUrl()}/${verb}`, 'POST', body),
    clearFaults: async () => send(`${await standInUrl()}/faults`, 'DELETE'),
  }
}

async function send(url: string, method: 'POST' | 'DELETE', body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}
