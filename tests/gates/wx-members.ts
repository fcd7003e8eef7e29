import type { Variable } from 'eslint-scope'
import type { Script } from './build-files'
import { memberName, type Node, nodeOf, parseScript, type Tree } from './syntax-tree'

/** A member of wx or Taro that a build uses, such as `showToast` or `cloud.callFunction`. */
export type UsedMember = { name: string; file: string }

/** Members read from the global `wx`. */
export function wxMembers({ file, source }: Script): UsedMember[] {
  const tree = parseScript(source)
  const references = tree.scopes.globalScope?.through ?? []
  return references
    .filter((reference) => reference.identifier.name === 'wx')
    .flatMap((reference) => membersOf(nodeOf(reference), tree))
    .map((name) => ({ name, file }))
}

/** Webpack's number for @tarojs/taro, known by its call of the hook `initNativeApi`. */
export function taroModule(scripts: Script[]): number | undefined {
  for (const { source } of scripts) {
    const tree = parseScript(source)
    const probe = tree.nodes.find((node) => node.type === 'CallExpression' && isProbe(node))
    for (let node = probe; node; node = tree.parentOf(node)) {
      const id = node.type === 'Property' && node.key.type === 'Literal' ? Number(node.key.value) : NaN
      if (!Number.isNaN(id)) return id
    }
  }
  return undefined
}

function isProbe(node: Node & { type: 'CallExpression' }): boolean {
  const [first] = node.arguments
  return memberName(node.callee) === 'isExist' && first?.type === 'Literal' && first.value === 'initNativeApi'
}

/** Members read from Taro's exports: `import Taro`, which webpack makes `n(id)` and `n.n(it)()`, and named imports. */
export function taroMembers({ file, source }: Script, moduleId: number): UsedMember[] {
  const tree = parseScript(source)
  const variables = tree.scopes.scopes.flatMap((scope) => scope.variables)
  const namespaces = variables.filter((variable) => isRequireOf(initOf(variable), moduleId))
  const getters = variables.filter((variable) => isGetterOf(initOf(variable), namespaces, tree))
  const names = [
    ...namespaces.flatMap((variable) => identifiersOf(variable).flatMap((node) => membersOf(node, tree))),
    ...getters.flatMap((variable) => identifiersOf(variable).flatMap((node) => membersOfCall(node, tree))),
  ]
  return names.filter((name) => name !== 'default').map((name) => ({ name, file }))
}

function membersOf(object: Node, tree: Tree): string[] {
  const parent = tree.parentOf(object)
  if (parent?.type !== 'MemberExpression' || parent.object !== object) return []
  const name = memberName(parent)
  if (name === undefined) return []
  const deeper = name === 'cloud' ? membersOf(parent, tree) : []
  return deeper.length > 0 ? deeper.map((member) => `${name}.${member}`) : [name]
}

function membersOfCall(callee: Node, tree: Tree): string[] {
  const call = tree.parentOf(callee)
  return call?.type === 'CallExpression' && call.callee === callee ? membersOf(call, tree) : []
}

function initOf(variable: Variable): Node | undefined {
  const definition = variable.defs[0]?.node as Node | undefined
  return definition?.type === 'VariableDeclarator' ? (definition.init ?? undefined) : undefined
}

function isRequireOf(init: Node | undefined, moduleId: number): boolean {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') return false
  const [id] = init.arguments
  return id?.type === 'Literal' && id.value === moduleId
}

function isGetterOf(init: Node | undefined, namespaces: Variable[], tree: Tree): boolean {
  if (init?.type !== 'CallExpression' || memberName(init.callee) !== 'n') return false
  const [argument] = init.arguments
  return namespaces.some((variable) =>
    identifiersOf(variable).some((node) => node === argument && tree.parentOf(node)),
  )
}

function identifiersOf(variable: Variable): Node[] {
  return variable.references.map((reference) => nodeOf(reference))
}
