import { type AnyNode as Node, parse } from 'acorn'
import { analyze, type Reference, type ScopeManager } from 'eslint-scope'

export type { Node }

export type Tree = {
  scopes: ScopeManager
  nodes: Node[]
  parentOf(node: Node): Node | undefined
}

const known = new Map<string, Tree>()

/** A script as WeChat runs it: inside a function, so that `return` may stand at its top. */
export function parseScript(source: string): Tree {
  const tree = known.get(source) ?? parseAnew(source)
  known.set(source, tree)
  return tree
}

function parseAnew(source: string): Tree {
  const options = { ecmaVersion: 'latest', ranges: true, allowReturnOutsideFunction: true } as const
  const program = parse(source, options)
  const scopes = analyze(program as never, { ecmaVersion: 2022, sourceType: 'script' })
  const nodes: Node[] = []
  const parents = new Map<Node, Node>()
  const visit = (node: Node, parent?: Node) => {
    nodes.push(node)
    if (parent) parents.set(node, parent)
    for (const child of childrenOf(node)) visit(child, node)
  }
  visit(program)
  return { scopes, nodes, parentOf: (node) => parents.get(node) }
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value: unknown): value is Node => typeof (value as Node | null)?.type === 'string')
}

/** The node that reads or writes a name. */
export function nodeOf(reference: Reference): Node {
  return reference.identifier as unknown as Node
}

/** The name after the dot, also of `a["name"]`. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  if (!node.computed && node.property.type === 'Identifier') return node.property.name
  if (node.property.type === 'Literal' && typeof node.property.value === 'string') return node.property.value
  return undefined
}
