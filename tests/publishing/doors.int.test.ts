import { randomBytes } from 'node:crypto'
import { makeClock } from '../../cloudfunctions/clock'
import { makeWeChat } from '../../cloudfunctions/wechat'
import { encryptMessage, signature } from '../../local/wechat/message-crypto'
import { at, openSending, platform, type Sending } from './sending'

// Who gets in at the two doors for machines, and how a report is read.

let company: Sending
let appId = ''

beforeAll(async () => {
  company = await openSending()
  appId = (await company.db.get('channels', 'group-media'))?.account.appId ?? ''
})

afterAll(() => company.leave())

const identities: Record<string, string>[] = [
  { WX_OPENID: 'o-zhou-ning' },
  { WX_UNIONID: 'u-zhou-ning' },
  { TCB_UUID: 'somebody' },
  { TCB_CUSTOM_USER_ID: 'somebody' },
  { QQ_OPENID: 'somebody' },
]

type Request = { httpMethod?: string; path?: string; query?: Record<string, string>; body?: string }

const knock = (
  { httpMethod = 'POST', path = `/${appId}`, query = {}, body = '' }: Request,
  as = platform(),
) => makeWeChat({ now: () => company.now })({ httpMethod, path, queryStringParameters: query, body }, as)

/** The request in which WeChat would tell this of an account. */
function told(xml: string, account = appId): Request {
  const callbacks = JSON.parse(process.env.WECHAT_CALLBACKS ?? '{}') as Record<
    string,
    { token: string; encodingAesKey: string }
  >
  const { token = '', encodingAesKey = '' } = callbacks[account] ?? {}
  const encrypted = encryptMessage(xml, account, encodingAesKey, randomBytes(16))
  const [timestamp, nonce] = ['1767517203', '42']
  const msg_signature = signature(token, timestamp, nonce, encrypted)
  return {
    path: `/${account}`,
    query: { timestamp, nonce, msg_signature },
    body: `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  }
}

const logged = () => JSON.parse((jest.mocked(console.log).mock.lastCall as string[])[0] ?? '{}') as object

describe('a call that carries an identity', () => {
  test.each(identities)('%j gets in at neither door', async (identity) => {
    const clock = makeClock({ now: () => company.now })
    await expect(clock({}, platform(identity))).rejects.toThrow('not for clients')
    expect(logged()).toMatchObject({ door: 'clock', outcome: 'not for clients' })
    expect(await knock(told('<xml/>'), platform(identity))).toMatchObject({ statusCode: 403 })
    expect(logged()).toMatchObject({ door: 'wechat', outcome: '403 not for clients' })
  })
})

describe('what WeChat did not send is turned away and logged:', () => {
  const requests: [string, () => Request, string][] = [
    ['another account', () => ({ path: '/wx-unknown' }), '403 no such account'],
    ['an account by an inherited name', () => ({ path: '/constructor' }), '403 no such account'],
    ['no body', () => ({}), '400 not encrypted'],
    ['a body that is no XML', () => ({ body: '<' }), '400 not encrypted'],
    ['a wrong signature', () => ({ ...told('<xml/>'), query: { msg_signature: '00' } }), '403 not signed'],
    ['an unsigned question', () => ({ httpMethod: 'GET' }), '403 not signed'],
    ['another method', () => ({ httpMethod: 'PUT' }), '400 not a callback'],
  ]

  test.each(requests)('%s', async (_what, request, outcome) => {
    const { statusCode } = await knock(request())
    expect(`${statusCode}`).toBe(outcome.slice(0, 3))
    expect(logged()).toMatchObject({ door: 'wechat', outcome })
  })
})

describe('a report', () => {
  const messageId = '1000000001'
  let postId = ''

  beforeAll(async () => {
    postId = (await company.passed('甲'))[0] ?? ''
    await company.tickAt(at.lock)
  })

  beforeEach(async () => {
    const send = await company.send()
    const attempted = { stage: 'sending', attemptedAt: at.opening, messageId: null, dueAt: null } as const
    await company.db.transact((tx) => tx.replace('sends', { ...send, ...attempted }))
    company.now = '2026-01-04T09:00:05.000Z'
  })

  const report = (rest: string, id = messageId, account = appId) =>
    told(
      '<xml><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[MASSSENDJOBFINISH]]></Event>' +
        `<CreateTime>${Date.parse(at.opening) / 1000 + 3}</CreateTime><MsgID>${id}</MsgID>` +
        `<Status><![CDATA[send success]]></Status>${rest}</xml>`,
      account,
    )
  const item = (link: string) => `<item><ArticleIdx>1</ArticleIdx><ArticleUrl>${link}</ArticleUrl></item>`
  const list = (items: string) =>
    `<ArticleUrlResult><Count>1</Count><ResultList>${items}</ResultList></ArticleUrlResult>`

  const lists: [string, string, string | null][] = [
    ['no list', '', null],
    ['an empty element', '<ArticleUrlResult/>', null],
    ['an empty list', list(''), null],
    ['an unreadable list', list('<item>x</item>'), null],
    ['a link as it stands', list(item('<![CDATA[https://mp/s?a=1&b=2]]>')), 'https://mp/s?a=1&b=2'],
    ['a link with entities', list(item('https://mp/s?a=1&amp;b=2&#38;c')), 'https://mp/s?a=1&b=2&c'],
  ]

  test.each(lists)('with %s is heard', async (_what, rest, link) => {
    expect(await knock(report(rest))).toMatchObject({ statusCode: 200, body: 'success' })
    const send = await company.send()
    expect(send).toMatchObject({ stage: 'sent', messageId, articles: [{ postId, link }] })
  })

  test('of a message that cannot be ours changes nothing', async () => {
    const before = await company.send()
    const twoLinks = list(item('https://mp/1') + item('https://mp/2').replace('>1<', '>2<'))
    expect(await knock(report(twoLinks, '7'))).toMatchObject({ statusCode: 200 })
    expect(await company.send()).toEqual(before)
  })

  test('of another account changes nothing, though the message has the same number', async () => {
    await knock(report(''))
    const before = await company.send()
    const links = list(item('https://elsewhere'))
    expect(await knock(report(links, messageId, 'wx00000000000000a2'))).toMatchObject({ statusCode: 200 })
    expect(await company.send()).toEqual(before)
  })

  test('heard again changes nothing more', async () => {
    await knock(report(''))
    const before = await company.send()
    await knock(report(''))
    expect(await company.send()).toEqual(before)
  })
})
