import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkParts } from '../../ops/backup/manifest'
import { inBatches, readLines, writeLines } from '../../ops/backup/parts'

let dir: string

beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'weigui-parts-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

async function* numbers(count: number) {
  for (let n = 0; n < count; n += 1) yield { n, text: '微规\n'.repeat(n % 5) }
}

async function collected<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

test('values come back in their order, through as many files as it takes', async () => {
  const lines = await writeLines(dir, 'documents/posts', 2_000)
  for await (const batch of inBatches(numbers(1_000), 7)) await lines.write(batch)
  const parts = await lines.end()
  expect(parts.length).toBeGreaterThan(5)
  expect(parts.map(({ file }) => file).slice(0, 2)).toEqual([
    'documents/posts.1.jsonl',
    'documents/posts.2.jsonl',
  ])
  for (const { file, bytes } of parts) expect(statSync(path.join(dir, file)).size).toBe(bytes)
  await checkParts(dir, parts)
  expect(await collected(readLines(dir, parts))).toEqual(await collected(numbers(1_000)))
})

test('nothing is no file', async () => {
  const lines = await writeLines(dir, 'documents/none')
  await lines.write([])
  expect(await lines.end()).toEqual([])
})

test('a batch ends by number or by size, whichever comes first, and the last one is what is left', async () => {
  const sizes = (await collected(inBatches(numbers(10), 4))).map((batch) => batch.length)
  expect(sizes).toEqual([4, 4, 2])
  const large = await collected(inBatches(numbers(10), 100, 1))
  expect(large.map((batch) => batch.length)).toEqual(Array.from({ length: 10 }, () => 1))
})

test('a part that is gone is named', async () => {
  const lines = await writeLines(dir, 'documents/posts')
  await lines.write([1])
  const parts = await lines.end()
  rmSync(path.join(dir, 'documents'), { recursive: true })
  await expect(checkParts(dir, parts)).rejects.toThrow('documents/posts.1.jsonl is missing')
})
