import { writeFileSync } from 'node:fs'
import type { Part } from '../_measure/goals'
import { commitNow, machineNow } from '../_measure/machine'
import { callsOfProcedures } from './calls'
import { coldStart } from './cold-start'
import { growth } from './growth'
import { lookups } from './lookups'
import { phone } from './phone'
import { proofs } from './proofs'
import { underLoad } from './under-load'

// The qualities of the product as the design names them: `npm run bench` measures all of them and writes
// bench/results.json; `npm run bench -- growth` measures one and shows it.

const parts: Readonly<Record<string, () => Promise<Part>>> = {
  'cold-start': coldStart,
  'under-load': underLoad,
  calls: callsOfProcedures,
  growth,
  lookups,
  phone,
  proofs,
}

async function main() {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !(name in parts))
  if (unknown.length > 0)
    throw new Error(`no part is called ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`)
  const before = machineNow()
  const found: Record<string, Part> = {}
  for (const [name, measured] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    tell(`\n${name}`)
    const part = await measured()
    for (const [goal, { value, goal: wished, met }] of Object.entries(part.goals))
      tell(`  ${met ? 'met   ' : 'MISSED'} ${goal}: ${value} (${wished})`)
    found[name] = part
  }
  if (wanted.length > 0) return
  const results = { commit: commitNow(), before, after: machineNow(), parts: found }
  writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`)
}

function tell(line: string) {
  process.stderr.write(`${line}\n`)
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
