import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startLocal, type Local } from '../../../local'

const dir = mkdtempSync(path.join(tmpdir(), 'weigui-timers-'))
const fixtures = path.join(__dirname, 'fixtures')
let local: Local

beforeAll(async () => {
  local = await startLocal({
    root: path.resolve(__dirname, '../../..'),
    dir,
    timers: true,
    functionsDir: path.join(fixtures, 'functions'),
    functionsFile: path.join(fixtures, 'cloudbaserc.json'),
  })
})

afterAll(async () => {
  await local.close()
  rmSync(dir, { recursive: true })
})

test('in a running product timers fire by themselves, by the shifted clock', async () => {
  const environment = await local.environments.createFresh('live', {
    now: new Date('2028-02-29T08:59:59.500Z'),
  })
  const log = path.join(environment.dir, 'functions.log')
  expect(await firstLine(log)).toMatch(/\tevery-minute for 2028-02-29T09:00:00Z$/)
})

async function firstLine(file: string): Promise<string | undefined> {
  const enough = new AbortController()
  const changes = watch(file, { signal: enough.signal })[Symbol.asyncIterator]()
  let text = ''
  while (!text.includes('\n')) {
    await changes.next()
    text = await readFile(file, 'utf8')
  }
  enough.abort()
  return text.split('\n')[0]
}
