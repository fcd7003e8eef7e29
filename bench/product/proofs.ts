import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { exactly, type Part } from '../_measure/goals'

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numTotalTests: number
}

/** Qualities that are held by tests rather than measured: the fault table, and the rules over ten years of days. */
export function proofs(): Promise<Part> {
  const faults = run('tests/publishing/faults')
  const rules = run('tests/(editions|kernel|model)/.*unit')
  return Promise.resolve({
    goals: {
      'cells of the fault table that end otherwise than expected': exactly(faults.numFailedTests, 0),
      'rules that do not hold': exactly(rules.numFailedTests, 0),
    },
    details: { cells: faults.numPassedTests, rules: rules.numPassedTests },
  })
}

function run(files: string): Report {
  const report = 'dist/bench/proofs.json'
  const args = ['node_modules/jest/bin/jest.js', files, '--json', `--outputFile=${report}`]
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  const found = JSON.parse(readFileSync(report, 'utf8')) as Report
  if (found.numTotalTests === 0) throw new Error(`there are no tests at ${files}`)
  return found
}
