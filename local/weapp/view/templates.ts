import vm from 'node:vm'
import type { template } from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'

type CompiledTemplates = {
  templates: Record<string, template.ComponentTemplate['content']>
  warnings: string[]
}

/** Compiles every wxml and wxs with WeChat's open-source compiler. */
export function compileTemplates(files: ReadonlyMap<string, string>): CompiledTemplates {
  const group = new TmplGroup()
  const warnings: string[] = []
  for (const [file, source] of files) {
    if (file.endsWith('.wxml')) {
      const found = (group.addTmpl(stem(file), source) ?? []) as { message?: string }[]
      warnings.push(...found.map((warning) => `${file}: ${warning.message ?? JSON.stringify(warning)}`))
    }
    if (file.endsWith('.wxs')) group.addScript(stem(file), source)
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return { templates: vm.runInThisContext(`(${code})`) as CompiledTemplates['templates'], warnings }
}

const TAG = /<([a-z][\w-]*)((?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g
const ATTRIBUTE = /([\w:.-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g
const NOT_AN_ELEMENT = new Set(['template', 'block', 'wxs', 'import', 'include', 'slot'])
const NOT_A_PROPERTY =
  /^(id|class|style|slot|hidden)$|^(wx:|data-|model:|(capture-)?(bind|catch)|mut-bind|generic:)/

/** Every tag in the templates, with the properties (camelCase) they set on it. */
export function collectTags(files: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const tags = new Map<string, Set<string>>()
  for (const [file, source] of files) {
    if (!file.endsWith('.wxml')) continue
    for (const [, tag = '', attributes = ''] of source.matchAll(TAG)) {
      if (NOT_AN_ELEMENT.has(tag)) continue
      const properties = tags.get(tag) ?? new Set()
      for (const [, name = ''] of attributes.matchAll(ATTRIBUTE)) {
        if (!NOT_A_PROPERTY.test(name)) properties.add(camelCase(name))
      }
      tags.set(tag, properties)
    }
  }
  return tags
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
}

function stem(file: string): string {
  return file.replace(/\.\w+$/, '')
}
