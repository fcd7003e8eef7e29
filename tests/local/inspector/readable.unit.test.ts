import { excerptOf } from '../../../local/inspector/excerpt'
import { readable, withoutSecrets } from '../../../local/inspector/readable'

test.each([
  ['a number as the SDK writes it', { n: { $numberInt: '5' } }, { n: 5 }],
  [
    'a long one keeps its digits',
    { n: { $numberLong: '9007199254740993' } },
    { n: { $numberLong: '9007199254740993' } },
  ],
  ['a date', { at: { $date: { $numberLong: '0' } } }, { at: { $date: '1970-01-01T00:00:00.000Z' } }],
  ['EJSON within', { query: '{"_id":"x"}' }, { query: { _id: 'x' } }],
  ['a token', { sessionToken: 'abc' }, { sessionToken: '•••' }],
  [
    'a token within',
    { data: ['{"wechat":{"access_token":"abc"}}'] },
    { data: [{ wechat: { access_token: '•••' } }] },
  ],
  ['no token', { sessionToken: '' }, { sessionToken: '' }],
  ['a secret that is no text', { secrets: { a: 'b' } }, { secrets: '•••' }],
  ['markup stays what it is', { title: '<b>' }, { title: '<b>' }],
])('%s', (_what, value, expected) => {
  expect(readable(value)).toEqual(expected)
})

test.each([
  ['{"accessToken":"abc","n":1}', '{"accessToken":"•••","n":1}'],
  ['{"accessToken":"abc… (30000 characters)', '{"accessToken":"•••'],
  [String.raw`{"body":"{\"password\":\"abc\"}"}`, String.raw`{"body":"{\"password\":\"•••\"}"}`],
  ["{ token: 'abc', n: 1 }", "{ token: '•••', n: 1 }"],
  [
    'GET https://api.weixin.qq.com/cgi-bin/x?access_token=abc&n=1',
    'GET https://api.weixin.qq.com/cgi-bin/x?access_token=•••&n=1',
  ],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer •••'],
  ['http://127.0.0.1/_cos/env/abc.def', 'http://127.0.0.1/_cos/env/•••'],
])('in the log line %s', (line, expected) => {
  expect(withoutSecrets(line)).toBe(expected)
})

test('an excerpt is small whatever it is of, and says what it leaves out', () => {
  const kept = excerptOf({ text: 'x'.repeat(5_000_000), list: Array.from({ length: 100_000 }, () => 'item') })
  expect(JSON.stringify(kept).length).toBeLessThan(20_000)
  expect(JSON.stringify(kept)).toContain('(5000000 characters)')
  expect(excerptOf({ a: [1, null, true, 'x'] })).toEqual({ a: [1, null, true, 'x'] })
})
