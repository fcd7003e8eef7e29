import { dynamicCode, freeNames, lookBehinds, syntaxTooNew } from './javascript'

test.each(['a?.b', 'a ?? b', 'a ??= b', 'class A { #b = 1 }', 'class A { b = 1 }', '1_000'])(
  '%s is too new',
  (source) => {
    expect(syntaxTooNew(source)).toBeDefined()
  },
)

test.each(['const f = async () => ({ ...await g() })', 'try { a() } catch { b() }', 'return'])(
  '%s is old enough',
  (source) => {
    expect(syntaxTooNew(source)).toBeUndefined()
  },
)

test('a regular expression that looks behind is found, a named group is not', () => {
  expect(lookBehinds('/(?<=a)b/.test(c); /(?<!a)b/.test(c); /(?<year>\\d)/.test(c)')).toEqual([
    '/(?<=a)b/',
    '/(?<!a)b/',
  ])
})

test.each([
  ['eval("1")', 1],
  ['new Function("a", "return a")', 1],
  ['Function("return 1")', 1],
  ['import("./a")', 1],
  ['new Function("return this")', 0],
  ['Function("")', 0],
  ['a.eval("1")', 0],
  ['(Function => new Function("1"))(a)', 0],
])('%s holds %d pieces of dynamic code', (source, count) => {
  expect(dynamicCode(source)).toHaveLength(count)
})

test('free names are those from outside, without those only probed', () => {
  const source = 'var a = b; function c(d) { return typeof e, typeof f === "x" && f, d }'
  expect(freeNames(source).map(({ name }) => name)).toEqual(['b', 'f'])
})
