import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages, nodeTooOld } from '../config/install.mjs'
import { ensureChromium } from './_support/chromium.mjs'
import { tallyLine } from './_support/tally.mjs'

// `npm test`: from a clean clone to a tally. Arguments go to Jest: `npm test -- --selectProjects unit`.
// Only Node's own modules may be imported up here.

const root = fileURLToPath(new URL('..', import.meta.url))
const jest = path.join(root, 'node_modules/jest/bin/jest.js')
const reportFile = path.join(root, 'dist/test-report.json')
const args = process.argv.slice(2)

/** What a test of each suffix needs before it can run. */
const needs = {
  unit: [],
  int: ['functions', 'local', 'ops'],
  e2e: ['functions', 'local', 'h5', 'chromium'],
  weapp: ['functions', 'local', 'weapp', 'chromium'],
}

const steps = {
  functions: ['Functions', async () => (await import('../config/build-functions.mjs')).buildFunctions()],
  local: ['Local CloudBase', async () => (await import('../config/build-local.mjs')).buildLocal()],
  ops: ['Commands', async () => (await import('../config/build-ops.mjs')).buildOps()],
  weapp: ['App for WeChat', async () => (await import('../config/build-app.mjs')).buildApp('weapp')],
  h5: ['App for the browser', async () => (await import('../config/build-app.mjs')).buildApp('h5')],
  chromium: ['Chromium', () => void (process.env.CHROMIUM = ensureChromium())],
}

process.exitCode = await main().catch((error) => {
  console.error(`\n${error.message}`)
  return 1
})
console.log(tallyLine(readReport(), process.exitCode))

async function main() {
  rmSync(reportFile, { force: true })
  const tooOld = nodeTooOld()
  if (tooOld) throw new Error(tooOld)
  await step('Packages', installPackages)
  const needed = new Set((await suffixesToRun()).flatMap((suffix) => needs[suffix] ?? []))
  // Side by side: each alone keeps one core busy.
  await Promise.all([...needed].map((name) => step(...steps[name])))
  return step('Tests', runTests)
}

async function step(title, work) {
  const startedAt = performance.now()
  let ending = 'failed after'
  try {
    const result = await work()
    ending = result === false ? 'up to date,' : 'done in'
    return result
  } finally {
    console.log(`· ${title}: ${ending} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}

/** Jest itself says which files its arguments select. */
async function suffixesToRun() {
  const { output } = await run([...args, '--listTests'], ['ignore', 'pipe', 'inherit'])
  const suffixes = output.split('\n').map((file) => /\.(\w+)\.test\.tsx?$/.exec(file.trim())?.[1])
  return [...new Set(suffixes)].filter((suffix) => suffix !== undefined)
}

async function runTests() {
  mkdirSync(path.dirname(reportFile), { recursive: true })
  const { code } = await run(
    ['--json', `--outputFile=${reportFile}`, ...args],
    ['ignore', 'ignore', 'inherit'],
  )
  return code
}

/** Jest as a child; its progress goes to standard error, so standard output stays with the tally. */
async function run(jestArgs, stdio) {
  const child = spawn(process.execPath, [jest, ...jestArgs], { cwd: root, stdio })
  const forward = (signal) => child.kill(signal)
  process.once('SIGTERM', forward)
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (status) => resolve(status ?? 1))
  })
  process.off('SIGTERM', forward)
  return { code, output }
}

function readReport() {
  return existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined
}
