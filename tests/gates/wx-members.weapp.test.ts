import { documentedMembers } from '../../local/weapp/wx/documented-members'
import { requireWeappBuild } from '../_support/weapp'
import { type Script, scriptsOf } from './build-files'
import { taroMembers, taroModule, type UsedMember, wxMembers } from './wx-members'

/** Not WeChat's: what Taro itself adds, and where webpack keeps its chunks. */
const TARO_OWN =
  /^(use[A-Z]\w*|webpackJsonp|Current|Events|ENV_TYPE|eventCenter|getCurrentInstance|getEnv|getAppInfo|getRenderer|initPxTransform|pxTransform|interceptors|addInterceptor|cleanInterceptors|options|preload|hooks|config)$/

let scripts: Script[]

beforeAll(() => {
  scripts = scriptsOf(requireWeappBuild())
})

function undocumented(members: UsedMember[]): string[] {
  const isDocumented = (name: string) => {
    const [first = '', second] = name.split('.')
    if (first === 'cloud' && second !== undefined) return documentedMembers('WxCloud').has(second)
    return documentedMembers('Wx').has(first)
  }
  const unknown = members.filter(({ name }) => !TARO_OWN.test(name) && !isDocumented(name))
  return unknown.map(({ name, file }) => `${name} in ${file}`)
}

test('every member of wx that the build uses is documented by WeChat', () => {
  expect(undocumented(scripts.flatMap((script) => wxMembers(script)))).toEqual([])
})

test('every member of Taro that the build uses is documented by WeChat, or is Taro’s own', () => {
  const moduleId = taroModule(scripts)
  expect(moduleId).toBeDefined()
  const used = scripts.flatMap((script) => taroMembers(script, moduleId ?? -1))
  expect(used.length).toBeGreaterThan(0)
  expect(undocumented(used)).toEqual([])
})
