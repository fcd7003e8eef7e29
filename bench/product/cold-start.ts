import { execFileSync } from 'node:child_process'
import { build } from 'esbuild'
import { median, rounded } from '../_measure/measure'
import { atMost, type Goal, type Part } from '../_measure/goals'

const bundles = ['api', 'clock', 'wechat'] as const
const bare = 'dist/bench/bare-sdk.js'
const runs = 15

const timing = `
const began = process.hrtime.bigint()
require(process.argv[1])
process.stdout.write(String(Number(process.hrtime.bigint() - began) / 1e6))
process.exit()`

/** What loading each function costs a new instance, beside the SDK alone; the runs take turns, so that load hits all. */
export async function coldStart(): Promise<Part> {
  await build({
    stdin: { contents: "module.exports = require('@cloudbase/node-sdk')", resolveDir: process.cwd() },
    outfile: bare,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minifyWhitespace: true,
    logLevel: 'error',
  })
  const files = {
    bare,
    ...Object.fromEntries(bundles.map((name) => [name, `dist/functions/${name}/index.js`])),
  }
  const times: Record<string, number[]> = {}
  for (let run = 0; run < runs; run += 1)
    for (const [name, file] of Object.entries(files)) (times[name] ??= []).push(loadingOf(file))
  const medians = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, rounded(median(all))]))
  const goals: Record<string, Goal> = {}
  for (const name of bundles)
    goals[`${name}, ms over the bare SDK`] = atMost((medians[name] ?? NaN) - (medians.bare ?? NaN), 100)
  return { goals, details: { runs, medianMs: medians } }
}

function loadingOf(file: string): number {
  const path = `${process.cwd()}/${file}`
  return Number(execFileSync(process.execPath, ['-e', timing, path], { encoding: 'utf8' }))
}
