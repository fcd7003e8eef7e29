import type { Clause } from '../rulebook'

type Told = [id: string, heading: string, source: string, text: string]

export function open(...[id, heading, source, text]: Told): Clause {
  return { id, heading, text, source, visibility: 'public' }
}

/** For bound staff only. */
export function internal(...told: Told): Clause {
  return { ...open(...told), visibility: 'internal' }
}
