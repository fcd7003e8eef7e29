import { cloud } from '../../cloudfunctions/_platform/cloud'
import { revisionId } from '../../shared/posts'
import { aMaterial, anId, aPicture, aPictureBomb, textOf } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

const megabyte = 1024 * 1024

function handIn(personId: string, material: object) {
  const command = { commandId: anId(), postId: anId(), channelId: 'group-media', material }
  return company.as(personId).refused('posts', 'submit', command)
}

describe('every standard is checked again on the server, and its refusal names the clause', () => {
  test.each([
    ['G9', '299 characters', () => ({ characters: 299 }), '299 字'],
    ['P1', 'a title of 33 characters', () => ({ title: textOf(33) }), '33 字'],
    ['P1', 'no title', () => ({ title: '   ' }), '0 字'],
    ['G9', 'no source', () => ({ source: '' }), ''],
    ['P1', 'no cover', () => ({ coverId: null }), '0 张'],
  ])('%s: %s', async (clause, _what, change, measured) => {
    const pictureId = await company.as('chen-mo').upload()
    const refusal = await handIn('chen-mo', aMaterial({ pictures: [pictureId], ...change() }))
    expect(refusal).toMatchObject({ code: 'against-rule', clause, measured })
    expect(refusal.message).toContain(clause)
  })

  test.each([
    ['G9', 'a program renamed to .jpg', () => Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(4096)])],
    ['G9', 'a picture of 1079 pixels', () => aPicture(1079, 800)],
    ['G9', 'a picture of 5 MB and one byte', () => padded(5 * megabyte + 1)],
    ['P3', 'a picture of 1 MB', () => padded(megabyte)],
  ])('%s: %s', async (clause, _what, content) => {
    const pictureId = await company.as('chen-mo').upload(content())
    expect(await handIn('chen-mo', aMaterial({ pictures: [pictureId] }))).toMatchObject({
      code: 'against-rule',
      clause,
    })
  })

  test('a picture that would unpack to gigabytes is measured, not unpacked', async () => {
    const author = company.as('chen-mo')
    const pictureId = await author.upload(aPictureBomb())
    const { check } = await author.ask('posts', 'checkPicture', { pictureId })
    expect(check).toMatchObject({ format: '像素过多的图片', width: 60_000, height: 60_000 })
  })
})

test('exactly 300 characters and exactly 32 in the title are handed in', async () => {
  expect((await company.as('chen-mo').submit({ characters: 300, title: textOf(32) })).day).toBe('2026-01-04')
})

test('T1: of 50 submissions at once for the last of 6 places exactly one gets it', async () => {
  const author = company.as('lin-xiaoyu')
  const material = aMaterial({ pictures: [await author.upload()] })
  const day = '2026-02-10'
  const command = () => ({ commandId: anId(), postId: anId(), channelId: 'group-media', material })
  const wishes = { notBefore: day, wished: day, latest: null, earlierIsFine: false } as const
  for (let n = 0; n < 5; n += 1) await author.ask('posts', 'submit', { ...command(), wishes })
  const handedIn = await Promise.all(
    Array.from({ length: 50 }, () => author.ask('posts', 'submit', { ...command(), wishes })),
  )
  expect(handedIn.filter((receipt) => receipt.day === day)).toHaveLength(1)
  const edition = await company.db.get('editions', `group-media_${day}_1`)
  expect(edition).toMatchObject({ free: 0 })
  expect(edition?.places).toHaveLength(6)
})

test.each([
  ['only spaces in the title', { title: '\u3000 \t' }, 'P1'],
  ['only emoji in the title', { title: '🎉🎉🎉' }, 'P1'],
  ['only emoji in the body', { blocks: [{ kind: 'text' as const, text: '🎉'.repeat(400) }] }, 'G9'],
  ['a digest of 129 characters', { digest: textOf(129) }, 'P1'],
  ['an author of 17 characters', { author: textOf(17) }, 'P1'],
  ['a body of 20,001 characters', { blocks: [{ kind: 'text' as const, text: textOf(20_001) }] }, 'P1'],
])('X2: %s is refused with its clause', async (_what, change, clause) => {
  const good = aMaterial({ pictures: [await company.as('chen-mo').upload()] })
  const picture = good.blocks.filter(({ kind }) => kind === 'picture')
  const blocks = 'blocks' in change ? [...change.blocks, ...picture] : good.blocks
  const material = { ...good, ...change, blocks }
  const refusal = await handIn('chen-mo', material)
  expect(refusal).toMatchObject({ code: 'against-rule', clause })
  expect(refusal.limit).toBeDefined()
})

test.each([
  ['a block of 30,001 characters', [{ kind: 'text' as const, text: textOf(30_001) }]],
  ['201 blocks', Array.from({ length: 201 }, () => ({ kind: 'text' as const, text: '字' }))],
])('%s are turned away at the door, saying how much is too much', async (_what, blocks) => {
  const refusal = await handIn('chen-mo', { ...aMaterial(), blocks })
  expect(refusal).toMatchObject({
    code: 'bad-input',
    path: expect.stringContaining('blocks'),
    limit: expect.anything(),
  })
})

test('signs that nobody sees are taken out, and markup is text', async () => {
  const author = company.as('chen-mo')
  const pictureId = await author.upload()
  const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  const material = {
    ...aMaterial({ pictures: [pictureId], title: '价\u202e格\u0000' }),
    blocks: [
      { kind: 'text' as const, text: `${script}\u200b${textOf(300)}` },
      { kind: 'picture' as const, pictureId, caption: '' },
    ],
  }
  const postId = anId()
  await author.ask('posts', 'submit', { commandId: anId(), postId, channelId: 'group-media', material })
  const detail = await author.ask('posts', 'detail', { postId })
  expect(detail.material).toMatchObject({ title: '价格', blocks: [{ text: script + textOf(300) }, {}] })
})

test('T23: what is decided again because somebody was faster leaves nothing of its first tries', async () => {
  const author = company.as('gao-yuan')
  const postId = anId()
  const material = aMaterial({ pictures: [await author.upload()] })
  const { day } = await author.submit()
  const edition = async () => (await company.db.get('editions', `group-media_${day}_1`))!
  const before = await edition()
  const checks = async () =>
    ((await company.local.standIn('calls')) as Record<string, number>).msg_sec_check ?? 0
  const checked = await checks()
  // Somebody else holds a document that handing in has to write.
  const faster = await cloud().database().startTransaction()
  await faster.collection('approvals').add({ _id: revisionId(postId, 1) })
  const command = { commandId: anId(), postId, channelId: 'group-media', material }
  const handingIn = author.ask('posts', 'submit', command)
  // Each try takes a place and gives it back.
  const triesTwice = before.version + 4
  while ((await edition()).version < triesTwice);
  await faster.rollback()
  expect(await handingIn).toMatchObject({ postId, day })
  const after = await edition()
  expect(after.places.filter((place) => place.postId === postId)).toHaveLength(1)
  expect(after.free).toBe(before.free - 1)
  const { trail } = await author.ask('posts', 'detail', { postId })
  expect(trail.map(({ action }) => action)).toEqual(['submitted'])
  const told = await company.db.find('notices', { where: { personId: 'zhou-ning' }, limit: 1000 })
  expect(told.filter(({ opens }) => opens.id === postId)).toHaveLength(1)
  expect(await checks()).toBe(checked + 1)
})

describe('handing in twice hands in once', () => {
  test('T22: a double tap makes one post, takes one place, asks the editor once', async () => {
    const author = company.as('gao-yuan')
    const pictureId = await author.upload()
    const command = {
      commandId: anId(),
      postId: anId(),
      channelId: 'group-media',
      material: aMaterial({ pictures: [pictureId] }),
    }
    const [first, second] = await Promise.all([
      author.ask('posts', 'submit', command),
      author.ask('posts', 'submit', command),
    ])
    expect(second).toEqual(first)
    expect(await author.ask('posts', 'submit', command)).toEqual(first)
    const editions = await company.db.find('editions', { where: {}, limit: 100 })
    expect(
      editions.flatMap(({ places }) => places).filter((place) => place.postId === command.postId),
    ).toHaveLength(1)
    const { waiting } = await company.as('zhou-ning').ask('approvals', 'inbox')
    expect(waiting.filter(({ subjectId }) => subjectId === command.postId)).toHaveLength(1)
  })

  test('another tap with the same post id is told that it was handed in already', async () => {
    const author = company.as('gao-yuan')
    const { postId } = await author.submit()
    const material = aMaterial({ pictures: [await author.upload()] })
    const again = { commandId: anId(), postId, channelId: 'group-media', material }
    expect(await author.refused('posts', 'submit', again)).toMatchObject({ code: 'wrong-state' })
    expect(await company.as('chen-mo').refused('posts', 'submit', again)).toMatchObject({
      code: 'wrong-state',
    })
  })
})

describe('who may hand in, and with what', () => {
  test('G1: somebody who is not named for a unit', async () => {
    const pictureId = await company.as('chen-mo').upload()
    const refusal = await handIn('he-jing', aMaterial({ pictures: [pictureId] }))
    expect(refusal).toMatchObject({ code: 'not-allowed', clause: 'G1' })
  })

  test("another person's picture is not accepted", async () => {
    const pictureId = await company.as('chen-mo').upload()
    expect(await handIn('gao-yuan', aMaterial({ pictures: [pictureId] }))).toMatchObject({
      code: 'bad-input',
    })
  })

  test('a picture that was ticketed but never uploaded is not judged as good', async () => {
    const author = company.as('chen-mo')
    const { pictureId } = await author.ask('posts', 'ticketPicture', { commandId: anId(), bytes: 1000 })
    expect(await author.refused('posts', 'checkPicture', { pictureId })).toMatchObject({ code: 'not-found' })
    expect(await handIn('chen-mo', aMaterial({ pictures: [pictureId] }))).toMatchObject({ code: 'bad-input' })
  })

  test('a picture that somebody else uploaded', async () => {
    const theirs = await company.as('gao-yuan').upload()
    const refusal = await handIn('chen-mo', aMaterial({ pictures: [theirs] }))
    expect(refusal).toMatchObject({ code: 'bad-input', path: 'material.blocks' })
  })

  test('somebody who is not bound, and somebody who has left', async () => {
    const stranger = company.stranger('o-nobody')
    expect(await stranger.refused('posts', 'compose', { postId: null })).toMatchObject({ code: 'not-bound' })
    const leaver = await company.db.get('people', 'sun-li')
    if (!leaver) throw new Error('sun-li is missing')
    await company.db.transact((tx) => tx.replace('people', { ...leaver, active: false }))
    expect(await company.as('sun-li').refused('posts', 'mine', { after: null })).toMatchObject({
      code: 'not-bound',
    })
  })

  test('an identity in the event is only a claim', async () => {
    const call = { path: 'home.today', type: 'query', appVersion: '0.1.0', userInfo: { openId: 'o-he-jing' } }
    const answer = await company.stranger('o-nobody').raw(call)
    expect(answer.data).toMatchObject({ me: null })
  })
})

describe('input that is not a post', () => {
  test.each([
    ['an operator object for an id', { postId: { $ne: '' } }],
    ['a path for a channel', { channelId: '../../etc/passwd' }],
    ['material with a field too many', { material: { ...aMaterial(), isAdmin: true } }],
    [
      'a block of an unknown kind',
      { material: { ...aMaterial(), blocks: [{ kind: 'script', text: 'alert(1)' }] } },
    ],
    ['a text beyond every limit', { material: { ...aMaterial(), title: 'x'.repeat(10_000) } }],
  ])('%s is refused, and nothing is written', async (_what, change) => {
    const before = await company.db.find('posts', { where: {}, limit: 1000 })
    const command = {
      commandId: anId(),
      postId: anId(),
      channelId: 'group-media',
      material: aMaterial(),
      ...change,
    }
    const refusal = await company.as('chen-mo').refused('posts', 'submit', command)
    expect(refusal.code).toBe('bad-input')
    expect(await company.db.find('posts', { where: {}, limit: 1000 })).toHaveLength(before.length)
  })

  test('an event that is no call at all', async () => {
    const phone = company.as('chen-mo')
    for (const event of [
      null,
      'x',
      42,
      [],
      {},
      { path: 'posts.submit' },
      { path: '__proto__', type: 'query' },
    ]) {
      expect((await phone.raw(event)).refusal?.code).toBe('bad-input')
    }
  })

  test('a procedure that does not exist, and one asked the wrong way', async () => {
    const phone = company.as('chen-mo')
    const call = (path: string) => phone.raw({ path, type: 'query', input: {}, appVersion: '0.1.0' })
    for (const path of ['posts.delete', 'constructor', '__proto__.x', 'posts.submit']) {
      expect((await call(path)).refusal?.code).toBe('not-found')
    }
  })

  test('an app that is too old is asked to update', async () => {
    const call = { path: 'home.today', type: 'query', appVersion: '0.0.9' }
    expect((await company.as('chen-mo').raw(call)).refusal?.code).toBe('app-too-old')
  })
})

/** Length, kind and checksum around the data of a PNG's chunk; its last one has no data. */
const pngChunkFrame = 12

/** A good picture with so many bytes. */
function padded(bytes: number): Uint8Array {
  const picture = Buffer.from(aPicture())
  const chunk = Buffer.alloc(bytes - picture.length)
  chunk.writeUInt32BE(chunk.length - pngChunkFrame, 0)
  chunk.write('weIg', 4, 'latin1')
  const end = picture.length - pngChunkFrame
  return Buffer.concat([picture.subarray(0, end), chunk, picture.subarray(end)])
}
