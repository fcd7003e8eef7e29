import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder } from './support/company'

const soon = () => AbortSignal.timeout(200)

describe('faults on the wire', () => {
  let standIn: StandIn
  beforeAll(async () => (standIn = await startStandIn({ dir: aFolder(), port: 0 })))
  afterAll(() => standIn.close())

  const massSend = (media_id: string) => ({
    filter: { is_to_all: true },
    mpnews: { media_id },
    msgtype: 'mpnews',
    clientmsgid: 'p_1',
  })
  const endpoint = 'message/mass/sendall'

  it('a send whose answer is lost was accepted exactly once', async () => {
    const { aDraft, call, control, report } = await aCompany(standIn.url)
    const body = massSend(await aDraft('甲'))
    await control('faults', { endpoint, kind: 'timeout-after-accept' })
    await expect(call(endpoint, body, { signal: soon() })).rejects.toThrow()
    expect(await call(endpoint, body)).toMatchObject({ errcode: 45065, msg_id: expect.any(Number) })
    expect(await report('sends')).toHaveLength(1)
    expect(await report('calls')).toMatchObject({ [endpoint]: 2 })
  })

  it('a send whose connection was cut before the answer was accepted, too', async () => {
    const { aDraft, call, control, report } = await aCompany(standIn.url)
    const body = massSend(await aDraft('甲'))
    await control('faults', { endpoint, kind: 'drop-after-accept' })
    await expect(call(endpoint, body)).rejects.toThrow()
    expect(await report('sends')).toHaveLength(1)
    expect(await call(endpoint, body)).toMatchObject({ errcode: 45065 })
  })

  it.each(['timeout-before', 'drop'])('a send lost on the way (%s) was not accepted', async (kind) => {
    const { aDraft, call, control, report } = await aCompany(standIn.url)
    const body = massSend(await aDraft('甲'))
    await control('faults', { endpoint, kind })
    await expect(call(endpoint, body, { signal: soon() })).rejects.toThrow()
    expect(await report('sends')).toEqual([])
    expect(await call('draft/count')).toEqual({ total_count: 1 })
    expect(await call(endpoint, body)).toMatchObject({ errcode: 0 })
  })

  it('an error is answered as often as it was asked for', async () => {
    const { call, control } = await aCompany(standIn.url)
    await control('faults', { endpoint: 'draft/count', kind: 'error', errcode: -1, times: 2 })
    expect(await call('draft/count')).toMatchObject({
      errcode: -1,
      errmsg: expect.stringMatching(/^system error rid/),
    })
    expect(await call('draft/count')).toMatchObject({ errcode: -1 })
    expect(await call('draft/count')).toEqual({ total_count: 0 })
  })

  it('faults that were not met can be cleared', async () => {
    const { envId, call, control } = await aCompany(standIn.url)
    await control('faults', { endpoint: 'draft/count', kind: 'drop', times: 9 })
    await fetch(`${standIn.url}/_stand-in/${envId}/faults`, { method: 'DELETE' })
    expect(await call('draft/count')).toEqual({ total_count: 0 })
  })

  it('answers take the time that is set', async () => {
    const { call, control } = await aCompany(standIn.url)
    await control('latency', { ms: 30 })
    const before = performance.now()
    await call('draft/count')
    expect(performance.now() - before).toBeGreaterThanOrEqual(29)
  })

  it('refuses a fault it does not know', async () => {
    const { control } = await aCompany(standIn.url)
    expect(await control('faults', { endpoint, kind: 'sulk' })).toHaveProperty('error')
  })
})
