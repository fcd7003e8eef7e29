import type { DraftChange, KeptBlock } from '../../shared/posts'
import { emptyMaterial, noWishes } from '../../shared/posts'
import { aMaterial, anId, textOf } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterAll(() => company.leave())

const aBlock = (key: string, text: string): KeptBlock => ({ key, kind: 'text', text })

function aChange(blocks: readonly KeptBlock[], change: Partial<DraftChange> = {}): DraftChange {
  const { title, author, digest, source, category } = emptyMaterial
  return {
    ...{ title, author, digest, source, category, coverId: null, channels: [] },
    order: blocks.map(({ key }) => key),
    blocks: [...blocks],
    ...change,
  }
}

const phone = anId()
const otherPhone = anId()

function aSave(draftId: string, base: number, change: DraftChange, editor = phone) {
  return { commandId: anId(), draftId, base, editor, change }
}

async function read(draftId: string, personId = 'chen-mo') {
  return (await company.as(personId).ask('posts', 'compose', { postId: null, draftId })).draft
}

test('a draft is saved as it is written, and what was not changed need not be sent again', async () => {
  const author = company.as('chen-mo')
  const draftId = anId()
  const first = await author.ask(
    'posts',
    'saveDraft',
    aSave(draftId, 0, aChange([aBlock('a', '甲'), aBlock('b', '乙')])),
  )
  expect(first).toMatchObject({ version: 1, savedAt: company.now })
  const change = aChange([aBlock('b', '乙改')], { title: '标题', order: ['b', 'a'] })
  expect(await author.ask('posts', 'saveDraft', aSave(draftId, 1, change))).toMatchObject({ version: 2 })
  expect(await read(draftId)).toMatchObject({
    title: '标题',
    blocks: [aBlock('b', '乙改'), aBlock('a', '甲')],
  })
})

test('after a lost answer the same phone goes on; another device is told, and nothing is overwritten', async () => {
  const author = company.as('chen-mo')
  const draftId = anId()
  await author.ask('posts', 'saveDraft', aSave(draftId, 0, aChange([aBlock('a', '一')])))
  await author.ask('posts', 'saveDraft', aSave(draftId, 0, aChange([aBlock('a', '二')])))
  const there = aSave(draftId, 0, aChange([aBlock('a', '别处写的')]), otherPhone)
  expect(await author.refused('posts', 'saveDraft', there)).toMatchObject({ code: 'stale' })
  expect(await read(draftId)).toMatchObject({ version: 2, blocks: [aBlock('a', '二')] })
  await author.ask('posts', 'saveDraft', { ...there, commandId: anId(), base: 2 })
  expect(await read(draftId)).toMatchObject({ version: 3, blocks: [aBlock('a', '别处写的')] })
})

test('two saves of one moment: one of two devices wins, the other is told', async () => {
  const author = company.as('chen-mo')
  const draftId = anId()
  await author.ask('posts', 'saveDraft', aSave(draftId, 0, aChange([aBlock('a', '一')])))
  const command = (editor: string) => aSave(draftId, 1, aChange([aBlock('a', editor)]), editor)
  const outcomes = await Promise.allSettled(
    [otherPhone, anId()].map((editor) => author.ask('posts', 'saveDraft', command(editor))),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a change that counts on a block which is not there is refused, and the draft stays as it was', async () => {
  const author = company.as('chen-mo')
  const draftId = anId()
  await author.ask('posts', 'saveDraft', aSave(draftId, 0, aChange([aBlock('a', '一')])))
  const change = aChange([], { order: ['a', 'lost'] })
  expect(await author.refused('posts', 'saveDraft', aSave(draftId, 1, change))).toMatchObject({
    code: 'bad-input',
  })
  expect(await read(draftId)).toMatchObject({ version: 1, blocks: [aBlock('a', '一')] })
})

test('nobody reads, writes or deletes another person’s draft', async () => {
  const draftId = anId()
  await company.as('chen-mo').ask('posts', 'saveDraft', aSave(draftId, 0, aChange([aBlock('a', '一')])))
  const other = company.as('gao-yuan')
  expect(
    await other.refused('posts', 'saveDraft', aSave(draftId, 1, aChange([aBlock('a', '二')]))),
  ).toMatchObject({
    code: 'not-found',
  })
  expect(await read(draftId, 'gao-yuan')).toBeNull()
  await other.ask('posts', 'discardDraft', { commandId: anId(), draftId })
  expect(await read(draftId)).toMatchObject({ blocks: [aBlock('a', '一')] })
})

test('G1: whoever does not hand in has no drafts', async () => {
  const refusal = await company.as('he-jing').refused('posts', 'saveDraft', aSave(anId(), 0, aChange([])))
  expect(refusal).toMatchObject({ code: 'not-allowed', clause: 'G1' })
})

test('the list shows no texts; a deleted draft leaves it, and a late save does not bring it back', async () => {
  const author = company.as('lin-xiaoyu')
  const [kept, deleted] = [anId(), anId()]
  for (const id of [kept, deleted])
    await author.ask('posts', 'saveDraft', aSave(id, 0, aChange([aBlock('a', textOf(500))], { title: id })))
  await author.ask('posts', 'discardDraft', { commandId: anId(), draftId: deleted })
  const { drafts } = await author.ask('posts', 'drafts')
  expect(drafts.map(({ id }) => id)).toEqual([kept])
  expect(JSON.stringify(drafts)).not.toContain(textOf(20))
  expect(
    await author.refused('posts', 'saveDraft', aSave(deleted, 2, aChange([aBlock('a', '晚')]))),
  ).toMatchObject({
    code: 'wrong-state',
  })
})

test('a draft whose post was handed in is no draft any more, though nobody deleted it', async () => {
  const author = company.as('gao-yuan')
  const [draftId, postId] = [anId(), anId()]
  const channels = [{ channelId: 'group-media', postId, wishes: noWishes }]
  await author.ask('posts', 'saveDraft', aSave(draftId, 0, aChange([aBlock('a', '一')], { channels })))
  expect((await author.ask('posts', 'drafts')).drafts).toMatchObject([
    { id: draftId, channelNames: ['青梧集团媒体号'] },
  ])
  const material = aMaterial({ pictures: [await author.upload()] })
  const command = { commandId: anId(), postId, channelId: 'group-media', submissionId: draftId, material }
  await author.ask('posts', 'submit', command)
  expect((await author.ask('posts', 'drafts')).drafts).toEqual([])
})

test('20 MB of nonsense, and a draft of more than 60,000 characters, are refused', async () => {
  const author = company.as('chen-mo')
  const nonsense = Array.from({ length: 200 }, (_, n) => aBlock(`k${n}`, 'x'.repeat(100_000)))
  for (const blocks of [
    nonsense,
    [aBlock('a', textOf(30_000)), aBlock('b', textOf(30_000)), aBlock('c', '多')],
  ])
    expect(await author.refused('posts', 'saveDraft', aSave(anId(), 0, aChange(blocks)))).toMatchObject({
      code: 'bad-input',
    })
})

describe('what is written on a post that was handed in before', () => {
  const again = async (personId: string, postId: string) =>
    company.as(personId).ask('posts', 'compose', { postId })

  async function aReturned(): Promise<string> {
    const { postId } = await company.as('chen-mo').submit({ title: '要改的一篇' })
    await company.as('zhou-ning').decide(postId, 'returned', '请补充时间')
    return postId
  }

  test('goes on on another device, is in no list, and is no draft of the next revision', async () => {
    const author = company.as('chen-mo')
    const postId = await aReturned()
    const listed = await author.ask('posts', 'drafts')
    const { again: first, draft: none } = await again('chen-mo', postId)
    expect(none).toBeNull()
    const channels = [{ channelId: 'group-media', postId, wishes: noWishes }]
    const change = aChange([aBlock('a', '改到一半')], { title: '改到一半', channels })
    await author.ask('posts', 'saveDraft', aSave(first!.draftId, 0, change))
    const { draft, drafts } = await again('chen-mo', postId)
    expect(draft).toMatchObject({ id: first!.draftId, version: 1, title: '改到一半' })
    expect(await author.ask('posts', 'drafts')).toEqual(listed)
    expect(drafts).toBe(listed.drafts.length)
    const material = { ...first!.material, title: '改好了' }
    await author.ask('posts', 'resubmit', { commandId: anId(), postId, material })
    await company.as('zhou-ning').decide(postId, 'returned', '还差一点')
    const second = await again('chen-mo', postId)
    expect(second.again!.draftId).not.toBe(first!.draftId)
    expect(second.draft).toBeNull()
    expect(second.again!.material.title).toBe('改好了')
  })

  test('G11: an editor’s change is kept as well, apart from its submitter’s; nobody else writes on it', async () => {
    const { postId } = await company.as('lin-xiaoyu').submit({ title: '编辑要改的' })
    const { again: seen } = await again('zhou-ning', postId)
    const channels = [{ channelId: 'group-media', postId, wishes: noWishes }]
    const change = aChange([aBlock('a', '编辑写的')], { channels })
    await company.as('zhou-ning').ask('posts', 'saveDraft', aSave(seen!.draftId, 0, change))
    expect((await again('zhou-ning', postId)).draft).toMatchObject({ blocks: [aBlock('a', '编辑写的')] })
    const { again: own, draft } = await again('lin-xiaoyu', postId)
    expect(own!.draftId).not.toBe(seen!.draftId)
    expect(draft).toBeNull()
    for (const person of ['wu-fan', 'he-jing', 'ma-chao'])
      expect(await company.as(person).refused('posts', 'saveDraft', aSave(anId(), 0, change))).toMatchObject({
        code: 'not-allowed',
        clause: 'G1',
      })
  })
})
