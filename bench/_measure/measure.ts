export type Figures = {
  readonly calls: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly perSecond: number
}

/** Runs `work` so many times, `atOnce` of them under way at any time; `n` counts the calls. */
export async function measure(
  calls: number,
  atOnce: number,
  work: (n: number) => Promise<unknown>,
): Promise<Figures> {
  const times: number[] = []
  let next = 0
  const startedAt = performance.now()
  const worker = async () => {
    while (next < calls) {
      const n = next++
      const began = performance.now()
      await work(n)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const seconds = (performance.now() - startedAt) / 1000
  times.sort((a, b) => a - b)
  return {
    calls,
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
    perSecond: Math.round(calls / seconds),
  }
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** Of any order. */
export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
}

function quantile(ordered: readonly number[], share: number): number {
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? NaN
}

/** Numbers from 0 to 1, the same for the same seed (a linear congruence, good enough to pick documents by). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
