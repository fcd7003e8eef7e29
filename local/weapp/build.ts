import fs from 'node:fs'
import path from 'node:path'

export type Theme = 'light' | 'dark'

export type TabItem = { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }

export type TabBar = {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  list: TabItem[]
}

export type WindowConfig = {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
}

export type ComponentConfig = WindowConfig & { usingComponents?: Record<string, string> }

type SubPackage = { root: string; pages: string[] }

export type AppConfig = {
  pages: string[]
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  window?: WindowConfig
  tabBar?: TabBar
  lazyCodeLoading?: string
  themeLocation?: string
}

/** The output of a weapp build (`dist/weapp`), its text files read once. */
export type WeappBuild = {
  root: string
  files: ReadonlyMap<string, string>
  app: AppConfig
  /** Routes of all packages, in the order of app.json. */
  pages: string[]
  tabs: TabItem[]
  /** The JSON beside a page or component; `{}` where there is none. */
  config(route: string): ComponentConfig
  /** `value` with its `@name`s replaced from theme.json. */
  themed<T>(value: T, theme: Theme): T
}

export function readBuild(root: string): WeappBuild {
  const files = readTextFiles(path.resolve(root))
  const json = <T>(file: string) => JSON.parse(files.get(file) ?? '{}') as T
  if (!files.has('app.json')) throw new Error(`no weapp build in ${root}: app.json is missing`)
  const app = json<AppConfig>('app.json')
  const subPages = subPackages(app).flatMap((pack) =>
    pack.pages.map((page) => path.posix.join(pack.root, page)),
  )
  const themes = app.themeLocation
    ? json<Record<Theme, Record<string, string>>>(app.themeLocation)
    : undefined
  return {
    root: path.resolve(root),
    files,
    app,
    pages: [...app.pages, ...subPages],
    tabs: app.tabBar?.list ?? [],
    config: (route) => json(`${route}.json`),
    themed: (value, theme) => replaceVariables(value, themes?.[theme] ?? {}),
  }
}

export function subPackages(app: AppConfig): SubPackage[] {
  return app.subPackages ?? app.subpackages ?? []
}

function readTextFiles(root: string): Map<string, string> {
  if (!fs.existsSync(root)) return new Map()
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' })
  const texts = names.filter((name) => /\.(js|json|wxml|wxs|wxss)$/.test(name))
  return new Map(
    texts.map((name) => [name.split(path.sep).join('/'), fs.readFileSync(path.join(root, name), 'utf8')]),
  )
}

function replaceVariables<T>(value: T, variables: Record<string, string>): T {
  const replace = (_: string, item: unknown) =>
    typeof item === 'string' && item.startsWith('@') ? (variables[item.slice(1)] ?? item) : item
  return JSON.parse(JSON.stringify(value), (key, item) => replace(key, item)) as T
}
