import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, aJpeg, aPng } from './support/company'

const mb = 1024 * 1024

describe('pictures and other material', () => {
  let standIn: StandIn
  beforeAll(async () => (standIn = await startStandIn({ dir: aFolder(), port: 0 })))
  afterAll(() => standIn.close())

  it('takes a body picture of less than 1 MB and shows it again', async () => {
    const { upload } = await aCompany(standIn.url)
    const { url } = await upload('media/uploadimg', aPng(2000))
    const shown = await fetch(String(url))
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(aPng(2000))
  })

  it.each([
    ['a GIF', Buffer.from('GIF89a'), 40005],
    ['a text that calls itself a JPEG', Buffer.from('hello'), 40005],
    ['a JPEG of 1 MB', aJpeg(mb), 40009],
  ])('refuses %s as a body picture', async (_, file, errcode) => {
    const { upload } = await aCompany(standIn.url)
    expect(await upload('media/uploadimg', file)).toMatchObject({ errcode })
  })

  it('refuses an upload without a file', async () => {
    const { call } = await aCompany(standIn.url)
    expect(await call('media/uploadimg')).toMatchObject({ errcode: 41005 })
  })

  it('keeps permanent material; only a picture has an address', async () => {
    const { upload } = await aCompany(standIn.url)
    const picture = await upload('material/add_material?type=image', aJpeg())
    expect(picture).toMatchObject({ media_id: expect.any(String), url: expect.stringContaining('/mmbiz/') })
    const thumb = await upload('material/add_material?type=thumb', aJpeg())
    expect(thumb).not.toHaveProperty('url')
    const mp4 = Buffer.from('00000018667479706d703432', 'hex')
    const video = await upload('material/add_material?type=video', mp4, { description: '{"title":"片头"}' })
    expect(video).toHaveProperty('media_id')
  })

  it.each([
    ['of an unknown type', 'poster', aJpeg(), 40004],
    ['a picture over 10 MB', 'image', aJpeg(10 * mb + 1), 40009],
    ['a thumb over 64 KB', 'thumb', aJpeg(64 * 1024 + 1), 40009],
    ['a PNG as thumb', 'thumb', aPng(), 40005],
    ['a video without description', 'video', Buffer.from('0000001866747970', 'hex'), 47001],
  ])('refuses material: %s', async (_, type, file, errcode) => {
    const { upload } = await aCompany(standIn.url)
    expect(await upload(`material/add_material?type=${type}`, file)).toMatchObject({ errcode })
  })

  it('does not read bodies over 12 MB', async () => {
    const body = Buffer.alloc(12 * mb + 1)
    const response = await fetch(`${standIn.url}/big/cgi-bin/draft/add`, { method: 'POST', body })
    expect(response.status).toBe(413)
  })
})
