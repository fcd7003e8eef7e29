import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, anArticle, aJpeg } from './support/company'
import { aReceiver } from './support/receiver'

describe('what can be dialled of the time after an accepted call', () => {
  let standIn: StandIn
  beforeAll(async () => (standIn = await startStandIn({ dir: aFolder(), port: 0 })))
  afterAll(() => standIn.close())

  const endpoint = 'message/mass/sendall'

  it('an error may be answered although the send was accepted', async () => {
    const { aDraft, send, control, report } = await aCompany(standIn.url)
    await control('faults', { endpoint, kind: 'error-after-accept', errcode: -1 })
    expect(await send(await aDraft('甲'))).toMatchObject({ errcode: -1 })
    expect(await report('sends')).toHaveLength(1)
  })

  it('says when a call hangs', async () => {
    const { aDraft, send, control, report } = await aCompany(standIn.url)
    await control('faults', { endpoint, kind: 'timeout-after-accept' })
    void send(await aDraft('甲')).catch(() => undefined)
    await control('held', { endpoint })
    expect(await report('sends')).toHaveLength(1)
  })

  it('the same callback may come twice', async () => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, send, control } = await aCompany(standIn.url, { callback })
    await send(await aDraft('甲'))
    await control('faults', { endpoint: 'callback', kind: 'duplicate' })
    await control('settle')
    expect(received).toHaveLength(2)
    expect(received[0]?.event).toEqual(received[1]?.event)
    close()
  })

  it('the clock does not run away from a report that is on its way', async () => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, send, control } = await aCompany(standIn.url, { callback })
    await control('completion', { afterMs: 60_000 })
    await send(await aDraft('甲'))
    await control('faults', { endpoint: 'callback', kind: 'delay', ms: 300 })
    await control('clock', { offsetMs: 60 * 60_000 })
    await control('clock', { offsetMs: 120 * 60_000 })
    expect(received).toHaveLength(1)
    close()
  })

  it('a reprint is named, and is not sent', async () => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, send, control, report } = await aCompany(standIn.url, { callback })
    await send(await aDraft('甲', '乙'))
    await control('outcomes', { of: 'send', status: 'err(20013)', reprints: [2] })
    await control('settle')
    expect(received[0]?.event).toMatchObject({
      Status: 'err(20013)',
      CopyrightCheckResult: {
        Count: 1,
        CheckState: 3,
        ResultList: { item: { ArticleIdx: 2, AuditState: 2 } },
      },
    })
    expect(await report('sends')).toMatchObject([{ status: 'SEND_FAIL' }])
    close()
  })

  it.each([
    ['user', 5],
    ['platform', 6],
  ])('a publication is removed by the %s: status %i, told by a callback', async (by, publish_status) => {
    const { received, callback, close } = await aReceiver()
    const { aDraft, call, control } = await aCompany(standIn.url, { callback })
    const { publish_id } = await call('freepublish/submit', { media_id: await aDraft('甲') })
    await control('settle')
    await control('remove', { id: String(publish_id), by })
    await control('settle')
    expect(await call('freepublish/get', { publish_id })).toMatchObject({ publish_status, fail_idx: [] })
    expect(received.at(-1)?.event).toMatchObject({ PublishEventInfo: { publish_id, publish_status } })
    close()
  })

  it('a mass send that is deleted in the console says so when asked', async () => {
    const { aDraft, call, send, control } = await aCompany(standIn.url)
    const { msg_id } = await send(await aDraft('甲'))
    expect(await control('remove', { id: String(msg_id) })).toHaveProperty('error')
    await control('settle')
    await control('remove', { id: String(msg_id) })
    expect(await call('message/mass/get', { msg_id })).toMatchObject({ msg_status: 'DELETE' })
  })

  it('pictures that are lost are no covers any more, and vanish from bodies', async () => {
    const { aPicture, upload, call, control } = await aCompany(standIn.url)
    const cover = await aPicture()
    const { url } = await upload('media/uploadimg', aJpeg())
    await control('lose-media')
    const articles = [anArticle(cover)]
    expect(await call('draft/add', { articles })).toMatchObject({ errcode: 40007 })
    const shown = [anArticle(await aPicture(), { content: `<p>图</p><img src="${String(url)}">` })]
    const { media_id } = await call('draft/add', { articles: shown })
    expect(await call('draft/get', { media_id })).toMatchObject({ news_item: [{ content: '<p>图</p>' }] })
    expect((await fetch(String(url))).status).toBe(404)
  })
})
