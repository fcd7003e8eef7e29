import path from 'node:path'
import type { WeappBuild } from '../build'
import type { View } from '../view/view'
import type { RequireFile } from './modules'
import type { Realm } from './realm'

type Method = (this: unknown, ...args: unknown[]) => unknown
type Definition = Record<string, unknown>

/** Gives the app Page, Component and Behavior; returns how a page is loaded with its components. */
export function addRegistration(
  realm: Realm,
  view: View,
  build: WeappBuild,
  requireFile: RequireFile,
  onCreated: (component: object) => void,
): (route: string) => void {
  // As WeChat's __wxAppCurrentFile__: the registering call may stand in a chunk shared by many files.
  let currentFile = ''
  Object.assign(realm.global, {
    Page: (definition: Definition) =>
      view.define(currentFile, (env) => env.Page(withPlainEvents(definition, realm) as never)),
    Component: (definition: Definition) =>
      view.define(currentFile, (env) =>
        env.Component({
          ...definition,
          properties: withNodeTypes(part(definition, 'properties')),
          methods: withPlainEvents(part(definition, 'methods'), realm),
          lifetimes: withCreated(definition, onCreated),
        } as never),
      ),
    Behavior: (definition: Definition) =>
      view.define(currentFile, (env) => env.Behavior(definition as never)),
  })

  const loaded = new Set<string>()
  return function load(is) {
    if (loaded.has(is)) return
    loaded.add(is)
    for (const used of Object.values(build.config(is).usingComponents ?? {})) {
      if (!/^(plugin|dynamicLib):/.test(used)) load(resolveComponent(is, used))
    }
    currentFile = is
    requireFile(`${is}.js`)
  }
}

function resolveComponent(user: string, used: string): string {
  return used.startsWith('/') ? used.slice(1) : path.posix.join(path.posix.dirname(user), used)
}

function part(definition: Definition, name: string): Definition {
  return (definition[name] ?? {}) as Definition
}

function withCreated(definition: Definition, onCreated: (component: object) => void): Definition {
  const lifetimes = part(definition, 'lifetimes')
  const created = (lifetimes['created'] ?? definition['created']) as Method | undefined
  return {
    ...lifetimes,
    created(this: object) {
      onCreated(this)
      created?.call(this)
    },
  }
}

/** Template events reach handlers as plain JSON, as they do over WeChat's thread bridge. */
function withPlainEvents(definition: Definition, realm: Realm): Definition {
  const wrap = (method: Method): Method =>
    function (this: unknown, first, ...rest) {
      return method.call(this, isTemplateEvent(first) ? plainEvent(first, realm) : first, ...rest)
    }
  return Object.fromEntries(
    Object.entries(definition).map(([name, value]) => [
      name,
      typeof value === 'function' ? wrap(value as Method) : value,
    ]),
  )
}

type EventNode = { id?: string; dataset?: object }
type TemplateEvent = {
  type: string
  timeStamp: number
  detail: unknown
  target: EventNode
  currentTarget: EventNode
  mark?: object | null
  extraFields?: object
  getEventName(): string
}

function isTemplateEvent(value: unknown): value is TemplateEvent {
  return typeof (value as TemplateEvent | null)?.getEventName === 'function'
}

function plainEvent(event: TemplateEvent, realm: Realm): unknown {
  const node = ({ id, dataset }: EventNode) => ({
    id: id ?? '',
    offsetLeft: 0,
    offsetTop: 0,
    dataset: dataset ?? {},
  })
  return realm.plain({
    type: event.type,
    timeStamp: Math.round(event.timeStamp),
    target: node(event.target),
    currentTarget: node(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail,
    ...event.extraFields,
  })
}

const NODE_TYPES: Record<string, unknown> = { String, Number, Boolean, Object, Array, Function }

/** glass-easel compares property types with its own String, Object, …, not with those of the app's context. */
function withNodeTypes(properties: Definition): Definition {
  const nodeType = (type: unknown) => (typeof type === 'function' ? (NODE_TYPES[type.name] ?? type) : type)
  const convert = (property: unknown) => {
    if (typeof property !== 'object' || property === null) return nodeType(property)
    const { type, optionalTypes, ...rest } = property as { type?: unknown; optionalTypes?: unknown[] }
    return {
      ...rest,
      type: nodeType(type),
      ...(optionalTypes && { optionalTypes: optionalTypes.map(nodeType) }),
    }
  }
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, convert(property)]))
}
