import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, type Answer, type Company } from './support/company'

const corp = { corpid: 'corp', secret: 'corp-secret', agentId: 1000002, members: ['ZhouNing', 'wufan'] }

let standIn: StandIn
let company: Company

beforeAll(async () => {
  standIn = await startStandIn({ dir: aFolder(), port: 0 })
  company = await aCompany(standIn.url)
  await company.control('corps', corp)
  await company.control('robots', { key: 'robot-key' })
})

afterAll(() => standIn.close())

async function ask(path: string, body?: object): Promise<Answer> {
  const init = body && { method: 'POST', body: JSON.stringify(body) }
  return (await fetch(`${standIn.url}/${company.envId}/cgi-bin/${path}`, init)).json() as Promise<Answer>
}

async function send(change: object = {}): Promise<Answer> {
  const { access_token } = await ask(`gettoken?corpid=corp&corpsecret=corp-secret`)
  const message = {
    touser: 'zhouning',
    msgtype: 'text',
    agentid: 1000002,
    text: { content: '请您审核' },
    enable_duplicate_check: 1,
    ...change,
  }
  return ask(`message/send?access_token=${String(access_token)}`, message)
}

const taken = async () => (await company.report<unknown[]>('corp-messages')).length

describe('an app message of WeCom', () => {
  it('reaches a member, and the same again within half an hour does not', async () => {
    expect(await send()).toMatchObject({ errcode: 0 })
    expect(await send()).toMatchObject({ errcode: 0 })
    expect(await company.report('corp-messages')).toMatchObject([{ to: 'zhouning', content: '请您审核' }])
    await company.at('2026-01-04 09:31:00')
    await send()
    expect(await taken()).toBe(2)
  })

  it.each([
    ['somebody unknown', { touser: 'nobody' }, 81013],
    ['another app', { agentid: 7 }, 40056],
    ['nothing', { text: { content: '' } }, 44004],
    ['a kind that is not used here', { msgtype: 'markdown' }, 40008],
  ])('of %s is refused', async (_, change, errcode) => {
    expect(await send(change)).toMatchObject({ errcode })
  })

  it('beyond 30 a minute is dropped in silence', async () => {
    const before = await taken()
    for (let n = 0; n < 31; n += 1) await send({ touser: 'wufan', text: { content: `第${n}条` } })
    expect((await taken()) - before).toBe(30)
  })

  it('needs a token of the company, by its secret', async () => {
    expect(await ask('gettoken?corpid=corp&corpsecret=wrong')).toMatchObject({ errcode: 40001 })
    expect(await ask('message/send?access_token=none', {})).toMatchObject({ errcode: 40014 })
  })
})

it('a person can look at what was sent', async () => {
  const page = await fetch(`${standIn.url}/${company.envId}/messages`)
  expect(await page.text()).toContain('企业微信 · zhouning')
})

describe('a robot in a group', () => {
  const text = { content: '周宁：请您审核', mentioned_list: ['zhouning'] }

  it('speaks to whoever knows its address, 20 times a minute', async () => {
    for (let n = 0; n < 20; n += 1)
      expect(await ask('webhook/send?key=robot-key', { msgtype: 'text', text })).toMatchObject({ errcode: 0 })
    expect(await ask('webhook/send?key=robot-key', { msgtype: 'text', text })).toMatchObject({
      errcode: 45009,
    })
    expect(await company.report('robot-messages')).toHaveLength(20)
  })

  it('is silent to all others, and takes no more than 2,048 bytes', async () => {
    expect(await ask('webhook/send?key=other', { msgtype: 'text', text })).toMatchObject({ errcode: 93000 })
    const long = { content: '字'.repeat(700) }
    expect(await ask('webhook/send?key=robot-key', { msgtype: 'text', text: long })).toMatchObject({
      errcode: 40058,
    })
  })
})
