import { noWishes, type Material } from '../../shared/posts'
import { anId, aPicture } from '../_support/builders'
import { openCompany, put, type TestCompany } from '../_support/company'
import { answerPreviews } from '../publishing/sending'

// G11: the editor may change the material; the submitter sees the difference. After review the reviewer looks once more.

let company: TestCompany
let postId: string

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

beforeEach(async () => {
  ;({ postId } = await company.as('lin-xiaoyu').submit({ title: '原来的标题' }))
})

const editor = () => company.as('zhou-ning')
const detail = (personId: string) => company.as(personId).ask('posts', 'detail', { postId })
const post = async () => (await company.db.get('posts', postId))!

async function changed(change: Partial<Material>) {
  const { material, post: seen } = await detail('zhou-ning')
  return { commandId: anId(), postId, of: seen.revision.digest, material: { ...material, ...change } }
}

async function edit(change: Partial<Material> = { title: '改过的标题' }) {
  return editor().ask('posts', 'edit', await changed(change))
}

async function uploadAsEditor(): Promise<string> {
  const picture = aPicture()
  const ticket = { commandId: anId(), bytes: picture.byteLength, channelId: 'group-media' }
  const { pictureId, upload } = await editor().ask('posts', 'ticketPicture', ticket)
  await put(upload, picture)
  await editor().ask('posts', 'checkPicture', { pictureId })
  return pictureId
}

const kindsTold = async (personId: string) => {
  const { rows } = await company.as(personId).ask('notices', 'inbox', { after: null })
  return rows.filter(({ opens }) => opens.id === postId).map(({ kind }) => kind)
}

test('in the editing step: everybody after sees the new text, the submitter sees what changed', async () => {
  expect(await edit()).toEqual({ postId, kind: 'editing', changed: true })
  const { edited, material, trail, post: shown } = await detail('lin-xiaoyu')
  expect(material.title).toBe('改过的标题')
  expect(shown.title).toBe('改过的标题')
  expect(edited).toMatchObject({ byName: '周宁', differences: [{ kind: 'line', name: 'title' }] })
  expect(trail.at(-1)).toMatchObject({ byName: '周宁', text: '编辑改动内容' })
  expect(await kindsTold('lin-xiaoyu')).toContain('edited')
  await company.pass(postId)
  expect(await post()).toMatchObject({ state: 'scheduled', revision: { n: 2 } })
})

test('T3: what was shown before the change cannot be approved any more', async () => {
  const { approval } = await detail('zhou-ning')
  await edit()
  const { id: approvalId, digest, current: step } = approval
  const decision = { commandId: anId(), approvalId, digest, step, verdict: 'approved' as const }
  const refusal = await editor().refused('approvals', 'decide', {
    ...decision,
    comment: '',
    clause: null,
    changesDueAt: null,
  })
  expect(refusal.code).toBe('stale')
})

test('T3: a save that changes nothing voids nothing and tells nobody', async () => {
  await company.pass(postId)
  const before = await post()
  expect(await edit({})).toEqual({ postId, kind: 'correcting', changed: false })
  expect(await post()).toEqual(before)
})

test('after review and release: the reviewer confirms once, nobody else is asked again', async () => {
  await company.pass(postId)
  const { place } = await post()
  expect(await edit()).toMatchObject({ kind: 'correcting', changed: true })
  expect(await post()).toMatchObject({ state: 'in-approval', place })
  expect((await company.db.get('approvals', (await post()).approvalId))?.waitingFor).toEqual([
    'wu-fan',
    'sun-li',
  ])
  expect(await kindsTold('wu-fan')).toContain('corrected')
  await company.as('wu-fan').decide(postId)
  expect(await post()).toMatchObject({ state: 'scheduled', place, revision: { n: 2 } })
})

test('T4: a picture added to what had passed, or taken out of it, sends it back to the reviewer', async () => {
  await company.pass(postId)
  const added = await uploadAsEditor()
  const { material } = await detail('zhou-ning')
  const withPicture = [...material.blocks, { kind: 'picture' as const, pictureId: added, caption: '' }]
  expect(await edit({ blocks: withPicture })).toMatchObject({ kind: 'correcting', changed: true })
  expect(await post()).toMatchObject({ state: 'in-approval', revision: { n: 2 } })
  await company.as('wu-fan').decide(postId)
  expect(await post()).toMatchObject({ state: 'scheduled' })
  expect(await edit({ blocks: material.blocks })).toMatchObject({ kind: 'correcting', changed: true })
  expect(await post()).toMatchObject({ state: 'in-approval', revision: { n: 3 } })
})

test('T4: what its author saves as it is typed stays a draft, and what had passed stays as it is', async () => {
  await company.pass(postId)
  const before = await post()
  const { material } = await detail('lin-xiaoyu')
  const { title: _, author, digest, source, category, coverId } = material
  const change = { title: '另一个标题', author, digest, source, category, coverId, blocks: [], order: [] }
  const channels = [{ channelId: 'group-media', postId, wishes: noWishes }]
  await company.as('lin-xiaoyu').ask('posts', 'saveDraft', {
    ...{ commandId: anId(), draftId: anId(), base: 0, editor: anId() },
    change: { ...change, channels },
  })
  expect(await post()).toEqual(before)
  expect((await detail('zheng-yi')).material.title).toBe('原来的标题')
})

test('the standards hold for editors too, with their clause', async () => {
  const refusal = await editor().refused('posts', 'edit', await changed({ title: '长'.repeat(33) }))
  expect(refusal).toMatchObject({ code: 'against-rule', clause: 'P1' })
})

test('of two editors’ screens the second learns that it is out of date', async () => {
  const late = await changed({ title: '后来的标题' })
  await edit()
  expect((await editor().refused('posts', 'edit', late)).code).toBe('stale')
})

test.each([
  ['its submitter', 'lin-xiaoyu', 'not-allowed'],
  ['its reviewer', 'wu-fan', 'not-allowed'],
  ['somebody of another unit', 'chen-mo', 'not-found'],
])('%s does not edit', async (_, personId, code) => {
  const command = await changed({ title: '改过的标题' })
  expect((await company.as(personId).refused('posts', 'edit', command)).code).toBe(code)
})

test('pictures of strangers stay out', async () => {
  const stranger = await company.as('chen-mo').upload()
  const refusal = await editor().refused('posts', 'edit', await changed({ coverId: stranger }))
  expect(refusal).toMatchObject({ code: 'bad-input', path: 'material.blocks' })
})

test('T5: given a day, what was changed after it had passed does not go out before the reviewer has seen it', async () => {
  await company.pass(postId)
  await edit()
  const { place } = await post()
  const move = { postId, reason: '改期', agreed: true }
  const later = 'group-media_2026-01-12_1'
  for (const editionId of [later, place?.editionId ?? '']) {
    await editor().ask('desk', 'place', { commandId: anId(), ...move, editionId })
    expect(await post()).toMatchObject({ state: 'in-approval', place: { editionId } })
  }
  for (const now of [`${place?.day}T07:00:00.000Z`, `${place?.day}T09:00:00.000Z`] as const) {
    company.now = now
    await company.tick()
    await answerPreviews(company)
  }
  const { state, place: next } = await post()
  expect([state, next?.editionId === place?.editionId]).toEqual(['in-approval', false])
  const sent = (await company.local.standIn('sends')) as { articles: { title: string }[] }[]
  expect(sent.flatMap(({ articles }) => articles.map(({ title }) => title))).not.toContain('改过的标题')
})
