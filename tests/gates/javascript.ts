import { parse } from 'acorn'
import { memberName, type Node, nodeOf, parseScript, type Tree } from './syntax-tree'

const NEWEST_SYNTAX = 2019

/** What is newer than ES2019, the newest that iOS 13 and Chrome 86 run; undefined where nothing is. */
export function syntaxTooNew(source: string): string | undefined {
  try {
    parse(source, { ecmaVersion: NEWEST_SYNTAX, allowReturnOutsideFunction: true })
    return undefined
  } catch (error) {
    const { pos = 0, message } = error as { pos?: number; message: string }
    return `${message}: ${source.slice(Math.max(0, pos - 40), pos + 40)}`
  }
}

/** Regular expressions that look behind: iOS before 16.4 refuses the whole file. */
export function lookBehinds(source: string): string[] {
  const patterns = parseScript(source).nodes.map((node) =>
    node.type === 'Literal' ? node.regex?.pattern : undefined,
  )
  return patterns
    .filter((pattern) => pattern !== undefined && /\(\?<[=!]/.test(pattern))
    .map((pattern) => `/${pattern}/`)
}

export type FreeName = { name: string; excerpt: string }

/** Names that a script takes from outside, without those it only probes with typeof. */
export function freeNames(source: string): FreeName[] {
  const tree = parseScript(source)
  const found = new Map<string, FreeName>()
  for (const reference of tree.scopes.globalScope?.through ?? []) {
    const { identifier } = reference
    const parent = tree.parentOf(nodeOf(reference))
    if (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') continue
    const [start = 0] = identifier.range ?? []
    const excerpt = source.slice(Math.max(0, start - 50), start + 60)
    if (!found.has(identifier.name)) found.set(identifier.name, { name: identifier.name, excerpt })
  }
  return [...found.values()]
}

/**
 * Code made from text, and code loaded later: WeChat has neither. `new Function('return this')` is its one exception, and
 * no text makes no code: zod would ask so whether it could, did we not tell it beforehand (polyfills/zod).
 */
export function dynamicCode(source: string): string[] {
  const tree = parseScript(source)
  return tree.nodes.filter((node) => isDynamic(node, tree)).map((node) => excerptOf(node, source))
}

function isDynamic(node: Node, tree: Tree): boolean {
  if (node.type === 'ImportExpression') return true
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false
  const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee)
  if (name === 'eval') return node.callee.type === 'Identifier' && isFree(node.callee, tree)
  if (name !== 'Function' || node.callee.type !== 'Identifier' || !isFree(node.callee, tree)) return false
  const last = node.arguments.at(-1)
  return !(last?.type === 'Literal' && ['return this', ''].includes(String(last.value)))
}

function isFree(identifier: Node, tree: Tree): boolean {
  return tree.scopes.globalScope?.through.some((reference) => nodeOf(reference) === identifier) ?? false
}

function excerptOf(node: Node, source: string): string {
  const [start = 0] = node.range ?? []
  return source.slice(Math.max(0, start - 40), start + 60)
}
