import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, aJpeg, anArticle, type Answer, type Company } from './support/company'

type Listed = { news_item: Record<string, unknown>[] }

describe('drafts', () => {
  let standIn: StandIn
  let company: Company
  let cover: string
  beforeAll(async () => {
    standIn = await startStandIn({ dir: aFolder(), port: 0 })
    company = await aCompany(standIn.url)
    cover = await company.aPicture()
  })
  afterAll(() => standIn.close())

  const add = (...changes: object[]): Promise<Answer> =>
    company.call('draft/add', { articles: changes.map((change) => anArticle(cover, change)) })
  const firstArticle = async (media_id: unknown) => {
    const { news_item } = (await company.call('draft/get', { media_id })) as unknown as Listed
    return news_item[0]!
  }

  it('are added, read, changed and deleted', async () => {
    const { media_id } = await add({ title: '甲' }, { title: '乙' })
    const changed = { media_id, index: 0, articles: anArticle(cover, { title: '新甲' }) }
    expect(await company.call('draft/update', changed)).toMatchObject({ errcode: 0 })
    expect(await firstArticle(media_id)).toMatchObject({ title: '新甲', content: '<p>正文</p>' })
    expect(await company.call('draft/update', { ...changed, index: 2 })).toMatchObject({ errcode: 40114 })
    await company.call('draft/delete', { media_id })
    expect(await company.call('draft/get', { media_id })).toMatchObject({ errcode: 40007 })
  })

  it('are counted and listed, newest first, without content if asked', async () => {
    const { call, aDraft } = await aCompany(standIn.url)
    await aDraft('甲')
    await aDraft('乙')
    expect(await call('draft/count')).toEqual({ total_count: 2 })
    const listed = await call('draft/batchget', { offset: 0, count: 20, no_content: 1 })
    const titled = (title: string) => ({ content: { news_item: [{ title }] } })
    expect(listed).toMatchObject({ total_count: 2, item_count: 2, item: [titled('乙'), titled('甲')] })
    expect(JSON.stringify(listed)).not.toContain('<p>')
    expect(await call('draft/batchget', { offset: 0, count: 21 })).toMatchObject({ errcode: 40035 })
  })

  it.each([
    ['a title of 33 characters', { title: '题'.repeat(33) }, 45003],
    ['an author of 17 characters', { author: '人'.repeat(17) }, 45110],
    ['a digest of 129 characters', { digest: '摘'.repeat(129) }, 45004],
    ['content of 20,000 characters', { content: '文'.repeat(20_000) }, 45002],
    ['no content', { content: ' ' }, 45166],
    ['a source address over 1 KB', { content_source_url: `https://a.cn/${'x'.repeat(1024)}` }, 41039],
    ['a cover that was never uploaded', { thumb_media_id: 'none' }, 40007],
    ['a crop outside its cover', { pic_crop_235_1: '0_0_1_1.2' }, 40035],
    ['a crop of three corners', { pic_crop_1_1: '0_0_1' }, 40035],
    ['a crop turned around', { pic_crop_1_1: '0.9_0_0.1_1' }, 40035],
    ['a crop in seven digits', { pic_crop_1_1: '0_0_1_0.1234567' }, 40035],
  ])('refuse %s', async (_, change, errcode) => {
    expect(await add(change)).toMatchObject({ errcode })
  })

  it('take what is just inside the limits', async () => {
    const change = {
      title: '题'.repeat(32),
      author: '人'.repeat(16),
      digest: '摘'.repeat(128),
      content: '文'.repeat(19_999),
    }
    expect(await add(change)).toHaveProperty('media_id')
  })

  it('hold 1 to 8 articles', async () => {
    expect(await add()).toMatchObject({ errcode: 44003 })
    expect(await add(...Array<object>(8).fill({}))).toHaveProperty('media_id')
    expect(await add(...Array<object>(9).fill({}))).toMatchObject({ errcode: 45008 })
  })

  it('lose scripts and pictures from elsewhere', async () => {
    const { url } = await company.upload('media/uploadimg', aJpeg())
    const content =
      `<p onclick="go()">一</p><script>alert(1)</script><img src="https://elsewhere.cn/a.jpg">` +
      `<img data-src="x" src="${String(url)}"><a href="javascript:go()">二</a>`
    const { media_id } = await add({ content })
    expect((await firstArticle(media_id))['content']).toBe(
      `<p>一</p><img data-src="x" src="${String(url)}"><a >二</a>`,
    )
  })

  it('keep what is to be seen of their cover', async () => {
    const crops = { pic_crop_235_1: '0.000000_0.250000_1.000000_0.675532', pic_crop_1_1: '0_0_0.5_1' }
    const { media_id } = await add(crops)
    expect(await firstArticle(media_id)).toMatchObject(crops)
  })

  it('have the first 54 characters as digest if none is given', async () => {
    const { media_id } = await add({ content: `<p>${'字'.repeat(60)}</p>` })
    expect((await firstArticle(media_id))['digest']).toBe('字'.repeat(54))
  })

  it('may be picture posts of up to 20 permanent pictures', async () => {
    const post = (ids: string[]) => ({
      article_type: 'newspic',
      image_info: { image_list: ids.map((image_media_id) => ({ image_media_id })) },
    })
    expect(await add(post([cover, cover]))).toHaveProperty('media_id')
    expect(await add(post(Array<string>(21).fill(cover)))).toMatchObject({ errcode: 45166 })
    expect(await add(post(['none']))).toMatchObject({ errcode: 40007 })
  })

  it('refuse what is not JSON or not posted', async () => {
    const { access_token } = await tokenOf(company)
    const url = `${standIn.url}/${company.envId}/cgi-bin/draft/add?access_token=${access_token}`
    expect(await (await fetch(url, { method: 'POST', body: '{' })).json()).toMatchObject({ errcode: 47001 })
    expect(await (await fetch(url)).json()).toMatchObject({ errcode: 43002 })
  })

  async function tokenOf({ envId }: Company) {
    const grant = { grant_type: 'client_credential', appid: 'wx-company', secret: 'company-secret' }
    const url = `${standIn.url}/${envId}/cgi-bin/stable_token`
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(grant) })
    return response.json() as Promise<{ access_token: string }>
  }
})
