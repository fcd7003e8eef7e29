import { revisionId } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeAll(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  for (const verdict of [
    { word: '返利', suggest: 'review', label: 10001 },
    { word: '赌场', suggest: 'risky', label: 20006 },
  ])
    await company.local.standIn('verdicts', verdict)
})

afterAll(() => company.leave())

const author = () => company.as('chen-mo')
const editor = () => company.as('zhou-ning')

async function handIn(change: object, pictureId?: string) {
  const material = aMaterial({ pictures: [pictureId ?? (await author().upload())], ...change })
  return { commandId: anId(), postId: anId(), channelId: 'group-media', material }
}

async function checksMade(): Promise<number> {
  const calls = (await company.local.standIn('calls')) as Record<string, number>
  return calls['msg_sec_check'] ?? 0
}

async function safetyOf(postId: string, n = 1) {
  return (await company.db.get('revisions', revisionId(postId, n)))?.safety
}

async function remarksOn(postId: string) {
  const { remark } = await editor().ask('posts', 'detail', { postId })
  const { waiting } = await editor().ask('approvals', 'inbox')
  return { detail: remark, row: waiting.find(({ subjectId }) => subjectId === postId)?.remark }
}

test('a text that WeChat passes is handed in without a remark', async () => {
  const { postId } = await author().submit()
  expect(await safetyOf(postId)).toMatchObject({ verdict: 'pass' })
  expect(await remarksOn(postId)).toEqual({ detail: null, row: undefined })
})

test('X2, G12: a risky text is refused with what it is suspected of, and takes no place', async () => {
  const command = await handIn({ title: '去赌场过年' })
  expect(await author().refused('posts', 'submit', command)).toMatchObject({
    ...{ code: 'against-rule', clause: 'G12', measured: '涉嫌违法犯罪' },
  })
  expect(await company.db.get('posts', command.postId)).toBeNull()
})

test('a text that WeChat is unsure of goes to the editor with a remark, which its author does not see', async () => {
  const { postId } = await author().submit({ title: '消费返利' })
  const remark = '内容安全：疑似广告，请复核'
  expect(await remarksOn(postId)).toEqual({ detail: remark, row: remark })
  expect((await author().ask('posts', 'detail', { postId })).remark).toBeNull()
})

test.each([
  ['does not answer', { kind: 'timeout-before' }],
  ['cuts the line', { kind: 'drop' }],
  ['does not know the author', { kind: 'error', errcode: 61010 }],
  ['refuses for its quota', { kind: 'error', errcode: 45009 }],
])('where WeChat %s, the post is handed in as not checked, within moments', async (_, fault) => {
  await company.local.standIn('faults', { endpoint: 'msg_sec_check', times: 9, ...fault })
  const began = Date.now()
  const { postId } = await author().submit({ characters: 5000 })
  expect(Date.now() - began).toBeLessThan(9000)
  expect(await safetyOf(postId)).toMatchObject({ verdict: 'unchecked' })
  expect(await remarksOn(postId)).toMatchObject({ detail: '内容安全：未检测', row: '内容安全：未检测' })
  await clearFaults()
})

test('a long text is checked in pieces, each of which counts', async () => {
  const before = await checksMade()
  const long = aMaterial({ characters: 6000 })
  const last = { kind: 'text', text: '最后一句提到赌场。' }
  const command = await handIn({ characters: 6000 })
  command.material = {
    ...command.material,
    blocks: [...long.blocks, last, ...command.material.blocks.slice(1)],
  } as never
  expect(await author().refused('posts', 'submit', command)).toMatchObject({ measured: '涉嫌违法犯罪' })
  expect((await checksMade()) - before).toBe(3)
})

test('an unchanged text that is handed in again keeps what was said of it; a changed one is asked again', async () => {
  const pictureId = await author().upload()
  const { postId } = await author().submit({ title: '再说返利' })
  await editor().decide(postId, 'returned', '图片不清楚')
  const again = (title: string) => {
    const material = aMaterial({ title, pictures: [pictureId] })
    return author().ask('posts', 'resubmit', { commandId: anId(), postId, material })
  }
  const before = await checksMade()
  await again('再说返利')
  expect(await checksMade()).toBe(before)
  expect(await safetyOf(postId, 2)).toEqual(await safetyOf(postId, 1))
  await editor().decide(postId, 'returned', '请不要写优惠')
  await again('不写优惠')
  expect(await checksMade()).toBe(before + 1)
  expect(await safetyOf(postId, 3)).toMatchObject({ verdict: 'pass' })
})

test('the digest that is approved does not hang on what WeChat says', async () => {
  const { postId } = await author().submit()
  const revision = (await company.db.get('revisions', revisionId(postId, 1)))!
  const post = (await company.db.get('posts', postId))!
  expect(post.revision.digest).toBe(revision.digest)
  expect(revision.safety?.textDigest).not.toBe(revision.digest)
})

async function clearFaults() {
  const { url, envId } = company.local
  const { standInUrl } = (await (await fetch(`${url}/_local/environments/${envId}`)).json()) as {
    standInUrl: string
  }
  await fetch(`${standInUrl}/faults`, { method: 'DELETE' })
  for (const verdict of [
    { word: '返利', suggest: 'review', label: 10001 },
    { word: '赌场', suggest: 'risky', label: 20006 },
  ])
    await company.local.standIn('verdicts', verdict)
}
