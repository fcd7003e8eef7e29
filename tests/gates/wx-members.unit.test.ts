import { documentedMembers } from '../../local/weapp/wx/documented-members'
import { taroMembers, taroModule, wxMembers } from './wx-members'

const TARO =
  '(wx["webpackJsonp"] = []).push([[1], { 2988: function (t, e, n) { r.isExist("initNativeApi") && 1 } }])'
const PAGE = `(wx["webpackJsonp"] = []).push([[2], { 9: function (t, e, s) {
  var l = s(2988), d = s.n(l), m = s(1)
  d().navigateTo({}); (0, l.useLoad)(); m.nothing(); d().cloud.callFunction({}); s.n(m)().nothing()
  function inner(d) { return d().other }
} }])`

const names = (members: { name: string }[]) => members.map(({ name }) => name)

test("Taro's module is known by what it does", () => {
  expect(taroModule([{ file: 'taro.js', source: TARO }])).toBe(2988)
})

test('members of Taro are found through webpack’s getters and names', () => {
  const members = taroMembers({ file: 'page.js', source: PAGE }, 2988)
  expect(names(members).sort()).toEqual(['cloud.callFunction', 'navigateTo', 'useLoad'])
})

test('members of wx are found, also in brackets', () => {
  const source = 'wx.showToast({}); wx["cloud"].init(); (wx => wx.hidden)(a)'
  expect(names(wxMembers({ file: 'a.js', source }))).toEqual(['showToast', 'cloud.init'])
})

test('what WeChat documents is read from its typings', () => {
  const wx = documentedMembers('Wx')
  for (const name of [
    'navigateTo',
    'getAppBaseInfo',
    'requestSubscribeMessage',
    'onThemeChange',
    'cloud',
    'env',
  ]) {
    expect(wx).toContain(name)
  }
  expect(wx).not.toContain('filePath')
  expect(documentedMembers('WxCloud')).toContain('callFunction')
  expect(documentedMembers('FileSystemManager')).toContain('readFile')
})
