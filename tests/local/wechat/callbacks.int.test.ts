import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder } from './support/company'
import { aReceiver } from './support/receiver'

type Delivery = { state: string; attempts: number }

describe('callbacks', () => {
  let standIn: StandIn
  beforeAll(async () => (standIn = await startStandIn({ dir: aFolder(), port: 0 })))
  afterAll(() => standIn.close())

  it('tell the end of a mass send, signed and encrypted for the account', async () => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, send, control } = await aCompany(standIn.url, { callback })
    const { msg_id } = await send(await aDraft('甲', '乙'))
    await control('settle')
    expect(received).toMatchObject([
      {
        appid: 'wx-company',
        signed: true,
        event: {
          Event: 'MASSSENDJOBFINISH',
          MsgID: msg_id,
          Status: 'send success',
          ArticleUrlResult: {
            Count: 2,
            ResultList: { item: [{ ArticleIdx: 1, ArticleUrl: expect.stringContaining('/s/') }, {}] },
          },
        },
      },
    ])
    close()
  })

  it('tell the end of a publication', async () => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, call, control } = await aCompany(standIn.url, { callback })
    const { publish_id } = await call('freepublish/submit', { media_id: await aDraft('甲') })
    await control('settle')
    expect(received[0]!.event).toMatchObject({
      Event: 'PUBLISHJOBFINISH',
      PublishEventInfo: { publish_id, publish_status: 0, article_detail: { count: 1, item: { idx: 1 } } },
    })
    close()
  })

  it('tell why a send failed, without links', async () => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, send, control } = await aCompany(standIn.url, { callback })
    await send(await aDraft('甲'))
    await control('outcomes', { of: 'send', status: 'err(20001)' })
    await control('settle')
    expect(received[0]!.event).toMatchObject({ Status: 'err(20001)', ArticleUrlResult: { Count: 0 } })
    close()
  })

  it('come by themselves when nobody settles', async () => {
    const { next, callback, close } = await aReceiver()
    const { aDraft, send, control, report } = await aCompany(standIn.url, { callback })
    await control('completion', { afterMs: 1 })
    const arrived = next()
    await send(await aDraft('甲'))
    await arrived
    expect(await report('sends')).toMatchObject([{ status: 'SEND_SUCCESS' }])
    close()
  })

  it('come again while they are not answered with success', async () => {
    const refusals = [
      { status: 500, body: '' },
      { status: 200, body: 'later' },
    ]
    const { received, callback, close } = await aReceiver(refusals)
    const { aDraft, send, control, report } = await aCompany(standIn.url, { callback })
    await send(await aDraft('甲'))
    await control('settle')
    expect(received).toHaveLength(3)
    expect(await report<Delivery[]>('callbacks')).toMatchObject([{ state: 'delivered', attempts: 3 }])
    close()
  })

  it('may never come', async () => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, send, control, report } = await aCompany(standIn.url, { callback })
    await control('faults', { endpoint: 'callback', kind: 'drop' })
    await send(await aDraft('甲'))
    await control('settle')
    expect(received).toEqual([])
    expect(await report('sends')).toMatchObject([{ status: 'SEND_SUCCESS' }])
    close()
  })

  it('go to an address that has shown that it belongs to the account', async () => {
    const { callback, close } = await aReceiver()
    const { control } = await aCompany(standIn.url, { callback })
    expect(await control('callback-check', { appid: 'wx-company' })).toEqual({ ok: true })
    close()
  })
})
