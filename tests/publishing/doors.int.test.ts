import { randomBytes } from 'node:crypto'
import { makeClock } from '../../cloudfunctions/clock'
import type { CallbackKeys } from '../../cloudfunctions/_platform/wechat'
import { makeWeChat } from '../../cloudfunctions/wechat'
import { addMinutes } from '../../shared/_kernel'
import { newTrail } from '../../shared/trail'
import { is } from '../../cloudfunctions/_platform/database'
import { secretsOf } from '../../local/demo/identities'
import { subscriptionAccount } from '../../local/settings'
import { encryptMessage, signature } from '../../local/wechat/message-crypto'
import { anId } from '../_support/builders'
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

/** Signed and nothing else. */
function question(query: Record<string, string>): Request {
  const { timestamp = '', nonce = '' } = told('').query ?? {}
  return { httpMethod: 'GET', query: { timestamp, nonce, ...query } }
}

/** The request in which WeChat would tell this of an account. */
function told(
  xml: string,
  account = appId,
  {
    secondsAgo = 0,
    receiver = account,
    keys = secretsOf(account).callback,
  }: { secondsAgo?: number; receiver?: string; keys?: CallbackKeys } = {},
): Request {
  const { token, encodingAesKey } = keys
  const encrypted = encryptMessage(xml, receiver, encodingAesKey, randomBytes(16))
  const timestamp = String(Math.floor(Date.parse(company.now) / 1000) - secondsAgo)
  const nonce = '42'
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
    ['no query', () => ({}), '400 not a callback'],
    ['no body', () => ({ ...told('<xml/>'), body: '' }), '400 not encrypted'],
    ['a body that is no XML', () => ({ ...told('<xml/>'), body: '<' }), '400 not encrypted'],
    ['a wrong signature', () => withQuery({ msg_signature: '00' }), '403 not signed'],
    ['another nonce', () => withQuery({ nonce: '43' }), '403 not signed'],
    ['a message of eleven minutes ago', () => told('<xml/>', appId, { secondsAgo: 660 }), '403 too old'],
    ['one from the future', () => told('<xml/>', appId, { secondsAgo: -660 }), '403 too old'],
    [
      'one for another account',
      () => told('<xml/>', appId, { receiver: 'wx00000000000000a2' }),
      '403 not for this account',
    ],
    ['signed scribble', () => told('scribble'), '400 not a message'],
    ['an unsigned question', () => question({ echostr: '1' }), '403 not signed'],
    ['another method', () => ({ httpMethod: 'PUT' }), '400 not a callback'],
  ]

  const withQuery = (query: Record<string, string>): Request => {
    const request = told('<xml/>')
    return { ...request, query: { ...request.query, ...query } }
  }

  test.each(requests)('%s', async (_what, request, outcome) => {
    const { statusCode } = await knock(request())
    expect(`${statusCode}`).toBe(outcome.slice(0, 3))
    expect(logged()).toMatchObject({ door: 'wechat', outcome })
  })
})

describe('the question by which WeChat makes sure of the address', () => {
  const sign = (echostr?: string) => {
    const { timestamp = '', nonce = '' } = question({}).query ?? {}
    const { token } = secretsOf(appId).callback
    return signature(token, timestamp, nonce, ...(echostr === undefined ? [] : [echostr]))
  }

  test('is answered with its own words', async () => {
    const asked = question({ echostr: '8823567182346', signature: sign() })
    expect(await knock(asked)).toMatchObject({ statusCode: 200, body: '8823567182346' })
  })

  test('is opened when it is encrypted, as WeCom asks it, for us alone', async () => {
    const { encodingAesKey } = secretsOf(appId).callback
    const sealed = (to: string) => encryptMessage('8823567182346', to, encodingAesKey, randomBytes(16))
    const asked = (echostr: string) => question({ echostr, msg_signature: sign(echostr) })
    expect(await knock(asked(sealed(appId)))).toMatchObject({ statusCode: 200, body: '8823567182346' })
    expect(await knock(asked(sealed('ww0000000000000001')))).toMatchObject({ statusCode: 403 })
  })

  test('is not answered when what is to be said could be a page', async () => {
    const asked = question({ echostr: '<script>alert(1)</script>', signature: sign() })
    expect(await knock(asked)).toMatchObject({ statusCode: 400 })
  })

  test('of WeChat’s console is answered by the function as it is deployed', async () => {
    await company.local.setClock(company.now)
    expect(await company.local.standIn('callback-check', { appid: appId })).toEqual({ ok: true })
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

  test('heard again changes nothing more, and is not even passed on', async () => {
    const links = list(item('https://mp/again'))
    await knock(report(links))
    const before = await company.send()
    expect(await knock(report(links))).toMatchObject({ statusCode: 200, body: 'success' })
    expect(logged()).toMatchObject({ outcome: 'heard before' })
    expect(await company.send()).toEqual(before)
  })

  test('in an unknown form is answered, so that WeChat does not repeat it, and noted', async () => {
    const unknown = '<xml><Event>MASSSENDJOBFINISH</Event><CreateTime>now</CreateTime></xml>'
    expect(await knock(told(unknown))).toMatchObject({ statusCode: 200, body: 'success' })
    expect(logged()).toMatchObject({ outcome: 'a report in an unknown form' })
  })

  test('that the door could not finish is heard by the clock, once', async () => {
    const links = list(item('https://mp/later'))
    const send = await company.send()
    await company.db.transact((tx) => tx.replace('sends', { ...send, trail: newTrail }))
    await knock(report(links))
    expect((await company.send()).stage).toBe('sending')
    const broken = await company.send()
    await company.db.transact((tx) => tx.replace('sends', { ...broken, trail: send.trail }))
    await company.tickAt('2026-01-04T09:02:00.000Z')
    expect(await company.send()).toMatchObject({ stage: 'sent', articles: [{ link: 'https://mp/later' }] })
    const due = { dueAt: is.after('') }
    expect(await company.db.find('callbackMessages', { where: due, limit: 10 })).toEqual([])
  })

  test('is forgotten after a day, so that nothing piles up', async () => {
    await knock(report(list(item('https://mp/forgotten'))))
    const kept = () => company.db.find('callbackMessages', { where: {}, limit: 100 })
    expect((await kept()).map(({ message }) => message)).toContain(null)
    await company.tickAt('2026-01-05T09:03:00.000Z')
    expect(await kept()).toEqual([])
  })
})

describe('while callback keys are changed', () => {
  const older = secretsOf(subscriptionAccount).callback
  const newer = { token: 'NewToken', encodingAesKey: 'N'.repeat(43) }
  const outcomeWith = async (keys: CallbackKeys) =>
    (await knock(told('<xml><Event>x</Event></xml>', appId, { keys }))).body

  test('old and new ones are taken, and after a day the new ones alone', async () => {
    expect([await outcomeWith(older), await outcomeWith(newer)]).toEqual(['success', 'not signed'])
    const secret = { kind: 'callback', ...newer } as const
    const entered = { commandId: anId(), channelId: 'group-media', secret }
    await company.as('he-jing').ask('channels', 'setSecret', entered)
    expect([await outcomeWith(older), await outcomeWith(newer)]).toEqual(['success', 'success'])
    company.now = addMinutes(company.now, 24 * 60)
    expect([await outcomeWith(older), await outcomeWith(newer)]).toEqual(['not signed', 'success'])
  })
})
