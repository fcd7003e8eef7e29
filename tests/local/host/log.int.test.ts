import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openLogFile } from '../../../local/functions/log-file'
import { openHost, type TestHost } from './support'

const printing = `
  console.log('loaded')
  exports.main = async ({ lines = [], flood, loop }, context) => {
    for (const line of lines) console.log(line)
    console.error('to stderr')
    for (let n = 0; n < (flood ?? 0); n += 1) console.log('x'.repeat(1023))
    while (loop);
    return [process.pid, context.request_id]
  }`

let host: TestHost

beforeAll(() => {
  host = openHost({ shop: { source: printing, timeout: 2 } })
})

afterAll(() => host.close())

const fields = () =>
  host
    .log()
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))

test('each line tells when, which instance, which request, on both streams', async () => {
  await host.clock.set(new Date('2030-01-01T00:00:00Z'))
  const [pid, requestId] = (await host.invoke('shop', { lines: ['one', 'two\nthree', ''] })) as [
    number,
    string,
  ]
  const own = [expect.stringMatching(/^2030-01-01T00:00:/), `shop#${pid}`, requestId]
  expect(fields()).toEqual([
    [expect.any(String), `shop#${pid}`, '-', 'loaded'],
    [...own, 'one'],
    [...own, 'two'],
    [...own, 'three'],
    [...own, ''],
    [...own, 'to stderr'],
  ])
})

test('a call that is killed leaves a line that says why', async () => {
  await expect(host.invoke('shop', { loop: true })).rejects.toThrow()
  expect(host.log()).toMatch(
    /^2030-.*\tshop#\d+\t[0-9a-f-]{36}\tFUNCTIONS_TIME_LIMIT_EXCEEDED: .* timed out after 2 seconds\n$/m,
  )
})

test('a flood is cut at 1 MB, for this call only', async () => {
  const before = host.log().length
  await host.invoke('shop', { flood: 3000 })
  const flooded = host.log().slice(before)
  expect(flooded.length).toBeLessThan(1.2 * 1024 * 1024)
  expect(flooded).toMatch(/\tthis call prints more than 1 MB: the rest is left out\n$/)
  await host.invoke('shop', { lines: ['heard again'] })
  expect(host.log()).toMatch(/\theard again\n/)
})

test('a file that has grown large is put aside once', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'weigui-log-'))
  const file = path.join(dir, 'functions.log')
  const log = openLogFile(file)
  log.line('x'.repeat(16 * 1024 * 1024))
  log.rotate()
  log.line('after')
  log.rotate()
  log.close()
  expect(readFileSync(file, 'utf8')).toBe('after\n')
  expect(statSync(`${file}.1`).size).toBeGreaterThan(16 * 1024 * 1024)
  rmSync(dir, { recursive: true })
})
