import path from 'node:path'
import type { WeappBuild } from '../build'
import type { Realm } from './realm'

/** Runs a file of the build once and returns its exports. */
export type RequireFile = (file: string) => unknown

type Module = { exports: unknown }

// WeChat's own define() shadows these names, so that a page cannot reach the browser it may run in.
const SHADOWED =
  'window document frames self location navigator localStorage history Caches screen alert confirm prompt fetch ' +
  'XMLHttpRequest WebSocket webkit WeixinJSCore Reporter print URL DOMParser'
const PARAMETERS = ['require', 'module', 'exports', ...SHADOWED.split(' ')].join(',')

type Wrapper = (require: RequireFile, module: Module, exports: unknown) => void

export function createModuleLoader(build: WeappBuild, realm: Realm): RequireFile {
  const loaded = new Map<string, Module>()

  const requireFrom = (folder: string, request: string): unknown => {
    const file = resolve(build, folder, request)
    const known = loaded.get(file)
    if (known) return known.exports
    const module = realm.run<Module>('({ exports: {} })')
    loaded.set(file, module)
    const source = `(function (${PARAMETERS}) {${build.files.get(file)}\n})`
    const wrapper = realm.run<Wrapper>(source, path.join(build.root, file))
    wrapper.call(undefined, (next) => requireFrom(path.posix.dirname(file), next), module, module.exports)
    return module.exports
  }
  return (file) => requireFrom('', file)
}

function resolve(build: WeappBuild, folder: string, request: string): string {
  const stem = path.posix.join(folder, request).replace(/^\//, '')
  const found = [stem, `${stem}.js`, `${stem}/index.js`].find((file) => build.files.has(file))
  if (!found) throw new Error(`module '${stem}' is not defined, require args is '${request}'`)
  return found
}
