import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { collections } from '../../cloudfunctions/_platform/indexes'
import { makeWeChat } from '../../cloudfunctions/wechat'
import { secretsOf } from '../../local/demo/identities'
import { encryptMessage, signature } from '../../local/wechat/message-crypto'
import { openSending, platform, type Sending } from '../publishing/sending'
import { at } from '../publishing/sending'

// Anybody on the internet can knock at this door. Whatever they send, and whatever WeChat might sign that is no report
// of ours, is turned away or thanked for: it never causes a fault, and it never changes a document.

let company: Sending
let appId = ''

beforeAll(async () => {
  company = await openSending()
  appId = (await company.db.get('channels', 'group-media'))!.account.appId
  await company.passed('甲')
  await company.tickAt(at.lock)
})

afterAll(() => company.leave())

/** Everything that is stored, by how often it was written. */
async function everything(): Promise<unknown> {
  const all = await Promise.all(
    collections.map(({ name }) => company.db.find(name, { where: {}, orderBy: ['_id', 'asc'], limit: 1000 })),
  )
  return all.map((documents) => documents.map(({ _id, version }) => `${_id}@${version}`))
}

const faults = () => jest.mocked(console.error).mock.calls

/** Whatever comes, the door gives a clear no, or thanks and does nothing. */
async function survives(
  event: fc.Arbitrary<unknown>,
  answers: readonly number[],
  numRuns = 150,
): Promise<void> {
  const door = makeWeChat({ now: () => company.now })
  const before = await everything()
  await fc.assert(
    fc.asyncProperty(event, async (request) => {
      const { statusCode, body } = await door(request, platform())
      expect(answers).toContain(statusCode)
      expect(body).not.toBe('')
    }),
    { numRuns },
  )
  expect(faults()).toEqual([])
  expect(await everything()).toEqual(before)
}

beforeEach(() => {
  jest
    .spyOn(console, 'error')
    .mockClear()
    .mockImplementation(() => undefined)
})

const seconds = () => String(Date.parse(company.now) / 1000)

/** As WeChat sends it, of this text. */
function signed(text: string | Buffer, nonce = '1320562132') {
  const { token, encodingAesKey } = secretsOf(appId).callback
  const encrypted = encryptMessage(text.toString(), appId, encodingAesKey, randomBytes(16))
  return enveloped(encrypted, signature(token, seconds(), nonce, encrypted), nonce)
}

function enveloped(encrypted: string, msg_signature: string, nonce = '1320562132') {
  return {
    path: `/${appId}`,
    httpMethod: 'POST',
    queryStringParameters: { timestamp: seconds(), nonce, msg_signature } as Record<string, unknown>,
    body: `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
    isBase64Encoded: false,
  }
}

const report =
  '<xml><MsgType>event</MsgType><Event>MASSSENDJOBFINISH</Event><CreateTime>1767517203</CreateTime>' +
  '<MsgID>1000000001</MsgID><Status>send success</Status></xml>'

test('any event at all', () => survives(fc.anything(), [400]))

test('any body, under a query as WeChat writes it', () =>
  survives(
    fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.string({ maxLength: 2000 }),
        fc.base64String(),
      )
      .map((body) => ({ ...signed(report), body })),
    [400, 403],
  ))

test('a body in base64, of any bytes, in any encoding', () =>
  survives(
    fc.uint8Array({ maxLength: 2000 }).map((bytes) => ({
      ...signed(report),
      body: Buffer.from(bytes).toString('base64'),
      isBase64Encoded: true,
    })),
    [400, 403],
  ))

test('a report with one bit turned, or cut off', () => {
  const { body, ...rest } = signed(report)
  const bytes = Buffer.from(body)
  const turned = fc.integer({ min: 0, max: bytes.length * 8 - 1 }).map((bit) => {
    const copy = Buffer.from(bytes)
    copy[bit >> 3]! ^= 1 << (bit & 7)
    return copy
  })
  const cut = fc.integer({ min: 0, max: bytes.length - 1 }).map((to) => bytes.subarray(0, to))
  // A bit in the name of whom the envelope is for turns nothing that is signed.
  const isTouched = (copy: Buffer) =>
    copy.toString().indexOf('<Encrypt>') !== body.indexOf('<Encrypt>') ||
    copy.toString().slice(body.indexOf('<Encrypt>')) !== body.slice(body.indexOf('<Encrypt>'))
  return survives(
    fc
      .oneof(turned, cut)
      .filter(isTouched)
      .map((copy) => ({ ...rest, body: copy.toString() })),
    [400, 403],
  )
})

test('a query that is missing something, has it twice, or anything in its place', () => {
  const names = ['timestamp', 'nonce', 'msg_signature'] as const
  const value = fc.oneof(
    fc.string(),
    fc.constant(undefined),
    fc.array(fc.string()),
    fc.integer(),
    fc.object(),
  )
  return survives(
    fc.tuple(fc.constantFrom(...names), value).map(([name, put]) => {
      const request = signed(report)
      return { ...request, queryStringParameters: { ...request.queryStringParameters, [name]: put } }
    }),
    [400, 403],
  )
})

test('what WeChat signed, but is no report: any text, any nesting, entities', () => {
  const nested = fc.integer({ min: 1, max: 3000 }).map((depth) => '<a>'.repeat(depth) + '</a>'.repeat(depth))
  const entities = fc.constantFrom(
    '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><A>&b;</A></xml>',
    '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Event>&a;</Event></xml>',
    '<xml><Event>&lol;</Event></xml>',
  )
  const events = fc
    .tuple(fc.string(), fc.string())
    .map(([event, more]) => `<xml><Event><![CDATA[${event}]]></Event><M><![CDATA[${more}]]></M></xml>`)
  const malformed = fc
    .constantFrom('MsgID', 'Status', 'CreateTime')
    .map((name) => report.replace(new RegExp(`<${name}>.*</${name}>`), ''))
  return survives(
    fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        nested.map((xml) => `<xml>${xml}</xml>`),
        entities,
        events,
        malformed,
      )
      .map((text) => signed(text)),
    [200, 400],
  )
})

test('a report of a message that nobody sent', async () => {
  const door = makeWeChat({ now: () => company.now })
  const before = await company.send()
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 2n * 10n ** 9n, max: 10n ** 18n }), async (id) => {
      const told = signed(report.replace('1000000001', String(id)))
      expect((await door(told, platform())).statusCode).toBe(200)
    }),
    { numRuns: 20 },
  )
  expect(faults()).toEqual([])
  expect(await company.send()).toEqual(before)
})

test('what is huge', () =>
  survives(
    fc
      .constantFrom(129, 1024, 5 * 1024)
      .map((kilobytes) => ({ ...signed(report), body: 'x'.repeat(kilobytes * 1024) })),
    [400],
    3,
  ))

test('questions that nobody signed, or that say more than a word', () =>
  survives(
    fc
      .record({
        timestamp: fc.oneof(fc.constant(seconds()), fc.string()),
        nonce: fc.oneof(fc.constant('1'), fc.string()),
        signature: fc.string(),
        msg_signature: fc.string(),
        echostr: fc.string(),
      })
      .map((queryStringParameters) => ({ path: `/${appId}`, httpMethod: 'GET', queryStringParameters })),
    [400, 403],
  ))
