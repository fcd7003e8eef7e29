import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, type Sent } from './support/company'

describe('mass sending', () => {
  let standIn: StandIn
  beforeAll(async () => (standIn = await startStandIn({ dir: aFolder(), port: 0 })))
  afterAll(() => standIn.close())

  it('takes the draft, sends it and makes its articles readable', async () => {
    const { aDraft, send, call, control, report } = await aCompany(standIn.url)
    const mediaId = await aDraft('甲 & 乙', '丙')
    const accepted = await send(mediaId, { clientmsgid: 'p_1' })
    expect(accepted).toMatchObject({
      errcode: 0,
      msg_id: expect.any(Number),
      msg_data_id: expect.any(Number),
    })
    const { msg_id } = accepted
    expect(await call('draft/get', { media_id: mediaId })).toMatchObject({ errcode: 40007 })
    expect(await call('message/mass/get', { msg_id })).toEqual({ msg_id, msg_status: 'SENDING' })

    await control('settle')
    expect(await call('message/mass/get', { msg_id })).toEqual({ msg_id, msg_status: 'SEND_SUCCESS' })
    const [sent] = await report<Sent[]>('sends')
    expect(sent).toMatchObject({
      msgId: msg_id,
      appid: 'wx-company',
      clientmsgid: 'p_1',
      status: 'SEND_SUCCESS',
    })
    expect(sent!.articles.map((article) => article.title)).toEqual(['甲 & 乙', '丙'])
    const page = await (await fetch(sent!.articles[0]!.url)).text()
    expect(page).toContain('甲 &#38; 乙')
    expect(page).toContain('<div class="rich_media_content" id="js_content"><p>正文</p></div>')
  })

  it('gives a subscription account one success a Beijing day', async () => {
    const { aDraft, send, control, at } = await aCompany(standIn.url)
    const [first, second, third] = [await aDraft('甲'), await aDraft('乙'), await aDraft('丙')]
    await control('outcomes', { of: 'send', status: 'err(20013)' })
    expect(await send(first)).toMatchObject({ errcode: 0 })
    await control('settle')
    expect(await send(second)).toMatchObject({ errcode: 0 })
    expect(await send(third)).toMatchObject({ errcode: 45028 })
    await at('2026-01-04 23:59:00')
    expect(await send(third)).toMatchObject({ errcode: 45028 })
    await at('2026-01-05 00:00:00')
    expect(await send(third)).toMatchObject({ errcode: 0 })
  })

  it('gives a service account one send to all a day and four a month', async () => {
    const { aDraft, send, at } = await aCompany(standIn.url, { kind: 'service' })
    const answers: unknown[] = []
    for (const day of ['01', '01', '02', '03', '30', '31']) {
      await at(`2026-01-${day} 17:00:00`)
      answers.push((await send(await aDraft('甲')))['errcode'])
    }
    expect(answers).toEqual([0, 45028, 0, 0, 0, 45028])
    const toSome = { filter: { is_to_all: false, tag_id: 2 } }
    expect(await send(await aDraft('乙'), toSome)).toMatchObject({ errcode: 0 })
    await at('2026-02-01 00:00:00')
    expect(await send(await aDraft('丙'))).toMatchObject({ errcode: 0 })
  })

  it('counts what a person sent in the web console', async () => {
    const { aDraft, send, control } = await aCompany(standIn.url)
    const pressed = await control<Sent>('console-send', { appid: 'wx-company', mediaId: await aDraft('甲') })
    expect(pressed.articles).toEqual([{ title: '甲', url: expect.stringContaining('/s/') }])
    expect(await send(await aDraft('乙'))).toMatchObject({ errcode: 45028 })
  })

  it('refuses the same clientmsgid for 24 hours and names the send it belongs to', async () => {
    const { aDraft, send, at, report } = await aCompany(standIn.url)
    const mediaId = await aDraft('甲')
    const { msg_id } = await send(mediaId, { clientmsgid: 'p_1' })
    expect(await send(mediaId, { clientmsgid: 'p_1' })).toMatchObject({ errcode: 45065, msg_id })
    expect(await report<Sent[]>('sends')).toHaveLength(1)
    await at('2026-01-05 09:01:00')
    expect(await send(await aDraft('乙'), { clientmsgid: 'p_1' })).toMatchObject({ errcode: 0 })
  })

  it('recognises the same send without a clientmsgid by its content', async () => {
    const { aDraft, send } = await aCompany(standIn.url)
    const mediaId = await aDraft('甲')
    const { msg_id } = await send(mediaId)
    expect(await send(mediaId)).toMatchObject({ errcode: 45065, msg_id })
  })

  it.each([
    ['a clientmsgid over 64 bytes', { clientmsgid: 'x'.repeat(65) }, 45067],
    ['a draft that does not exist', { mpnews: { media_id: 'none' } }, 40007],
    ['another type of message', { msgtype: 'text' }, 40008],
  ])('refuses %s', async (_, change, errcode) => {
    const { aDraft, send } = await aCompany(standIn.url)
    expect(await send(await aDraft('甲'), change)).toMatchObject({ errcode })
  })

  it('is closed to an account that is not verified', async () => {
    const { aDraft, send } = await aCompany(standIn.url, { verified: false })
    expect(await send(await aDraft('甲'))).toMatchObject({ errcode: 48001 })
  })

  it('shows a preview to a tester and keeps the draft', async () => {
    const { aDraft, call, report } = await aCompany(standIn.url)
    const media_id = await aDraft('甲')
    const preview = { towxname: 'tester', mpnews: { media_id }, msgtype: 'mpnews' }
    expect(await call('message/mass/preview', preview)).toMatchObject({ errcode: 0 })
    expect(await call('message/mass/preview', { ...preview, towxname: '' })).toMatchObject({ errcode: 40003 })
    const previews = await report<{ to: string; articles: { url: string }[] }[]>('previews')
    expect(previews).toMatchObject([{ to: 'tester', articles: [{ title: '甲' }] }])
    expect(await (await fetch(previews[0]!.articles[0]!.url)).text()).toContain('正文')
    expect(await call('draft/count')).toEqual({ total_count: 1 })
  })

  it('takes one article down, then all', async () => {
    const { aDraft, send, call, control, report } = await aCompany(standIn.url)
    const { msg_id } = await send(await aDraft('甲', '乙'))
    await control('settle')
    const [sent] = await report<Sent[]>('sends')
    const pages = async () => Promise.all(sent!.articles.map(async ({ url }) => (await fetch(url)).text()))
    await call('message/mass/delete', { msg_id, article_idx: 2 })
    expect(await pages()).toEqual([expect.stringContaining('正文'), expect.stringContaining('删除')])
    await call('message/mass/delete', { msg_id })
    expect(await pages()).toEqual([expect.stringContaining('删除'), expect.stringContaining('删除')])
    expect(await call('message/mass/get', { msg_id })).toMatchObject({ msg_status: 'DELETE' })
    expect(await call('message/mass/delete', { msg_id: 1 })).toMatchObject({ errcode: 40059 })
  })

  it('waits for the administrator, up to 30 minutes, where that is required', async () => {
    const { aDraft, send, call, control, at } = await aCompany(standIn.url)
    await control('admin-confirmation', { appid: 'wx-company', required: true })
    const { msg_id } = await send(await aDraft('甲'))
    await control('settle')
    expect(await call('message/mass/get', { msg_id })).toMatchObject({ msg_status: 'SENDING' })
    await at('2026-01-04 09:31:00')
    expect(await call('message/mass/get', { msg_id })).toMatchObject({ msg_status: 'SEND_FAIL' })

    const { msg_id: second } = await send(await aDraft('乙'))
    await control('admin-answer', { appid: 'wx-company', agreed: true })
    await control('settle')
    expect(await call('message/mass/get', { msg_id: second })).toMatchObject({ msg_status: 'SEND_SUCCESS' })
  })

  it('allows 60 calls a minute', async () => {
    const { send, at } = await aCompany(standIn.url)
    for (let n = 0; n < 60; n++) await send('none')
    expect(await send('none')).toMatchObject({ errcode: 45009 })
    await at('2026-01-04 09:01:00')
    expect(await send('none')).toMatchObject({ errcode: 40007 })
  })
})
