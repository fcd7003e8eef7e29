import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { weighMaterial } from '../../cloudfunctions/posts/weigh-material'
import { isRefusal } from '../../shared/_kernel'
import { pictureLimits, type Picture } from '../../shared/posts'
import { aMaterial, anId, aPicture } from '../_support/builders'
import { openCompany, type Phone, type TestCompany } from '../_support/company'
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

type Upload = { upload: { url: string; headers: Readonly<Record<string, string>> } }

async function put({ upload }: Upload, content: Uint8Array): Promise<void> {
  const { ok } = await fetch(upload.url, {
    method: 'PUT',
    headers: upload.headers,
    body: Buffer.from(content),
  })
  if (!ok) throw new Error('the upload was refused')
}

async function download(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer())
}

describe('a picture that was looked at', () => {
  test('stays what it was, though its upload is overwritten', async () => {
    const ticketed = await lin.ask('posts', 'ticketPicture', ticket(aPicture().byteLength))
    await put(ticketed, aPicture())
    const { pictureId } = ticketed
    const { check } = await lin.ask('posts', 'checkPicture', { pictureId })
    await put(ticketed, aPicture(1300, 900))
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
    [3 * megabyte, '3 MB'],
  ])('of %i bytes is refused at once by the smallest limit of the channel', async (bytes, measured) => {
    expect(await lin.refused('posts', 'ticketPicture', ticket(bytes, 'group-media'))).toMatchObject({
      code: 'against-rule',
      clause: 'P3',
      measured,
      limit: '小于 1 MB',
    })
  })

  test('has a bound, whatever the channel', async () => {
    const refusal = await lin.refused('posts', 'ticketPicture', ticket(pictureLimits.bytes + 1))
    expect(refusal).toMatchObject({ code: 'bad-input', limit: '10 MB' })
  })

  test('is measured, not believed', async () => {
    const ticketed = await lin.ask('posts', 'ticketPicture', ticket(100, 'group-media'))
    await put(ticketed, new Uint8Array(pictureLimits.bytes + 1))
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

test('a revision has the same digest in whatever order its pictures were found', async () => {
  const rules = await company.db.get('effectiveRules', 'group-media')
  if (!rules) throw new Error('the channel has no rules')
  const found = [1, 2, 3].map((): Picture => {
    const check = aPictureCheck({ sha256: anId() })
    return { _id: anId(), schema: 1, version: 1, ownerId: 'lin-xiaoyu', fileId: 'f', check }
  })
  const material = aMaterial({ pictures: found.map(({ _id }) => _id) })
  const digests = [found, [...found].reverse()].map((pictures) => {
    const revision = weighMaterial(ctx(), { id: 'post', n: 1 }, material, pictures, rules)
    return isRefusal(revision) ? revision : revision.digest
  })
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(digests[1]).toBe(digests[0])
})
