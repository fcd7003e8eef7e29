import { addMinutes, instantAt, type Instant } from '../../shared/_kernel'
import type { Message } from '../../shared/notices'
import { openIdOf } from '../../local/demo/identities'
import { miniProgramAppId } from '../../local/settings'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

const morning: Instant = '2026-01-01T02:00:00.000Z'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany(morning)
})

afterEach(() => company.leave())

type Received = { touser: string; templateId: string; page: string; data: Record<string, string> }

/** What WeChat has taken for this person, the oldest first. */
async function received(personId: string): Promise<Received[]> {
  const all = (await company.local.standIn('messages')) as Received[]
  return all.filter(({ touser }) => touser === openIdOf(personId))
}

/** A tap on 允许, at WeChat and with us. */
async function consent(personId: string, name: string, count = 1): Promise<void> {
  const templateId = `local-template-${name}`
  const openid = openIdOf(personId)
  await company.local.standIn('consents', { appid: miniProgramAppId, openid, templateId, count })
  for (let n = 0; n < count; n += 1) await noteConsent(personId, name)
}

function noteConsent(personId: string, name: string, commandId = anId()) {
  return company.as(personId).ask('notices', 'noteConsent', {
    commandId,
    answers: [{ templateId: `local-template-${name}`, answer: 'accept' as const }],
  })
}

async function left(personId: string, name: string): Promise<number | undefined> {
  return (await company.db.get('credits', `${personId}_${name}`))?.left
}

async function messagesTo(personId: string): Promise<Message[]> {
  return company.db.find('messages', { where: { personId }, orderBy: ['at', 'asc'], limit: 100 })
}

async function unread(personId: string): Promise<number> {
  return (await company.as(personId).ask('home', 'mine')).unread
}

async function tickAt(now: Instant) {
  company.now = now
  return company.tick()
}

/** A tick that one document, of a newer version than this, is in the way of. */
async function tickOverUnreadableAt(now: Instant): Promise<void> {
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(await tickAt(now)).toMatchObject({ failed: 1 })
  expect(complaint.mock.calls.flat().join()).toContain('was written by a newer version')
  complaint.mockRestore()
}

const fault = (endpoint: string, kind: string, rest: object = {}) =>
  company.local.standIn('faults', { endpoint, kind, ...rest })

const send = 'message/subscribe/send'

/** Hands a post in and passes its first step: it waits for the reviewer, whom nothing else is told. */
async function handIn(title = '中山店周年庆') {
  const { postId } = await company.as('chen-mo').submit({ title })
  await company.as('zhou-ning').decide(postId)
  return { postId }
}

async function handInMany(count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) await handIn(`第${n}篇`)
}

describe('a notice', () => {
  it('is brought to whoever consented within a minute, once, and opens its screen', async () => {
    await consent('wu-fan', 'decide')
    const { postId } = await handIn('中山店周年庆')
    await tickAt(addMinutes(morning, 1))
    await tickAt(addMinutes(morning, 2))
    const [message, ...more] = await received('wu-fan')
    expect(more).toEqual([])
    expect(message).toMatchObject({
      templateId: 'local-template-decide',
      data: { thing1: '中山店周年庆', phrase2: '待审批', time4: '2026年1月1日 10:00' },
    })
    expect(message?.page).toMatch(new RegExp(`^posts/detail/index\\?id=${postId}&notice=\\w{22}$`))
    expect(await left('wu-fan', 'decide')).toBe(0)
    expect(await messagesTo('wu-fan')).toMatchObject([{ state: 'delivered', way: 'subscription' }])
  })

  it('that was read before costs nobody a message', async () => {
    await consent('wu-fan', 'decide')
    await handIn()
    const { rows } = await company.as('wu-fan').ask('notices', 'inbox', { after: null })
    await company.as('wu-fan').ask('notices', 'read', { commandId: anId(), noticeIds: [rows[0]!.id] })
    await tickAt(addMinutes(morning, 1))
    expect(await received('wu-fan')).toEqual([])
    expect(await left('wu-fan', 'decide')).toBe(1)
  })

  it('that is only good to know stays in the inbox', async () => {
    await consent('zhou-ning', 'result')
    const { postId } = await company.as('chen-mo').submit()
    await company.as('zhou-ning').decide(postId)
    const { approval } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    await company.as('chen-mo').ask('approvals', 'withdraw', { commandId: anId(), approvalId: approval.id })
    await tickAt(addMinutes(morning, 1))
    expect(await received('zhou-ning')).toEqual([])
  })

  it('T20: that WeChat refuses for want of consent takes the credits to 0 and waits for the roundup', async () => {
    await noteConsent('wu-fan', 'decide')
    await noteConsent('wu-fan', 'decide')
    expect(await left('wu-fan', 'decide')).toBe(2)
    await handIn()
    await tickAt(addMinutes(morning, 1))
    expect(await left('wu-fan', 'decide')).toBe(0)
    expect(await received('wu-fan')).toEqual([])
    await consent('wu-fan', 'remind')
    const nine = instantAt('2026-01-02', '09:00')
    await tickAt(nine)
    await tickAt(addMinutes(nine, 1))
    expect(await received('wu-fan')).toMatchObject([
      { page: 'notices/inbox/index', data: { thing1: '1 条未读通知' } },
    ])
  })

  it('that reaches nobody, not even in the roundup, stays unread, and nothing more is tried', async () => {
    await handIn()
    await tickAt(addMinutes(morning, 1))
    await tickAt(instantAt('2026-01-02', '09:00'))
    await tickAt(instantAt('2026-01-03', '09:00'))
    expect(await messagesTo('wu-fan')).toMatchObject([
      { kind: 'decide', state: 'for-roundup', failed: [{ why: 'no-consent' }] },
      { kind: 'roundup', state: 'unreached', failed: [{ why: 'no-consent' }] },
    ])
    expect(await unread('wu-fan')).toBe(1)
  })

  it('that this version cannot read keeps nobody else from being told', async () => {
    await consent('zhou-ning', 'decide')
    await handIn()
    const { rows } = await company.as('wu-fan').ask('notices', 'inbox', { after: null })
    await company.db.updateIf('notices', rows[0]!.id, {}, { schema: 999 })
    await company.as('chen-mo').submit({ title: '第二篇' })
    await tickOverUnreadableAt(addMinutes(morning, 1))
    expect(await received('zhou-ning')).toHaveLength(1)
  })

  it('is brought although something else that is due cannot be read', async () => {
    await consent('wu-fan', 'decide')
    const { postId } = await handIn()
    const { approval } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    await company.db.updateIf('approvals', approval.id, {}, { schema: 999, dueAt: morning })
    await tickOverUnreadableAt(addMinutes(morning, 1))
    expect(await received('wu-fan')).toHaveLength(1)
  })

  it('at night waits until 8:00', async () => {
    await consent('wu-fan', 'decide')
    company.now = instantAt('2026-01-01', '23:30')
    await handIn()
    await tickAt(instantAt('2026-01-01', '23:31'))
    await tickAt(instantAt('2026-01-02', '07:59'))
    expect(await received('wu-fan')).toEqual([])
    await tickAt(instantAt('2026-01-02', '08:00'))
    expect(await received('wu-fan')).toHaveLength(1)
  })

  it.each([
    [5, 5],
    [6, 1],
  ])('of %i that wait for one person makes %i messages', async (notices, messages) => {
    await consent('wu-fan', 'decide', 6)
    await consent('wu-fan', 'remind', 1)
    await handInMany(notices)
    await tickAt(addMinutes(morning, 1))
    expect(await received('wu-fan')).toHaveLength(messages)
    expect(await unread('wu-fan')).toBe(notices)
  })
})

describe('when WeChat does not take it', () => {
  it.each([
    ['nobody answers', 'timeout-before', {}],
    ['the connection is cut', 'drop', {}],
    ['WeChat is busy', 'error', { errcode: -1 }],
    ['the calls of the day are used up', 'error', { errcode: 45009 }],
  ] as const)('%s, it is tried again, and costs one credit', async (_, kind, rest) => {
    await consent('wu-fan', 'decide', 2)
    await fault(send, kind, rest)
    await handIn()
    await tickAt(addMinutes(morning, 1))
    expect(await received('wu-fan')).toEqual([])
    await tickAt(addMinutes(morning, 2))
    expect(await received('wu-fan')).toHaveLength(1)
    expect(await left('wu-fan', 'decide')).toBe(1)
  })

  it.each([40003, 40037, 47003, 41030])(
    '%i is tried no more, gives the credit back and is kept',
    async (code) => {
      await consent('wu-fan', 'decide')
      await fault(send, 'error', { errcode: code })
      await handIn()
      await tickAt(addMinutes(morning, 1))
      await tickAt(addMinutes(morning, 30))
      expect(await received('wu-fan')).toEqual([])
      expect(await left('wu-fan', 'decide')).toBe(1)
      expect(await messagesTo('wu-fan')).toMatchObject([{ failed: [{ why: 'refused', code }] }])
    },
  )

  it('T10: the post, its approval and the next tick go on as if nothing were', async () => {
    await consent('wu-fan', 'decide')
    await fault(send, 'error', { errcode: 40037, times: 9 })
    const { postId } = await handIn()
    expect(await tickAt(addMinutes(morning, 1))).toMatchObject({ failed: 0 })
    for (const person of ['wu-fan', 'zheng-yi']) await company.as(person).decide(postId)
    const { post } = await company.as('chen-mo').ask('posts', 'detail', { postId })
    expect(post.state).toBe('scheduled')
  })
})

describe('two ticks at once', () => {
  it('spend a credit once, and send each notice once', async () => {
    await consent('wu-fan', 'decide')
    await handInMany(2)
    company.now = addMinutes(morning, 1)
    await Promise.all([company.tick(), company.tick(), company.tick()])
    await tickAt(addMinutes(morning, 2))
    expect(await received('wu-fan')).toHaveLength(1)
    expect(await left('wu-fan', 'decide')).toBe(0)
    const states = (await messagesTo('wu-fan')).map(({ state }) => state).sort()
    expect(states).toEqual(['delivered', 'for-roundup'])
  })
})

describe('a tick that was killed', () => {
  it('after it had written its attempt down is gone on with by a later one, for the same credit', async () => {
    await consent('wu-fan', 'decide', 2)
    await handIn()
    await fault(send, 'drop')
    await tickAt(addMinutes(morning, 1))
    const [message] = await messagesTo('wu-fan')
    // As the killed one left it: on record, leased, nothing known of the answer.
    await company.db.updateIf(
      'messages',
      message!._id,
      {},
      {
        dueAt: addMinutes(morning, 1),
        leasedUntil: addMinutes(morning, 3),
      },
    )
    await tickAt(addMinutes(morning, 2))
    expect(await received('wu-fan')).toEqual([])
    await tickAt(addMinutes(morning, 4))
    expect(await received('wu-fan')).toHaveLength(1)
    expect(await left('wu-fan', 'decide')).toBe(1)
  })
})

describe('a consent', () => {
  it('is counted once, however often its answer arrives', async () => {
    const commandId = anId()
    await noteConsent('wu-fan', 'decide', commandId)
    const rows = await noteConsent('wu-fan', 'decide', commandId)
    expect(rows).toContainEqual({ template: 'decide', title: '待审批', left: 1 })
  })

  it('of several templates at once counts what was accepted', async () => {
    const answers = [
      { templateId: 'local-template-decide', answer: 'accept' as const },
      { templateId: 'local-template-publish', answer: 'reject' as const },
      { templateId: 'local-template-remind', answer: 'filter' as const },
      { templateId: 'of-somebody-else', answer: 'accept' as const },
    ]
    const rows = await company.as('wu-fan').ask('notices', 'noteConsent', { commandId: anId(), answers })
    expect(rows.filter(({ left }) => left > 0)).toMatchObject([{ template: 'decide', left: 1 }])
  })

  it('of somebody who was bound before counts no more', async () => {
    await noteConsent('wu-fan', 'decide')
    const zhou = await company.db.get('people', 'wu-fan')
    await company.db.transact((tx) => tx.replace('people', { ...zhou!, openId: 'o-new-phone' }))
    const rows = await company.stranger('o-new-phone').ask('notices', 'noteConsent', {
      commandId: anId(),
      answers: [{ templateId: 'local-template-remind', answer: 'accept' }],
    })
    expect(rows.filter(({ left }) => left > 0)).toMatchObject([{ template: 'remind', left: 1 }])
  })
})
