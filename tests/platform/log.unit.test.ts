import { openContext } from '../../cloudfunctions/_platform/open-context'
import { logCall, logFault } from '../../cloudfunctions/_platform/log'
import { TRPCError } from '@trpc/server'

const printed: Record<'log' | 'error', string[]> = { log: [], error: [] }

beforeEach(() => {
  Object.assign(printed, { log: [], error: [] })
  jest.spyOn(console, 'log').mockImplementation((line) => void printed.log.push(String(line)))
  jest.spyOn(console, 'error').mockImplementation((line) => void printed.error.push(String(line)))
})

afterEach(() => jest.restoreAllMocks())

const ctx = () => openContext('2026-01-01T02:00:00.000Z', Math.random, 'o-secret', 'request-1')

const duplicate = Object.assign(new Error('E11000 duplicate key error, dup key: { openId: "o-secret" }'), {
  code: 'DATABASE_REQUEST_FAILED',
})

describe('the line of a call', () => {
  it('says who by their id, and what it cost', () => {
    const context = ctx()
    context.caller.personId = 'lin-xiaoyu'
    logCall(context, { door: 'api', procedure: 'home.today', ms: 12, answer: { data: { name: '林晓雨' } } })
    expect(printed.log.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        door: 'api',
        procedure: 'home.today',
        ms: 12,
        requestId: 'request-1',
        person: 'lin-xiaoyu',
        sdkCalls: 0,
        attempts: 1,
        outcome: 'ok',
      },
    ])
    expect(printed.error).toEqual([])
  })
})

describe('a fault in the log', () => {
  it.each([
    ['of the SDK', duplicate],
    ['of the SDK, inside a procedure', new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: duplicate })],
  ])('%s has its code and place, and none of its text', (_, fault) => {
    logCall(ctx(), { door: 'api', procedure: 'staff.bind', ms: 3, answer: { fault } })
    const [line = ''] = printed.error
    expect(JSON.parse(line)).toMatchObject({
      requestId: 'request-1',
      code: 'DATABASE_REQUEST_FAILED',
      stack: expect.stringContaining('log.unit.test.ts') as string,
    })
    expect(line).not.toMatch(/E11000|o-secret/)
  })

  it('of a parser does not quote what was parsed', () => {
    let fault: unknown
    try {
      JSON.parse('{"wx1": "the-secret')
    } catch (thrown) {
      fault = thrown
    }
    logFault(ctx(), 'tick', fault)
    expect(printed.error[0]).toContain('SyntaxError')
    expect(printed.error[0]).not.toContain('the-secret')
  })

  it('of ours says what is wrong', () => {
    logFault(ctx(), 'lock', new Error('edition e1 has no channel'))
    expect(printed.error[0]).toContain('edition e1 has no channel')
  })
})
