import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { weighMaterial } from '../../cloudfunctions/posts/weigh-material'
import { isRefusal } from '../../shared/_kernel'
import { pictureLimits, type Picture } from '../../shared/posts'
import { aLargePicture, aMaterial, anId, aPicture, aPictureBomb } from '../_support/builders'
import { openCompany, put, type Phone, type TestCompany } from '../_support/company'
import { aPictureCheck } from '../_support/domain-builders'

const startsAt = '2026-01-01T02:00:00.000Z'
const megabyte = 1024 * 1024
let company: TestCompany
let lin: Phone

beforeAll(async () => {
  company = await openCompany(startsAt)
  lin = company.as('lin-xiaoyu')
})

afterAll(() => company.leave())

const ctx = () => openContext(startsAt, secureRandom, null, 'test')
const files = () => ctx().files

function ticket(bytes: number, channelId?: string) {
  return { commandId: anId(), bytes, ...(channelId && { channelId }) }
}

async function download(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer())
}

describe('a picture that was looked at', () => {
  test('stays what it was, though its upload is overwritten', async () => {
    const ticketed = await lin.ask('posts', 'ticketPicture', ticket(aPicture().byteLength))
    await put(ticketed.upload, aPicture())
    const { pictureId } = ticketed
    const { check } = await lin.ask('posts', 'checkPicture', { pictureId })
    await put(ticketed.upload, aPicture(1300, 900))
    const again = await lin.ask('posts', 'checkPicture', { pictureId })
    expect(again.check).toEqual(check)
    expect(await download(again.url)).toEqual(Buffer.from(aPicture()))
  })

  test('can be written by no phone, not even the one it came from', async () => {
    const picture = await company.db.get('pictures', await lin.upload())
    const path = picture?.fileId.replace(/^cloud:\/\/[^/]+\//, '')
    const { envId, url } = company.local
    const answer = await fetch(`${url}/v1/storages/get-objects-upload-info?env=${envId}`, {
      method: 'POST',
      headers: { authorization: 'Bearer openid:o-lin-xiaoyu' },
      body: JSON.stringify([{ objectId: path }]),
    })
    expect(await answer.json()).toMatchObject([{ code: 'STORAGE_EXCEED_AUTHORITY' }])
  })
})

describe('the size of a picture', () => {
  test.each([
    [6 * megabyte, '6 MB'],
    [5 * megabyte + 1, '5 MB'],
    [5 * megabyte, '5 MB'],
  ])('G9: of %i bytes is refused before it is uploaded', async (bytes, measured) => {
    expect(await lin.refused('posts', 'ticketPicture', ticket(bytes, 'group-media'))).toMatchObject({
      code: 'against-rule',
      clause: 'G9',
      measured,
      limit: '小于 5 MB',
    })
  })

  test('P3: of 1 MB asks for a rendition, one byte less does not', async () => {
    const large = await lin.ask('posts', 'ticketPicture', ticket(megabyte, 'group-media'))
    expect(large.rendition).toMatchObject({ path: expect.stringMatching(/^uploads\/[0-9A-Za-z]{22}$/) })
    const small = await lin.ask('posts', 'ticketPicture', ticket(megabyte - 1, 'group-media'))
    expect(small.rendition).toBeNull()
  })

  test('G9: of nothing is refused', async () => {
    expect(await lin.refused('posts', 'ticketPicture', ticket(0, 'group-media'))).toMatchObject({
      ...{ code: 'against-rule', clause: 'G9', measured: '0 字节', limit: 'JPG、PNG' },
    })
  })

  test('has a bound, whatever the channel', async () => {
    const refusal = await lin.refused('posts', 'ticketPicture', ticket(pictureLimits.bytes + 1))
    expect(refusal).toMatchObject({ code: 'bad-input', limit: '10 MB' })
  })

  test('is measured, not believed', async () => {
    const ticketed = await lin.ask('posts', 'ticketPicture', ticket(100, 'group-media'))
    await put(ticketed.upload, new Uint8Array(pictureLimits.bytes + 1))
    expect(await lin.refused('posts', 'checkPicture', { pictureId: ticketed.pictureId })).toMatchObject({
      code: 'bad-input',
      limit: '10 MB',
    })
  })
})

describe('files', () => {
  test('have addresses, however many are asked for at once', async () => {
    const fileId = await files().write('pictures/one', aPicture())
    const missing = Array.from({ length: 120 }, (_, n) => fileId.replace('one', `missing-${n}`))
    const addresses = await files().addresses([...missing, fileId], 5)
    expect([...addresses.keys()]).toEqual([fileId])
  })

  test('are read up to a limit and no further', async () => {
    const fileId = await files().write('pictures/six', Buffer.from('abcdef'))
    expect(await files().read(fileId, 6)).toEqual(Buffer.from('abcdef'))
    expect(await files().read(fileId, 5)).toBe('too-large')
    expect(await files().read(fileId.replace('six', 'none'), 5)).toBe('missing')
  })
})

describe('P3: a picture of 3 MB', () => {
  const large = aLargePicture()
  const upload = async (rendition?: Uint8Array) => {
    const ticketed = await lin.ask('posts', 'ticketPicture', ticket(large.byteLength, 'group-media'))
    await put(ticketed.upload, large)
    if (rendition && ticketed.rendition) await put(ticketed.rendition.upload, rendition)
    return { pictureId: ticketed.pictureId }
  }

  test('is kept together with its rendition, which is what is shown and sent', async () => {
    const small = aPicture(1080, 720)
    const { check, url } = await lin.ask('posts', 'checkPicture', await upload(small))
    expect(check).toMatchObject({
      ...{ format: 'png', bytes: large.byteLength, width: 1500, height: 1000 },
      rendition: { format: 'png', bytes: small.byteLength, width: 1080, height: 720 },
    })
    expect(await download(url)).toEqual(Buffer.from(small))
  })

  test('without a rendition meets the regulation, but not the platform', async () => {
    const picture = await upload()
    await lin.ask('posts', 'checkPicture', picture)
    const material = aMaterial({ pictures: [picture.pictureId] })
    const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
    expect(await lin.refused('posts', 'submit', command)).toMatchObject({
      ...{ code: 'against-rule', clause: 'P3', path: 'P3.bytes', limit: '小于 1 MB' },
    })
  })

  test.each([
    ['of 1 MB', new Uint8Array(megabyte), { limit: '小于 1 MB' }],
    ['of another shape', aPicture(1080, 1080), { measured: '1080×1080', limit: '与原图 1500×1000 同比例' }],
    ['that is a text', Buffer.from('hello'), { measured: '不是图片', limit: 'JPG、PNG' }],
  ])('with a rendition %s is refused', async (_, rendition, why) => {
    expect(await lin.refused('posts', 'checkPicture', await upload(rendition))).toMatchObject({
      ...{ code: 'against-rule', clause: 'P3' },
      ...why,
    })
  })
})

test('G9: what is no picture says so, is kept nowhere, and cannot be handed in', async () => {
  for (const [file, measured] of [
    [Buffer.from('MZ\x90\x00 a program'), '不是图片'],
    [Buffer.from(aPicture()).subarray(0, 2000), '不完整的图片'],
    [aPictureBomb(), '像素过多的图片'],
    [Buffer.concat([aPicture(), Buffer.from('PK\x03\x04')]), '夹带其他文件的图片'],
  ] as const) {
    const pictureId = await lin.upload(file)
    expect(await lin.ask('posts', 'checkPicture', { pictureId })).toMatchObject({ url: '' })
    const material = aMaterial({ pictures: [pictureId] })
    const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
    expect(await lin.refused('posts', 'submit', command)).toMatchObject({
      ...{ code: 'against-rule', clause: 'G9', path: 'G9.format', measured, limit: 'JPG、PNG' },
    })
  }
})

test('an upload is deleted once its checked copy is kept', async () => {
  const ticketed = await lin.ask('posts', 'ticketPicture', ticket(aPicture().byteLength))
  await put(ticketed.upload, aPicture())
  const { fileId } = (await company.db.get('pictures', ticketed.pictureId))!
  expect((await files().addresses([fileId], 5)).size).toBe(1)
  await lin.ask('posts', 'checkPicture', { pictureId: ticketed.pictureId })
  expect((await files().addresses([fileId], 5)).size).toBe(0)
})

test('a revision has the same digest in whatever order its pictures were found', async () => {
  const rules = await company.db.get('effectiveRules', 'group-media')
  if (!rules) throw new Error('the channel has no rules')
  const found = [1, 2, 3].map((): Picture => {
    const check = aPictureCheck({ sha256: anId() })
    return {
      _id: anId(),
      schema: 1,
      version: 1,
      ownerId: 'lin-xiaoyu',
      fileId: 'f',
      renditionFileId: null,
      check,
    }
  })
  const material = aMaterial({ pictures: found.map(({ _id }) => _id) })
  const digests = [found, [...found].reverse()].map((pictures) => {
    const revision = weighMaterial(ctx(), { id: 'post', n: 1 }, material, pictures, rules, null)
    return isRefusal(revision) ? revision : revision.digest
  })
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(digests[1]).toBe(digests[0])
})
