import compiler from 'miniprogram-compiler'
import { requireWeappBuild } from '../_support/weapp'

const maxBuffer = 64 * 1024 * 1024

test("WeChat's own compiler accepts every wxml", () => {
  expect(compiler.wxmlToJs(requireWeappBuild(), { maxBuffer })).toContain('$gwx')
})

test("WeChat's own compiler accepts every wxss", () => {
  expect(compiler.wxssToJs(requireWeappBuild(), { maxBuffer })).toContain('app.wxss')
})
