import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'

const command = path.resolve('local/weigui-local.mjs')

let dir: string
let running: ChildProcess | undefined

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'weigui-alone-'))
})

afterEach(async () => {
  if (running) await ended(running)
  running = undefined
  rmSync(dir, { recursive: true, force: true })
})

test('somebody else’s project runs on it, as the SDK sees it', async () => {
  write('functions/greet/index.js', 'exports.main = async ({ name }) => ({ said: `hello ${name}` })')
  write('functions/add.js', 'exports.main = async ({ a, b }) => a + b')
  write(
    'indexes.json',
    JSON.stringify([{ name: 'shelf', indexes: [{ name: 't', fields: [['title', 1]], unique: true }] }]),
  )
  const { url, variables } = await start(
    '--functions',
    './functions',
    '--indexes',
    'indexes.json',
    '--env',
    'mine',
  )
  Object.assign(process.env, variables)

  const app = tcb.init({ env: 'mine' })
  const shelf = app.database().collection('shelf')
  expect((await app.callFunction({ name: 'greet', data: { name: 'world' } })).result).toEqual({
    said: 'hello world',
  })
  expect((await app.callFunction({ name: 'add', data: { a: 1, b: 2 } })).result).toBe(3)
  await shelf.add({ _id: 'one', title: 'tea' })
  await expect(shelf.add({ _id: 'two', title: 'tea' })).rejects.toThrow(/E11000/)
  expect((await shelf.get()).data).toEqual([{ _id: 'one', title: 'tea' }])
  expect(await (await fetch(`${url}_inspect`)).json()).toEqual({
    environments: ['mine'],
    first: 'mine',
    hasApp: false,
  })
})

test('what it kept is there when it starts again', async () => {
  const first = await start()
  Object.assign(process.env, first.variables)
  await tcb.init({ env: 'local' }).database().createCollection('shelf')
  await ended(running as ChildProcess)
  const second = await start()
  expect(await (await fetch(`${second.url}_inspect/local/collections`)).json()).toMatchObject([
    { name: 'shelf' },
  ])
})

describe('what cannot be done is said in a sentence, and ends with 2', () => {
  test.each([
    ['a flag that it does not know', ['--prot', '1'], /Unknown option '--prot'/],
    ['a port that is none', ['--port', 'x'], /--port takes a whole number from 0 to 65535, not 'x'/],
    ['a limit of nothing', ['--max-requests', '0'], /--max-requests takes a whole number from 1/],
    ['a name that no environment may have', ['--env', '../up'], /no name for an environment/],
    ['a folder that is missing', ['--functions', './nowhere'], /There is no folder \.\/nowhere/],
    ['indexes that are missing', ['--indexes', 'none.json'], /There is no file none\.json/],
    ['a configuration that is missing', ['--config', 'none.json'], /There is no file none\.json/],
  ])('%s', async (_what, args, sentence) => {
    expect(await runToItsEnd(args)).toEqual({ code: 2, said: expect.stringMatching(sentence) })
  })

  test('indexes that are none', async () => {
    write('indexes.json', '[{"name": "shelf", "indexes": [{"name": "t", "fields": [["title", 2]]}]}]')
    expect(await runToItsEnd(['--indexes', 'indexes.json'])).toEqual({
      code: 2,
      said: expect.stringContaining('indexes.json is no list of collections and indexes'),
    })
  })

  test('a port that is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const ending = await runToItsEnd(['--port', String(port)])
    server.close()
    expect(ending).toEqual({ code: 2, said: expect.stringContaining('This port is taken') })
  })
})

test('help says what there is, and ends well', async () => {
  expect(await runToItsEnd(['--help'])).toEqual({ code: 0, said: expect.stringContaining('--max-requests') })
})

function write(name: string, text: string) {
  const file = path.join(dir, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Starts it in the empty folder, as `npx weigui-local` would; resolves with what it prints for programs. */
async function start(...args: string[]): Promise<{ url: string; variables: Record<string, string> }> {
  const child = spawn(process.execPath, [command, '--port', '0', ...args], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running = child
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (part: Buffer) => {
      text += String(part)
      if (text.includes('Ctrl-C')) resolve(text)
    })
    child.once('exit', (code) => reject(new Error(`it ended (${code}) before it was ready`)))
  })
  const exported = [...said.matchAll(/export (\w+)='(.*)'/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  return {
    url: /http:\S+/.exec(said)?.[0] ?? '',
    variables: Object.fromEntries(exported) as Record<string, string>,
  }
}

function runToItsEnd(args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: dir })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (said += String(part)))
    child.once('close', (code) => resolve({ code, said }))
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill()
  })
}
