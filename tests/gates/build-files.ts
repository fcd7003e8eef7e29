import fs from 'node:fs'
import path from 'node:path'
import { type AppConfig, subPackages } from '../../local/weapp/build'

export type Script = { file: string; source: string }

/** Paths of all files of a build, `/` between folders; what begins with a dot is not uploaded. */
export function filesOf(root: string): string[] {
  const entries = fs.readdirSync(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

export function scriptsOf(root: string): Script[] {
  return filesOf(root)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, source: fs.readFileSync(path.join(root, file), 'utf8') }))
}

function appConfigOf(root: string): AppConfig {
  return JSON.parse(fs.readFileSync(path.join(root, 'app.json'), 'utf8')) as AppConfig
}

/** Bytes of each package; `main` is what no subpackage takes away. */
export function packageSizes(root: string): Record<string, number> {
  const roots = subPackages(appConfigOf(root)).map((pack) => `${pack.root.replace(/^\/|\/$/g, '')}/`)
  const sizes: Record<string, number> = Object.fromEntries(['main', ...roots].map((name) => [name, 0]))
  for (const file of filesOf(root)) {
    const owner = roots.find((folder) => file.startsWith(folder)) ?? 'main'
    sizes[owner] = (sizes[owner] ?? 0) + fs.statSync(path.join(root, file)).size
  }
  return sizes
}
