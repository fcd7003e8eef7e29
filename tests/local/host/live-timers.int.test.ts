import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startLocal, type Local } from '../../../local'
import type { Environment } from '../../../local/environment'

const dir = mkdtempSync(path.join(tmpdir(), 'weigui-timers-'))
const fixtures = path.join(__dirname, 'fixtures')

// A run takes longer than the second until the next.
const slow = `exports.main = async (event) => {
  console.log('begin ' + event.Time)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  console.log('end ' + event.Time)
}`
const timer = { name: 'every-second', type: 'timer', config: '* * * * * * *' }

let running: Local | undefined

const start = async (functionsDir: string, functionsFile: string, data: string) => {
  running = await startLocal({
    root: path.resolve(__dirname, '../../..'),
    dir: path.join(dir, data),
    timers: true,
    functionsDir,
    functionsFile,
  })
  return running
}
const startFixtures = (data: string) =>
  start(path.join(fixtures, 'functions'), path.join(fixtures, 'cloudbaserc.json'), data)

afterEach(() => running?.close())
afterAll(() => rmSync(dir, { recursive: true }))

test('in a running product timers fire by themselves, by the shifted clock', async () => {
  const { environments } = await startFixtures('live')
  const environment = await environments.createFresh('live', { now: new Date('2028-02-29T08:59:59.500Z') })
  await logged(environment, 1)
  expect(lines(environment)).toEqual(['every-minute for 2028-02-29T09:00:00Z'])
})

test('what was due while nothing ran, or was jumped over, is not made up', async () => {
  const first = await startFixtures('restarted')
  await first.environments.createFresh('live', { now: new Date('2028-02-29T08:59:59.500Z') })
  await logged(first.environments.get('live'), 1)
  await first.close()
  const { environments } = await startFixtures('restarted')
  const environment = environments.get('live')
  await environment?.clock.set(new Date('2028-02-29T12:00:59.500Z'))
  await logged(environment, 2)
  expect(lines(environment)).toEqual([
    'every-minute for 2028-02-29T09:00:00Z',
    'every-minute for 2028-02-29T12:01:00Z',
  ])
})

test('a timer fires again while its last run goes on, once for each instant', async () => {
  const functions = path.join(dir, 'functions')
  mkdirSync(path.join(functions, 'slow'), { recursive: true })
  writeFileSync(path.join(functions, 'slow', 'index.js'), slow)
  const file = path.join(functions, 'cloudbaserc.json')
  writeFileSync(file, JSON.stringify({ functions: [{ name: 'slow', timeout: 5, triggers: [timer] }] }))
  const { environments } = await start(functions, file, 'slow')
  const environment = await environments.createFresh('live', { now: new Date('2028-01-01T00:00:00.500Z') })
  await logged(environment, 6)
  const told = lines(environment)
  const began = told.filter((line) => line.startsWith('begin'))
  expect(began.slice(0, 3)).toEqual([1, 2, 3].map((second) => `begin 2028-01-01T00:00:0${second}Z`))
  expect(told.indexOf('begin 2028-01-01T00:00:02Z')).toBeLessThan(told.indexOf('end 2028-01-01T00:00:01Z'))
})

function lines(environment: Environment | undefined): string[] {
  const text = readFileSync(path.join(environment?.dir ?? '', 'functions.log'), 'utf8')
  return (
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t').at(-1) ?? '')
      // A run that was open when everything closed.
      .filter((line) => !line.startsWith('FUNCTIONS_EXECUTE_FAIL'))
  )
}

async function logged(environment: Environment | undefined, count: number): Promise<void> {
  const enough = new AbortController()
  const file = path.join(environment?.dir ?? '', 'functions.log')
  const changes = watch(file, { signal: enough.signal })[Symbol.asyncIterator]()
  let change = changes.next()
  while (lines(environment).length < count) {
    await change
    change = changes.next()
  }
  change.catch(() => undefined)
  enough.abort()
}
