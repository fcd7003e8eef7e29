import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { actOn, decisionOn, noticesOf, titlesWaiting, trailOf } from './at-work'

// Transfers, added approvers, deputies, copies, comments: who is asked, who is told, who still sees it.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

async function handIn(title = '周年庆'): Promise<string> {
  return (await company.as('chen-mo').submit({ title })).postId
}

async function transferTo(toId: string, from: string, postId: string) {
  const act = await actOn(company, from, postId)
  return company.as(from).ask('approvals', 'transfer', { ...act, toId, reason: '今天外出' })
}

describe('a transfer (转交)', () => {
  test('the receiver decides and is told why; whoever gave it away still sees it', async () => {
    const postId = await handIn()
    expect(await transferTo('tang-yue', 'zhou-ning', postId)).toEqual({ subjectId: postId, badge: 0 })
    expect(await titlesWaiting(company, 'tang-yue')).toEqual(['周年庆'])
    expect(await titlesWaiting(company, 'zhou-ning')).toEqual([])
    const { rows } = await company.as('tang-yue').ask('notices', 'inbox', { after: null })
    expect(rows[0]?.body).toBe('周宁把《周年庆》的编辑转交给您：今天外出。')
    const done = await company.as('zhou-ning').ask('approvals', 'list', { tab: 'done', after: null })
    expect(done.rows.map(({ subjectId }) => subjectId)).toEqual([postId])
    await company.as('tang-yue').decide(postId)
    expect(await trailOf(company, postId)).toEqual([
      'submitted 陈默',
      'transferred 周宁',
      'editor-approved 唐悦',
    ])
    expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.place?.settled).toBe(true)
  })

  test('T15, G11: to the submitter or to somebody who has acted is refused, naming the clause', async () => {
    const postId = await handIn()
    await company.as('zhou-ning').decide(postId)
    const act = await actOn(company, 'wu-fan', postId)
    for (const toId of ['chen-mo', 'zhou-ning', 'zheng-yi']) {
      const refusal = await company
        .as('wu-fan')
        .refused('approvals', 'transfer', { ...act, toId, reason: '今天外出' })
      expect(refusal).toMatchObject({ code: 'not-allowed', clause: 'G11', path: 'toId' })
    }
    expect((await trailOf(company, postId)).at(-1)).toBe('editor-approved 周宁')
  })
})

describe('T13: somebody is asked to look first (加签)', () => {
  test('they are told, the step waits for them, and whoever asked can still refuse', async () => {
    const postId = await handIn()
    const act = await actOn(company, 'zhou-ning', postId)
    const look = { ...act, toId: 'liu-fang', side: 'before' as const, reason: '涉及超市价格' }
    await company.as('zhou-ning').ask('approvals', 'addApprover', look)
    expect(await titlesWaiting(company, 'liu-fang')).toEqual(['周年庆'])
    expect(await noticesOf(company, 'liu-fang', postId)).toEqual(['请您加签'])
    const { approval } = await company.as('zhou-ning').ask('posts', 'detail', { postId })
    expect(approval).toMatchObject({ can: { approve: false, refuse: true } })
    expect(approval.steps.map(({ title }) => title)).toEqual(['编辑加签', '编辑', '审核', '放行'])

    const early = await decisionOn(company, 'zhou-ning', postId)
    expect((await company.as('zhou-ning').refused('approvals', 'decide', early)).code).toBe('not-allowed')
    const rejection = { ...early, commandId: anId(), verdict: 'rejected' as const, comment: '不合适' }
    const decided = await company.as('zhou-ning').ask('approvals', 'decide', rejection)
    expect(decided).toMatchObject({ state: 'rejected' })
    expect(await titlesWaiting(company, 'liu-fang')).toEqual([])
  })

  test('what is added and then transferred goes on with the receiver', async () => {
    const postId = await handIn()
    const act = await actOn(company, 'zhou-ning', postId)
    const look = { ...act, toId: 'liu-fang', side: 'before' as const, reason: '涉及超市价格' }
    await company.as('zhou-ning').ask('approvals', 'addApprover', look)
    await transferTo('tang-yue', 'liu-fang', postId)
    await company.as('tang-yue').decide(postId)
    expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['周年庆'])
    await company.pass(postId)
    expect((await company.as('chen-mo').ask('posts', 'detail', { postId })).post.state).toBe('scheduled')
  })
})

describe('a deputy (代理)', () => {
  const nameDeputy = (personId: string, deputyId: string, from: string, through: string) =>
    company.as(personId).ask('approvals', 'nameDeputy', { commandId: anId(), deputyId, from, through })

  test('finds what waits in their own inbox on those days, and decides as 「B 代 A」', async () => {
    const postId = await handIn()
    await nameDeputy('zhou-ning', 'tang-yue', '2026-01-02', '2026-01-03')
    expect(await titlesWaiting(company, 'tang-yue')).toEqual([])
    company.now = '2026-01-01T16:00:00.000Z'
    expect(await titlesWaiting(company, 'tang-yue')).toEqual(['周年庆'])
    expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['周年庆'])
    const detail = await company.as('tang-yue').ask('posts', 'detail', { postId })
    expect(detail).toMatchObject({ can: { decide: true }, approval: { actsFor: '周宁' } })
    await company.as('tang-yue').decide(postId)
    expect((await trailOf(company, postId)).at(-1)).toBe('editor-approved 唐悦 代 周宁')
    const { approval } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    expect(approval.steps[0]?.decisions[0]?.byName).toBe('唐悦 代 周宁')
  })

  test('no longer, after the last day or once it was ended', async () => {
    await handIn()
    const { mine } = await nameDeputy('zhou-ning', 'tang-yue', '2026-01-01', '2026-01-02')
    expect(await titlesWaiting(company, 'tang-yue')).toEqual(['周年庆'])
    company.now = '2026-01-02T16:00:00.000Z'
    expect(await titlesWaiting(company, 'tang-yue')).toEqual([])
    company.now = '2026-01-02T15:59:00.000Z'
    expect(await titlesWaiting(company, 'tang-yue')).toEqual(['周年庆'])
    const end = { commandId: anId(), deputyshipId: mine[0]!.id }
    expect(await company.as('zhou-ning').ask('approvals', 'endDeputy', end)).toMatchObject({ mine: [] })
    expect(await titlesWaiting(company, 'tang-yue')).toEqual([])
  })

  test('T15, G11: of their own post, or where they have acted, decides nothing', async () => {
    const postId = await handIn()
    await nameDeputy('zhou-ning', 'chen-mo', '2026-01-01', '2026-01-02')
    expect(await titlesWaiting(company, 'chen-mo')).toEqual([])
    const decision = await decisionOn(company, 'chen-mo', postId)
    expect(await company.as('chen-mo').refused('approvals', 'decide', decision)).toMatchObject({
      code: 'not-allowed',
      clause: 'G11',
    })
  })

  test('is told, and not named twice for the same days, nor oneself, nor for the past', async () => {
    await nameDeputy('zhou-ning', 'tang-yue', '2026-01-02', '2026-01-05')
    const { rows } = await company.as('tang-yue').ask('notices', 'inbox', { after: null })
    expect(rows[0]).toMatchObject({ title: '请您代理审批', opens: { screen: 'deputies' } })
    for (const [deputyId, from, through, code] of [
      ['liu-fang', '2026-01-05', '2026-01-06', 'wrong-state'],
      ['zhou-ning', '2026-01-07', '2026-01-08', 'bad-input'],
      ['liu-fang', '2025-12-31', '2026-01-01', 'bad-input'],
      ['liu-fang', '2026-02-02', '2026-02-01', 'bad-input'],
      ['nobody', '2026-02-02', '2026-02-03', 'not-found'],
      ['liu-fang', '2026-02-02', '2026-12-03', 'bad-input'],
    ] as const) {
      const command = { commandId: anId(), deputyId, from, through }
      expect((await company.as('zhou-ning').refused('approvals', 'nameDeputy', command)).code).toBe(code)
    }
  })
})

describe('a copy (抄送)', () => {
  test('lets somebody of another unit read it, is in their list until they have, and asks nothing of them', async () => {
    const postId = await handIn()
    const hidden = await company.as('liu-fang').refused('posts', 'detail', { postId })
    expect(hidden.code).toBe('not-found')
    const act = await actOn(company, 'chen-mo', postId)
    await company.as('chen-mo').ask('approvals', 'copy', { ...act, toIds: ['liu-fang'] })
    expect(await noticesOf(company, 'liu-fang', postId)).toEqual(['抄送给您'])
    expect(await titlesWaiting(company, 'liu-fang')).toEqual([])
    const list = () => company.as('liu-fang').ask('approvals', 'list', { tab: 'copied', after: null })
    expect((await list()).rows).toMatchObject([{ subjectId: postId, unread: true }])
    const read = { commandId: anId(), approvalId: act.approvalId }
    await company.as('liu-fang').ask('approvals', 'markCopyRead', read)
    expect((await list()).rows).toMatchObject([{ unread: false }])
    const detail = await company.as('liu-fang').ask('posts', 'detail', { postId })
    expect(detail).toMatchObject({
      can: { decide: false },
      approval: { can: { refuse: false, comment: true } },
    })
    expect(detail.approval.copies).toMatchObject([{ name: '刘芳', byName: '陈默', readAt: company.now }])
  })
})

describe('a comment (评论)', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n')

  async function attach(personId: string, name: string, content: Uint8Array): Promise<string> {
    const phone = company.as(personId)
    const ticket = await phone.ask('approvals', 'ticketFile', {
      commandId: anId(),
      name,
      bytes: content.byteLength,
    })
    const { url, headers } = ticket.upload
    await fetch(url, { method: 'PUT', headers, body: Buffer.from(content) })
    return ticket.attachmentId
  }

  test('with a file decides nothing, and is there for everybody in it', async () => {
    const postId = await handIn()
    const attachmentId = await attach('zhou-ning', '授权书.pdf', pdf)
    await company.as('zhou-ning').ask('approvals', 'checkFile', { attachmentId })
    const act = await actOn(company, 'zhou-ning', postId)
    const said = { ...act, text: '授权书见附件', attachmentIds: [attachmentId] }
    await company.as('zhou-ning').ask('approvals', 'comment', said)
    await company.as('zhou-ning').ask('approvals', 'comment', said)
    const { approval, can } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    expect(approval.comments).toMatchObject([
      {
        byName: '周宁',
        text: '授权书见附件',
        files: [{ name: '授权书.pdf', format: 'pdf', bytes: pdf.length }],
      },
    ])
    const url = approval.comments[0]!.files[0]!.url
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(pdf)
    expect(can.decide).toBe(false)
    expect(await noticesOf(company, 'chen-mo', postId)).toEqual(['有新的评论'])
    expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['周年庆'])
  })

  test.each([
    ['a program called .pdf', '授权书.pdf', Buffer.from('MZ\u0090\u0000 not a document')],
    ['an empty zip called .docx', '稿件.docx', Buffer.from('PK\u0003\u0004 nothing of Word in it')],
    ['a web page called .png', '图.png', Buffer.from('<html><script>alert(1)</script>')],
  ])('%s is refused by its content', async (_, name, content) => {
    const attachmentId = await attach('chen-mo', name, content)
    expect(await company.as('chen-mo').refused('approvals', 'checkFile', { attachmentId })).toMatchObject({
      code: 'bad-input',
    })
  })

  test.each(['../../etc/passwd', 'a\\b.pdf', 'x'.repeat(81), ' ', '授权\u202efdp.exe'])(
    'the name %j is refused',
    async (name) => {
      const command = { commandId: anId(), name, bytes: 10 }
      expect(await company.as('chen-mo').refused('approvals', 'ticketFile', command)).toMatchObject({
        code: 'bad-input',
        path: 'name',
      })
    },
  )

  test('10 MB and one byte is refused before a byte is sent', async () => {
    const command = { commandId: anId(), name: '大.pdf', bytes: 10 * 1024 * 1024 + 1 }
    expect(await company.as('chen-mo').refused('approvals', 'ticketFile', command)).toMatchObject({
      code: 'bad-input',
      path: 'bytes',
    })
  })

  test('without words or files, with another person’s file, or by a stranger is refused', async () => {
    const postId = await handIn()
    const attachmentId = await attach('chen-mo', '授权书.pdf', pdf)
    const act = await actOn(company, 'zhou-ning', postId)
    const say = (personId: string, text: string, attachmentIds: string[]) =>
      company.as(personId).refused('approvals', 'comment', { ...act, commandId: anId(), text, attachmentIds })
    expect(await say('zhou-ning', ' ', [])).toMatchObject({ code: 'bad-input', path: 'text' })
    expect(await say('zhou-ning', '见附件', [attachmentId])).toMatchObject({ path: 'attachmentIds' })
    expect((await say('liu-fang', '我也说一句', [])).code).toBe('not-allowed')
  })
})
