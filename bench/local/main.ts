import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atMost } from '../_measure/goals'
import { commitNow, machineNow } from '../_measure/machine'
import { measure, randomFrom, type Figures } from '../_measure/measure'
import { subjectAt } from './operations'
import { startServer } from './server'

// What the local CloudBase costs, through the real SDK: `npm run bench:local` writes bench/local-results.json.

const seed = 20_260_101
const sizes = [1_000, 100_000]
const loads = [
  { atOnce: 1, calls: 300 },
  { atOnce: 8, calls: 600 },
  { atOnce: 50, calls: 1000 },
]
const warmUp = 100

type Measured = Figures & { readonly operation: string; readonly documents: number; readonly atOnce: number }

async function main() {
  const before = machineNow()
  const runs = []
  for (const documents of sizes) runs.push(await measureWith(documents))
  const results = {
    commit: commitNow(),
    before,
    after: machineNow(),
    seed,
    goals: goalsOf(runs),
    runs,
  }
  writeFileSync(path.resolve('bench/local-results.json'), `${JSON.stringify(results, null, 2)}\n`)
  tell(JSON.stringify(results.goals, null, 2))
}

type Run = Awaited<ReturnType<typeof measureWith>>

async function measureWith(documents: number) {
  const dir = mkdtempSync(path.join(tmpdir(), 'weigui-bench-'))
  try {
    tell(`${documents} documents: filling`)
    const filling = await startServer(dir)
    const filler = subjectAt(filling.url, documents, randomFrom(seed))
    await filler.fill()
    filler.close()
    await filling.stop()

    const server = await startServer(dir)
    const memoryAtStartMb = server.memoryMb()
    const { operations, raw, close } = subjectAt(server.url, documents, randomFrom(seed))
    const measured: Measured[] = []
    for (const [operation, work] of Object.entries({ ...operations, rawGet: raw })) {
      await measure(warmUp, 1, work)
      for (const { atOnce, calls } of loads) {
        const figures = await measure(calls, atOnce, work)
        measured.push({ operation, documents, atOnce, ...figures })
        tell(`${documents} documents, ${operation}, ${atOnce} at once: p50 ${figures.p50Ms} ms`)
      }
    }
    const memoryAfterMb = server.memoryMb()
    close()
    await server.stop()
    return { documents, startMs: Math.round(server.startMs), memoryAtStartMb, memoryAfterMb, measured }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

function goalsOf(runs: readonly Run[]) {
  const [small, large] = runs as [Run, Run]
  const p50 = (run: Run, operation: string) =>
    run.measured.find((one) => one.operation === operation && one.atOnce === 1)?.p50Ms ?? NaN
  return {
    indexedPageMs: atMost(p50(large, 'indexedPage'), 3),
    indexedPageGrowth: atMost(p50(large, 'indexedPage') / p50(small, 'indexedPage'), 1.2),
    startMs: atMost(large.startMs, 1000),
    memoryAtStartMb: atMost(large.memoryAtStartMb, 120),
    /** Of a round trip of the SDK, what the same call takes without it. */
    serverShare: atMost(p50(large, 'rawGet') / p50(large, 'get'), 0.5),
  }
}

function tell(line: string) {
  process.stderr.write(`${line}\n`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
