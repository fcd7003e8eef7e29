import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { installPackages, nodeTooOld } from '../config/install.mjs'

// `npm start`: from a clean clone to a running Weigui. Only Node's own modules may be imported up here.

const root = fileURLToPath(new URL('..', import.meta.url))
const dir = path.join(root, '.local')
const note = path.join(dir, 'running.json')
const demoDir = path.join(root, 'dist/demo')
const demoNote = path.join(demoDir, 'made.json')
const envId = 'weigui'
const firstPort = 8765
const fresh = process.argv.includes('--fresh')
const children = new Set()
const ending = new AbortController()

process.once('SIGINT', () => end(0))
process.once('SIGTERM', () => end(0))
start().catch((error) => {
  if (ending.signal.aborted) return
  console.error(`\n${error.message}`)
  end(1)
})

async function start() {
  const tooOld = nodeTooOld()
  if (tooOld) throw new Error(tooOld)
  await step('Packages', () => installPackages())

  const running = await whatRuns()
  if (running && fresh)
    throw new Error(`Weigui runs at ${running}. Stop it first, then start over with --fresh.`)
  if (running) return say(`\nWeigui runs already: ${running}`)

  const { buildFunctions } = await import('../config/build-functions.mjs')
  const { buildLocal } = await import('../config/build-local.mjs')
  const { buildApp } = await import('../config/build-app.mjs')
  await step('Functions', buildFunctions)
  await step('Local CloudBase', buildLocal)
  if (fresh) rmSync(dir, { recursive: true, force: true })
  const port = await freePort()
  await Promise.all([
    settleDemo(port),
    step('App in the browser (the first time takes a minute)', () =>
      buildApp('h5', { signal: ending.signal }),
    ),
  ])
  const { url, ended } = await startMain(port, dir, ['--timers'])
  ended.then(() => ending.signal.aborted || end(1))
  writeFileSync(note, JSON.stringify({ url }))
  say(
    `\nWeigui is ready:  ${url}/\n\nCtrl-C ends it; everything stays in .local/. \`npm start -- --fresh\` starts over.`,
  )
  openBrowser(`${url}/`)
}

async function step(name, work) {
  const startedAt = performance.now()
  const patience = setTimeout(() => say(`· ${name} …`), 2000)
  try {
    const worked = await work()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    say(worked === false ? `· ${name}: up to date` : `· ${name}: ${seconds} s`)
  } finally {
    clearTimeout(patience)
  }
}

/** Two processes must not share one database. */
async function whatRuns() {
  try {
    const { url } = JSON.parse(readFileSync(note, 'utf8'))
    const health = await (await fetch(`${url}/_local/health`)).json()
    return health.dir === dir ? url : undefined
  } catch {
    return undefined
  }
}

async function freePort() {
  for (let port = firstPort; port < firstPort + 100; port += 1) if (await isFree(port)) return port
  throw new Error(`No port from ${firstPort} on is free.`)
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** The local CloudBase over what lies in `of`. */
async function startMain(port, of, flags = []) {
  mkdirSync(of, { recursive: true })
  const main = run('main', ['--port', `${port}`, '--dir', of, '--until-stdin-ends', ...flags])
  const ended = new Promise((resolve) => main.once('exit', resolve))
  const { url } = await new Promise((resolve, reject) => {
    createInterface({ input: main.stdout }).once('line', (line) => resolve(JSON.parse(line)))
    main.once('exit', () => reject(new Error('The local CloudBase ended before it was ready: see above.')))
  })
  const stop = () => {
    main.kill()
    return ended
  }
  return { url, ended, stop }
}

/** The demo company moves in where nobody lives yet. It is the same each time, so it is made once for each version. */
async function settleDemo(port) {
  if (existsSync(path.join(dir, envId))) return
  await step('Demo company', () => makeDemo(port))
  const moving = path.join(dir, `${envId}.moving`)
  rmSync(moving, { recursive: true, force: true })
  cpSync(path.join(demoDir, '_wechat', envId), path.join(dir, '_wechat', envId), { recursive: true })
  cpSync(path.join(demoDir, envId), moving, { recursive: true })
  const { now } = JSON.parse(readFileSync(demoNote, 'utf8'))
  writeFileSync(path.join(moving, 'clock.json'), JSON.stringify({ offsetMs: Date.parse(now) - Date.now() }))
  // Whatever was interrupted before is begun again.
  renameSync(moving, path.join(dir, envId))
}

/** False if it was made by these very bundles. */
async function makeDemo(port) {
  const bundles = ['demo', 'main', 'wechat'].map((name) => path.join(root, `dist/local/${name}.js`))
  const digest = createHash('sha256')
    .update(bundles.map((file) => readFileSync(file)).join())
    .digest('hex')
  if (existsSync(demoNote) && JSON.parse(readFileSync(demoNote, 'utf8')).digest === digest) return false
  rmSync(demoDir, { recursive: true, force: true })
  const { url, stop } = await startMain(port, demoDir, ['--not-durable'])
  const environment = `${url}/_local/environments/${envId}`
  await fetch(`${url}/_local/environments`, { method: 'POST', body: JSON.stringify({ envId }) })
  const variables = await (await fetch(`${environment}/variables`)).json()
  const peopleFile = path.join(demoDir, envId, 'people.json')
  const demo = run('demo', [], { ...variables, LOCAL_URL: url, PEOPLE_FILE: peopleFile })
  demo.stdout.resume()
  const code = await new Promise((resolve) => demo.once('exit', resolve))
  if (code !== 0) throw new Error('The demo company could not be made: see above.')
  const { now } = await (await fetch(environment)).json()
  await stop()
  writeFileSync(demoNote, JSON.stringify({ digest, now }))
}

/** Starts one of our bundles. Its standard input is a pipe from us, so that it can tell when we are gone. */
function run(name, args, variables = {}) {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', path.join(root, `dist/local/${name}.js`), ...args],
    {
      env: { ...process.env, ...variables },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** Only where there is a person at a desktop; a browser that will not open is no failure. */
function openBrowser(url) {
  const hasDesktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!hasDesktop || !process.stdout.isTTY || process.env.CI) return
  const [command, ...args] = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  }[process.platform] ?? ['xdg-open', url]
  spawn(command, args, { stdio: 'ignore', detached: true })
    .once('error', () => {})
    .unref()
}

async function end(code) {
  ending.abort()
  await Promise.all(
    [...children].map((child) => {
      child.kill()
      return new Promise((resolve) => child.once('exit', resolve))
    }),
  )
  rmSync(note, { force: true })
  process.exit(code)
}

function say(text) {
  process.stdout.write(`${text}\n`)
}
