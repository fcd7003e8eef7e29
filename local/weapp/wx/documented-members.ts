import fs from 'node:fs'
import path from 'node:path'

const known = new Map<string, ReadonlySet<string>>()

/** Names that WeChat documents for an interface of its typings: `Wx`, `WxCloud`, `FileSystemManager`. */
export function documentedMembers(typeName: string): ReadonlySet<string> {
  const members = known.get(typeName) ?? readMembers(typeName)
  known.set(typeName, members)
  return members
}

function readMembers(typeName: string): ReadonlySet<string> {
  const folder = path.join(path.dirname(require.resolve('miniprogram-api-typings/package.json')), 'types/wx')
  const file = typeName === 'WxCloud' ? 'lib.wx.cloud.d.ts' : 'lib.wx.api.d.ts'
  const source = fs.readFileSync(path.join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const [, indent = '', body = ''] =
    new RegExp(`^( *)interface ${typeName} \\{\\n([\\s\\S]*?)\\n\\1\\}`, 'm').exec(source) ?? []
  const member = new RegExp(`^${indent}    (?:readonly )?(\\w+)[?]?[(<:]`, 'gm')
  const names = [...body.matchAll(member)].map(([, name = '']) => name)
  if (names.length === 0) throw new Error(`miniprogram-api-typings has no interface ${typeName}`)
  return new Set(typeName === 'Wx' ? [...names, 'cloud', 'env'] : names)
}
