import { gone, openHost, type TestHost } from './support'

const counting = `
  let calls = 0
  exports.main = async ({ waitMs = 0 }) => {
    calls += 1
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    return { pid: process.pid, calls }
  }`
const looping = `exports.main = async ({ loop }) => { while (loop); return process.pid }`
const greedy = `
  exports.main = async ({ hoard }) => {
    const kept = []
    while (hoard) kept.push(new Array(1000).fill(0).map((_, n) => ({ n })))
    return process.pid
  }`
const careless = `
  let held
  exports.main = async ({ release }) => {
    if (release) held()
    else setTimeout(() => new Promise((resolve) => { held = resolve }).then(() => { throw new Error('late') }), 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return process.pid
  }`

type Counted = { pid: number; calls: number }

let host: TestHost

beforeEach(() => {
  host = openHost(
    {
      counting: { source: counting },
      looping: { source: looping, timeout: 1 },
      greedy: { source: greedy, timeout: 30, memorySize: 64 },
      careless: { source: careless },
    },
    { maxInstances: 3, idleMs: 300 },
  )
})

afterEach(() => host.close())

test('the first call starts a process; the next finds it with what it remembers', async () => {
  expect(host.functions.instances('counting')).toBe(0)
  const first = (await host.invoke('counting')) as Counted
  expect(await host.invoke('counting')).toEqual({ pid: first.pid, calls: 2 })
  expect(host.functions.instances('counting')).toBe(1)
})

test('as many processes as calls are open, up to the limit; further calls wait their turn', async () => {
  const told = (await Promise.all(
    Array.from({ length: 7 }, () => host.invoke('counting', { waitMs: 100 })),
  )) as Counted[]
  expect(new Set(told.map(({ pid }) => pid)).size).toBe(3)
  expect(host.functions.instances('counting')).toBe(3)
  for (const pid of new Set(told.map((counted) => counted.pid))) {
    const calls = told.filter((counted) => counted.pid === pid).map((counted) => counted.calls)
    expect(calls.sort()).toEqual(calls.map((_, index) => index + 1))
  }
})

test('a process that nobody calls is ended', async () => {
  const { pid } = (await host.invoke('counting')) as Counted
  await gone(pid)
  expect(host.functions.instances('counting')).toBe(0)
  expect(await host.invoke('counting')).toMatchObject({ calls: 1 })
})

test('an endless loop is killed at the time limit, and the next call gets a new process', async () => {
  const before = await host.invoke('looping')
  await expect(host.invoke('looping', { loop: true })).rejects.toMatchObject({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  })
  await expect(host.post('looping', '{"loop":true}')).rejects.toMatchObject({
    status: 504,
    code: 'FUNCTION_TIME_LIMIT_EXCEEDED',
  })
  expect(await host.invoke('looping')).not.toBe(before)
})

test('who takes more memory than configured is told so', async () => {
  await expect(host.invoke('greedy', { hoard: true })).rejects.toMatchObject({
    code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
  })
  await expect(host.post('greedy', '{"hoard":true}')).rejects.toMatchObject({
    status: 500,
    code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED',
  })
  expect(await host.invoke('greedy')).toEqual(expect.any(Number))
})

test('what one call leaves behind and then throws fails the call that is open', async () => {
  await host.invoke('careless')
  await expect(host.invoke('careless', { release: true })).rejects.toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: 'late',
  })
  expect(await host.invoke('careless')).toEqual(expect.any(Number))
})

test('calls that wait for a process are refused when the environment closes', async () => {
  const calls = Array.from({ length: 5 }, () => host.invoke('counting', { waitMs: 60_000 }))
  const outcomes = Promise.allSettled(calls)
  await host.functions.close()
  expect((await outcomes).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  host = openHost({})
})
