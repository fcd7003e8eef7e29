import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder } from './support/company'

type Publication = { article_detail: { item: { article_url: string }[] }; article_id: string }

describe('publishing without sending', () => {
  let standIn: StandIn
  beforeAll(async () => (standIn = await startStandIn({ dir: aFolder(), port: 0 })))
  afterAll(() => standIn.close())

  it('queues the draft, then gives each article its link', async () => {
    const { aDraft, call, control } = await aCompany(standIn.url)
    const media_id = await aDraft('甲', '乙')
    const { publish_id } = await call('freepublish/submit', { media_id })
    expect(await call('freepublish/get', { publish_id })).toMatchObject({ publish_status: 1 })
    expect(await call('freepublish/submit', { media_id })).toMatchObject({ errcode: 40007 })

    await control('settle')
    const published = await call('freepublish/get', { publish_id })
    expect(published).toMatchObject({ publish_status: 0, article_detail: { count: 2 } })
    const { article_detail, article_id } = published as unknown as Publication
    expect(await (await fetch(article_detail.item[0]!.article_url)).text()).toContain('甲')
    expect(await call('freepublish/getarticle', { article_id })).toMatchObject({
      news_item: [{ title: '甲', is_deleted: false }, { title: '乙' }],
    })
  })

  it('lists what was published, not what was sent', async () => {
    const { aDraft, call, control, send, report } = await aCompany(standIn.url)
    await send(await aDraft('群发的'))
    await call('freepublish/submit', { media_id: await aDraft('发布的') })
    await control('settle')
    const listed = await call('freepublish/batchget', { offset: 0, count: 20, no_content: 1 })
    expect(listed).toMatchObject({
      total_count: 1,
      item: [{ content: { news_item: [{ title: '发布的' }] } }],
    })
    expect(await report<unknown[]>('publications')).toMatchObject([{ articles: [{ title: '发布的' }] }])
  })

  it('may fail after it was queued', async () => {
    const { aDraft, call, control } = await aCompany(standIn.url)
    const { publish_id } = await call('freepublish/submit', { media_id: await aDraft('甲') })
    await control('outcomes', { of: 'publish', status: 2 })
    await control('settle')
    expect(await call('freepublish/get', { publish_id })).toMatchObject({ publish_status: 2, fail_idx: [1] })
  })

  it('is undone article by article, ten times a day', async () => {
    const { aDraft, call, control } = await aCompany(standIn.url)
    const { publish_id } = await call('freepublish/submit', { media_id: await aDraft('甲', '乙') })
    await control('settle')
    const { article_id } = (await call('freepublish/get', { publish_id })) as unknown as Publication
    expect(await call('freepublish/delete', { article_id, index: 3 })).toMatchObject({ errcode: 40114 })
    await call('freepublish/delete', { article_id, index: 1 })
    expect(await call('freepublish/get', { publish_id })).toMatchObject({ publish_status: 0 })
    await call('freepublish/delete', { article_id })
    expect(await call('freepublish/get', { publish_id })).toMatchObject({ publish_status: 5 })
    for (let n = 3; n < 10; n++) {
      expect(await call('freepublish/delete', { article_id })).toMatchObject({ errcode: 53600 })
    }
    expect(await call('freepublish/delete', { article_id })).toMatchObject({ errcode: 45009 })
  })

  it('is closed to an account that is not verified', async () => {
    const { aDraft, call } = await aCompany(standIn.url, { verified: false })
    const refused = await call('freepublish/submit', { media_id: await aDraft('甲') })
    expect(refused).toMatchObject({ errcode: 48001 })
  })
})
