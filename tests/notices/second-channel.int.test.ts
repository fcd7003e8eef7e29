import { addMinutes, instantAt } from '../../shared/_kernel'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

const app = { corpId: 'ww0123456789abcdef', agentId: 1000002 }
const secret = 'secret-of-the-app'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  await company.local.standIn('robots', { key: 'robot-key-1' })
  await company.local.standIn('corps', {
    ...{ corpid: app.corpId, secret, agentId: app.agentId },
    members: ['WuFan'],
  })
})

afterEach(() => company.leave())

const address = () => `${process.env.WECOM_API_URL}/cgi-bin/webhook/send?key=robot-key-1`

function choose(second: object) {
  return company.as('he-jing').ask('notices', 'setSecond', { commandId: anId(), second } as never)
}

async function chooseWecom() {
  const wu = await company.db.get('people', 'wu-fan')
  await company.db.transact((tx) => tx.replace('people', { ...wu!, wecomId: 'WuFan' }))
  await choose({ kind: 'wecom', ...app, secret })
}

/** A post waits for the reviewer Wu, who has consented to nothing. */
async function handIn() {
  const { postId } = await company.as('chen-mo').submit({ title: '中山店周年庆' })
  await company.as('zhou-ning').decide(postId)
}

async function tickLater(minutes: number) {
  company.now = addMinutes(company.now, minutes)
  await company.tick()
}

/** What was said to the reviewer Wu of the post. */
const said = async (of: 'corp-messages' | 'robot-messages') =>
  ((await company.local.standIn(of)) as { content: string }[]).filter(({ content }) =>
    /^(吴凡：)?请您审核/.test(content),
  )

const fault = (endpoint: string, kind: string, rest: object = {}) =>
  company.local.standIn('faults', { endpoint, kind, ...rest })

async function failedWays() {
  const [message] = await company.db.find('messages', {
    where: { personId: 'wu-fan' },
    orderBy: ['at', 'asc'],
    limit: 1,
  })
  return { state: message?.state, failed: message?.failed.map(({ way, why, code }) => ({ way, why, code })) }
}

describe('what WeChat does not take', () => {
  it('T20: goes to the person through the app in WeCom, exactly once', async () => {
    await chooseWecom()
    await company.as('wu-fan').ask('notices', 'noteConsent', {
      commandId: anId(),
      answers: [{ templateId: 'local-template-decide', answer: 'accept' }],
    })
    await handIn()
    // WeChat knows of no consent: 43101.
    await tickLater(1)
    await tickLater(1)
    expect(await said('corp-messages')).toMatchObject([{ to: 'wufan' }])
    expect(await failedWays()).toMatchObject({
      state: 'delivered',
      failed: [{ way: 'subscription', why: 'no-consent' }],
    })
    expect((await company.db.get('credits', 'wu-fan_decide'))?.left).toBe(0)
  })

  it('goes into the group of the robot, by name', async () => {
    await choose({ kind: 'robot', address: address() })
    await handIn()
    await tickLater(1)
    expect(await said('robot-messages')).toMatchObject([
      { content: expect.stringMatching(/^吴凡：请您审核（1月1日 10:00）\n《中山店周年庆》/) },
    ])
  })

  it('waits for the roundup when WeCom does not know the person', async () => {
    await choose({ kind: 'wecom', ...app, secret })
    await handIn()
    await tickLater(1)
    expect(await failedWays()).toMatchObject({
      state: 'for-roundup',
      failed: [{ way: 'subscription' }, { way: 'wecom', why: 'not-in-wecom' }],
    })
  })

  it('is tried again when the robot has said enough for a minute', async () => {
    await choose({ kind: 'robot', address: address() })
    // Of author, editor and both reviewers, each is told something.
    await fault('webhook/send', 'error', { errcode: 45009, times: 4 })
    await handIn()
    await tickLater(1)
    expect(await said('robot-messages')).toEqual([])
    await tickLater(1)
    expect(await said('robot-messages')).toHaveLength(1)
  })

  it('whose answer was lost in WeCom arrives once all the same', async () => {
    await chooseWecom()
    await fault('message/send', 'timeout-after-accept')
    await handIn()
    await tickLater(1)
    await tickLater(1)
    expect(await said('corp-messages')).toHaveLength(1)
    expect(await failedWays()).toMatchObject({ state: 'delivered' })
  })

  it('shows the admin why, when the address holds no longer', async () => {
    await choose({ kind: 'robot', address: address().replace('key-1', 'key-2') })
    await handIn()
    await tickLater(1)
    expect(await failedWays()).toMatchObject({ failed: [{}, { way: 'robot', why: 'refused', code: 93000 }] })
    const { week } = await company.as('he-jing').ask('notices', 'settings')
    expect(JSON.stringify(week)).toContain('93000')
  })
})

describe('choosing the second channel', () => {
  it.each([
    ['an address elsewhere', 'https://example.com/cgi-bin/webhook/send?key=robot-key-1'],
    ['no key', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send'],
    ['nothing', ''],
  ])('with %s is refused', async (_, wrong) => {
    const input = { commandId: anId(), second: { kind: 'robot', address: wrong } }
    const refusal = await company.as('he-jing').refused('notices', 'setSecond', input)
    expect(refusal).toMatchObject({ code: 'bad-input' })
  })

  it('keeps the secret sealed: neither the settings nor the trail show it', async () => {
    await choose({ kind: 'robot', address: address() })
    await chooseWecom()
    const shown = [
      await company.as('he-jing').ask('notices', 'settings'),
      await company.db.find('noticeSettings', { where: {}, limit: 10 }),
      await company.db.find('trail', {
        where: { action: 'second-channel-set' },
        orderBy: ['at', 'asc'],
        limit: 10,
      }),
      await company.db.find('secrets', { where: {}, limit: 100 }),
    ]
    expect(JSON.stringify(shown)).not.toMatch(/robot-key-1|secret-of-the-app/)
    expect(shown[0]).toMatchObject({ second: { kind: 'wecom', ...app } })
  })

  it('may be undone', async () => {
    await choose({ kind: 'robot', address: address() })
    await choose({ kind: 'none' })
    await handIn()
    await tickLater(1)
    expect(await said('robot-messages')).toEqual([])
  })
})

it('a token of WeCom is asked for once, as long as it holds', async () => {
  await chooseWecom()
  await handIn()
  await tickLater(1)
  await handIn()
  await tickLater(1)
  expect(await said('corp-messages')).toHaveLength(2)
  expect((await company.local.standIn('calls')) as object).toMatchObject({ gettoken: 1 })
  company.now = instantAt('2026-01-01', '15:00')
  await handIn()
  await company.tick()
  expect((await company.local.standIn('calls')) as object).toMatchObject({ gettoken: 2 })
})
