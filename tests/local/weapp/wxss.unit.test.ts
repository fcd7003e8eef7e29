import { lengthsToCss, wxssToCss } from '../../../local/weapp/snapshot/wxss'

const css = (wxss: string, others: Record<string, string> = {}) =>
  wxssToCss(new Map(Object.entries({ 'app.wxss': wxss, ...others })), 'app.wxss').replace(/\s+/g, ' ')

test.each([
  ['page{a:b}', 'wx-page{a:b}'],
  ['.view view{a:b}', '.view wx-view{a:b}'],
  ['view>text.on,image{a:b}', 'wx-view>wx-text.on,wx-image{a:b}'],
  ['.view-list{a:b}', '.view-list{a:b}'],
  ['@keyframes x{from{a:b}}', '@keyframes x{from{a:b}}'],
])('%s becomes %s', (wxss, expected) => {
  expect(css(wxss)).toBe(expected)
})

test('rpx are parts of the width of the window', () => {
  expect(lengthsToCss('-3.5rpx 10rpx')).toBe('calc(100vw / 750 * -3.5) calc(100vw / 750 * 10)')
})

test('vh are parts of its height between the bars', () => {
  expect(lengthsToCss('62vh')).toBe('calc(var(--window-height) / 100 * 62)')
})

test('imports come first, and once', () => {
  const parts = { 'a/b.wxss': '@import "/app.wxss"; @import "./c.wxss"; .b{x:y}', 'a/c.wxss': '.c{x:y}' }
  expect(css('@import "a/b.wxss"; .a{x:y}', parts)).toBe('.c{x:y}.b{x:y}.a{x:y}')
})
