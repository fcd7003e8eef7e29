import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { startLocalProcess } from '../../_support/local-process'
import { appAt, type App } from './clients'
import { withoutLog } from './database-file'
import { runToItsEnd, startOnSmallDisk } from './main-process'

let dir: string
const fileOf = (name: string) => path.join(dir, 'shop', name)

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'weigui-trouble-'))
  await atWork(async (url, { db }) => {
    await fetch(`${url}/_local/environments`, { method: 'POST', body: '{"envId":"shop"}' })
    for (let n = 0; n < 20; n += 1) await db.collection('posts').add({ _id: `p${n}`, text: 'x'.repeat(5000) })
  })
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('a database file that cannot be read', () => {
  it.each([
    ['is something else', () => writeFileSync(fileOf('weigui.sqlite'), 'x'.repeat(9000))],
    ['has lost its end', () => truncateSync(fileOf('weigui.sqlite'), 8192)],
  ])('that %s: the start fails, names it and leaves it', async (_what, damage) => {
    withoutLog(fileOf('weigui.sqlite'))
    damage()
    const before = readFileSync(fileOf('weigui.sqlite'))
    const { code, said } = await runToItsEnd(dir)
    expect(code).toBe(1)
    expect(said).toMatch(/^The database .*shop\/weigui\.sqlite cannot be opened: .*It was left as it is/)
    expect(readFileSync(fileOf('weigui.sqlite')).equals(before)).toBe(true)
  })
})

describe('a full disk', () => {
  it('at the start: it fails, says so, and afterwards everything is there', async () => {
    const { code, said } = await runToItsEnd(dir, { diskIsFull: true })
    expect(code).toBe(1)
    expect(said).toMatch(/^The database .*shop\/weigui\.sqlite cannot be opened: disk I\/O error/)
    await atWork(async (_url, { db }) => expect((await db.collection('posts').count()).total).toBe(20))
  })

  it('at work: writes are refused, reads go on, and what was acknowledged stays', async () => {
    const kept: string[] = []
    let refused = 0
    withoutLog(fileOf('weigui.sqlite'))
    const child = startOnSmallDisk(dir, 1500)
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const { url } = JSON.parse(line) as { url: string }

    // Without the SDK, which would ask again for minutes.
    for (let n = 0; refused < 3; n += 1) {
      const _id = `more-${n}`
      const data = [JSON.stringify({ _id, text: 'x'.repeat(50_000) })]
      const { code } = await admin(url, { action: 'database.insertDocument', collectionName: 'posts', data })
      if (code === undefined) kept.push(_id)
      else refused += 1
    }
    expect(kept.length).toBeGreaterThan(0)
    const query = { queryType: 'DOC', query: '{"_id":"p7"}' }
    expect(
      await admin(url, { action: 'database.getDocument', collectionName: 'posts', ...query }),
    ).toMatchObject({
      data: { list: [expect.any(String)] },
    })
    child.kill('SIGKILL')
    await once(child, 'exit')

    await atWork(async (_url, again) => {
      const { data } = await again.db
        .collection('posts')
        .where({ _id: again.db.command.gt('more') })
        .get()
      expect((data as { _id: string }[]).map(({ _id }) => _id)).toEqual(expect.arrayContaining(kept))
    })
  })
})

test('what lies beside the environments is left alone', async () => {
  writeFileSync(path.join(dir, 'notes'), 'mine')
  mkdirSync(path.join(dir, 'photos'))
  writeFileSync(path.join(dir, 'photos', 'sea.jpg'), 'blue')
  await atWork(async (url, { db }) => {
    expect((await db.collection('posts').count()).total).toBe(20)
    const taken = await fetch(`${url}/_local/environments`, { method: 'POST', body: '{"envId":"photos"}' })
    expect(taken.ok).toBe(false)
    const named = await fetch(`${url}/_local/environments/photos`)
    expect(named.status).toBe(404)
  })
  expect(readFileSync(path.join(dir, 'notes'), 'utf8')).toBe('mine')
  expect(readdirSync(path.join(dir, 'photos'))).toEqual(['sea.jpg'])
})

async function atWork(work: (url: string, app: App) => Promise<unknown>) {
  const running = await startLocalProcess({ dir })
  await work(running.url, appAt(`${running.url}/admin`, 'shop'))
  await running.stop()
}

async function admin(url: string, call: object): Promise<{ code?: string }> {
  const response = await fetch(`${url}/admin?env=shop`, { method: 'POST', body: JSON.stringify(call) })
  return (await response.json()) as { code?: string }
}
