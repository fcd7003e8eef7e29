import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, appid, secret, type Answer } from './support/company'

describe('the stable token', () => {
  let standIn: StandIn
  beforeAll(async () => (standIn = await startStandIn({ dir: aFolder(), port: 0 })))
  afterAll(() => standIn.close())

  const ask = async (envId: string, changes: object = {}): Promise<Answer> => {
    const grant = { grant_type: 'client_credential', appid, secret, ...changes }
    const url = `${standIn.url}/${envId}/cgi-bin/stable_token`
    return (await fetch(url, { method: 'POST', body: JSON.stringify(grant) })).json() as Promise<Answer>
  }

  it('is the same until shortly before its end, and then old and new hold together', async () => {
    const { envId, at, call } = await aCompany(standIn.url)
    const first = await ask(envId)
    expect(first).toEqual({ access_token: expect.stringMatching(/^.{512}$/), expires_in: expect.any(Number) })
    expect((await ask(envId))['access_token']).toBe(first['access_token'])

    await at('2026-01-04 10:56:00')
    const renewed = await ask(envId)
    expect(renewed['access_token']).not.toBe(first['access_token'])
    const old = String(first['access_token'])
    expect(await call('draft/count', {}, { token: old })).toEqual({ total_count: 0 })

    await at('2026-01-04 11:00:30')
    expect(await call('draft/count', {}, { token: old })).toMatchObject({ errcode: 42001 })
  })

  it('is replaced at once by force, but not twice within 30 seconds', async () => {
    const { envId, call } = await aCompany(standIn.url)
    const first = String((await ask(envId))['access_token'])
    const forced = await ask(envId, { force_refresh: true })
    expect(forced['access_token']).not.toBe(first)
    expect(await call('draft/count', {}, { token: first })).toMatchObject({ errcode: 40001 })
    expect((await ask(envId, { force_refresh: true }))['access_token']).toBe(forced['access_token'])
  })

  it('is refused to a wrong account or secret', async () => {
    const { envId } = await aCompany(standIn.url)
    expect(await ask(envId, { appid: 'wx-other' })).toMatchObject({ errcode: 40013 })
    expect(await ask(envId, { secret: 'guess' })).toMatchObject({ errcode: 40125 })
  })

  it('is needed, and every refusal names its request', async () => {
    const { envId, call } = await aCompany(standIn.url)
    const bare = await fetch(`${standIn.url}/${envId}/cgi-bin/draft/count`)
    expect(await bare.json()).toEqual({
      errcode: 41001,
      errmsg: expect.stringMatching(/^access_token missing rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
    })
    expect(await call('draft/count', {}, { token: 'scribble' })).toMatchObject({ errcode: 40014 })
    expect(await call('draft/count', {}, { token: 'x'.repeat(512) })).toMatchObject({ errcode: 40001 })
  })

  it('is, like every id, the same in every run', async () => {
    const other = await startStandIn({ dir: aFolder(), port: 0 })
    const here = await aCompany(standIn.url, {}, 'demo')
    const there = await aCompany(other.url, {}, 'demo')
    expect((await ask('demo'))['access_token']).toEqual(expect.any(String))
    expect(await here.aDraft('甲')).toBe(await there.aDraft('甲'))
    await other.close()
  })
})
