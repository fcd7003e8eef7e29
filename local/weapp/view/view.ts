import * as ge from 'glass-easel'
import { type ComponentEnv, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import type { WeappBuild } from '../build'
import type { Problems } from '../problems'
import { collectTags, compileTemplates } from './templates'

export type Screen = { width: number; height: number }

/** The view layer: glass-easel, WeChat's own component framework, without a browser below it. */
export type View = {
  /** Runs `register` with the Page, Component and Behavior that belong to the file `is`. */
  define<T>(is: string, register: (env: ComponentEnv) => T): T
  createPage(route: string): Root
  close(): void
}

class NodeBackend extends ge.EmptyComposedBackendContext {
  constructor(private screen: Screen) {
    super()
  }
  override getWindowWidth() {
    return this.screen.width
  }
  override getWindowHeight() {
    return this.screen.height
  }
  override getDevicePixelRatio() {
    return 2
  }
  override render(callback: (error: Error | null) => void) {
    queueMicrotask(() => callback(null))
  }
}

export function createView(build: WeappBuild, screen: Screen, problems: Problems): View {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const globalSpace = env.getGlobalCodeSpace()
  const backend = env.associateBackend(new NodeBackend(screen))

  defineBuiltins(build, globalSpace.getComponentSpace(), space.getComponentSpace())
  const { templates, warnings } = compileTemplates(build.files)
  for (const warning of warnings) problems.warn(warning)
  for (const file of build.files.keys()) {
    if (!file.endsWith('.wxml')) continue
    const is = file.slice(0, -'.wxml'.length)
    if (build.files.has(`${is}.json`)) space.addComponentStaticConfig(is, build.config(is))
    space.addCompiledTemplate(is, { groupList: templates, content: templates[is] } as never)
  }

  const own = new Set([space.getComponentSpace(), globalSpace.getComponentSpace()])
  const stopListening = listen(problems, (component) => own.has(component.getOwnerSpace()))
  return {
    define: (is, register) => space.componentEnv(is, register),
    createPage: (route) => backend.createRoot('body', space, route),
    close: stopListening,
  }
}

/** Gives each built-in tag (view, button, …) a component with exactly the properties the templates use. */
function defineBuiltins(build: WeappBuild, globalSpace: ge.ComponentSpace, space: ge.ComponentSpace) {
  const custom = new Set(
    [...build.files.keys()]
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => Object.keys(build.config(file.slice(0, -'.json'.length)).usingComponents ?? {})),
  )
  for (const [tag, properties] of collectTags(build.files)) {
    if (custom.has(tag)) continue
    const names = [...properties, 'hidden']
    const definition = globalSpace.defineComponent({
      is: `wx-${tag}`,
      properties: Object.fromEntries(names.map((name) => [name, { type: null, value: null }])),
    })
    space.setGlobalUsingComponent(tag, definition.general())
  }
}

/** glass-easel reports to the whole process; each host takes what comes from its own components. */
function listen(problems: Problems, isOwn: (component: ge.GeneralComponent) => boolean): () => void {
  ge.globalOptions.throwGlobalError = false
  const concerns = (component: ge.GeneralComponent | string | undefined) =>
    typeof component !== 'object' || isOwn(component)
  // Returning false keeps glass-easel from printing what is collected here.
  const onError = (error: unknown, _?: string, component?: ge.GeneralComponent | string) => {
    if (!concerns(component)) return undefined
    problems.fail(error)
    return false
  }
  const onWarning = (message: string, component: ge.GeneralComponent | string) => {
    if (!concerns(component)) return undefined
    problems.warn(message)
    return false
  }
  ge.addGlobalErrorListener(onError)
  ge.addGlobalWarningListener(onWarning)
  return () => {
    ge.removeGlobalErrorListener(onError)
    ge.removeGlobalWarningListener(onWarning)
  }
}
