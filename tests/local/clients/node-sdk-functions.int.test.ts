import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

let local: TestEnvironment
let app: ReturnType<typeof tcb.init>
const requestId = expect.any(String) as string

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures') })
  app = tcb.init({ env: local.envId, keepalive: true })
})

afterAll(() => local.remove())

const call = (data?: object, name = 'echo') => app.callFunction({ name, data })

describe('callFunction', () => {
  test.each<[string, object | undefined, unknown]>([
    ['an event', { n: 1, 名: '茶' }, { event: { n: 1, 名: '茶' } }],
    ['no event', undefined, { event: {} }],
    ['a number', { answer: 7 }, 7],
    ['a text', { answer: 'tea' }, 'tea'],
    ['nothing', { answer: null }, null],
    ['a list', { answer: [1, [2]] }, [1, [2]]],
  ])('brings back %s', async (_, data, result) => {
    expect(await call(data)).toEqual({ result, requestId })
  })

  test('names a version of the function', async () => {
    expect(await app.callFunction({ name: 'echo', qualifier: '$LATEST', data: { answer: 1 } })).toMatchObject(
      {
        result: 1,
      },
    )
  })

  test.each<[string, () => Promise<unknown>, object]>([
    [
      'a function that throws',
      () => call({ fail: 'boom' }),
      { code: 'FUNCTIONS_EXECUTE_FAIL', message: expect.stringContaining('boom'), requestId },
    ],
    [
      'a function that does not exist',
      () => call({}, 'nobody'),
      { code: 'FUNCTIONS_EXECUTE_FAIL', message: expect.stringContaining("'nobody'"), requestId },
    ],
    [
      'a function that takes too long',
      () => call({ forever: true }),
      { code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', requestId },
    ],
    [
      'an event of more than 6 MB',
      () => call({ text: 'x'.repeat(6_300_000) }),
      { code: 'INVALID_PARAM', requestId },
    ],
    ['no name', () => call({}, ''), { code: 'INVALID_PARAM' }],
  ])('refuses %s', async (_, attempt, error) => {
    await expect(attempt()).rejects.toMatchObject(error)
  })
})
