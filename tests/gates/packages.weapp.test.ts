import { existsSync } from 'node:fs'
import path from 'node:path'
import { readBuild, type WeappBuild } from '../../local/weapp/build'
import { requireWeappBuild } from '../_support/weapp'
import { filesOf, packageSizes } from './build-files'

const KB = 1024
const MAIN_LIMIT = 900 * KB
const PACKAGE_LIMIT = 2048 * KB

let root: string
let build: WeappBuild

beforeAll(() => {
  root = requireWeappBuild()
  build = readBuild(root)
})

const missing = (files: string[]) => files.filter((file) => !existsSync(path.join(root, file)))

test('every page of app.json is there', () => {
  expect(build.pages.length).toBeGreaterThan(0)
  expect(missing(build.pages.flatMap((page) => [`${page}.js`, `${page}.json`, `${page}.wxml`]))).toEqual([])
})

test('every tab is a page of the main package, five at most, and has its icons', () => {
  expect(build.tabs.length).toBeLessThanOrEqual(5)
  expect(build.tabs.filter((tab) => !build.app.pages.includes(tab.pagePath))).toEqual([])
  const icons = build.tabs.flatMap((tab) => [tab.iconPath, tab.selectedIconPath])
  expect(missing(icons.filter((icon) => icon !== undefined))).toEqual([])
})

test('every component that a page or component names is there', () => {
  const users = [...build.files.keys()]
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => file.slice(0, -5))
  const used = users.flatMap((user) =>
    Object.values(build.config(user).usingComponents ?? {}).map((name) =>
      name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(user), name),
    ),
  )
  expect(missing(used.map((component) => `${component}.js`))).toEqual([])
})

test('the main package stays within 900 KB, every package below 2 MB', () => {
  const sizes = packageSizes(root)
  expect(sizes['main']).toBeLessThanOrEqual(MAIN_LIMIT)
  expect(Object.entries(sizes).filter(([, bytes]) => bytes >= PACKAGE_LIMIT)).toEqual([])
})

test('nothing is uploaded that a phone does not need', () => {
  expect(filesOf(root).filter((file) => /\.(map|tsx?|md)$/.test(file))).toEqual([])
})
