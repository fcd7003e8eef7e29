import { attributeOf, descendants, type Element, parentTag, tagOf } from './tree'

type Test = (element: Element) => boolean
type Step = { test: Test; directChild: boolean }

/** All elements below `scope` that match: tag, #id, .class, [name=value], descendant, child and `,`. */
export function queryAll(scope: Element, selector: string): Element[] {
  const alternatives = selector.split(',').map(parseSteps)
  return [...descendants(scope)].filter((element) =>
    alternatives.some((steps) => matches(element, steps, steps.length - 1, scope)),
  )
}

function parseSteps(selector: string): Step[] {
  const tokens = selector
    .trim()
    .replace(/\s*>\s*/g, ' >')
    .split(/\s+/)
  return tokens.map((token) => ({
    test: compoundTest(token.replace(/^>/, '')),
    directChild: token.startsWith('>'),
  }))
}

function matches(element: Element, steps: Step[], last: number, scope: Element): boolean {
  const step = steps[last]
  if (!step?.test(element)) return false
  if (last === 0) return true
  for (let parent = parentTag(element); parent && parent !== scope; parent = parentTag(parent)) {
    if (matches(parent, steps, last - 1, scope)) return true
    if (step.directChild) return false
  }
  return false
}

function compoundTest(compound: string): Test {
  const parts = compound.match(/^[\w-]+|\*|[#.][\w-]+|\[[\w-]+(?:=["']?[^\]"']*["']?)?\]/g) ?? []
  if (parts.join('') !== compound || compound === '')
    throw new Error(`selector "${compound}" is not supported`)
  const tests = parts.map(simpleTest)
  return (element) => tests.every((test) => test(element))
}

function simpleTest(part: string): Test {
  const name = part.slice(1)
  switch (part.charAt(0)) {
    case '*':
      return () => true
    case '#':
      return (element) => element.id === name
    case '.':
      return (element) => element.class.split(/\s+/).includes(name)
    case '[':
      return attributeTest(part.slice(1, -1))
    default:
      return (element) => tagOf(element) === part
  }
}

function attributeTest(expression: string): Test {
  const [name = '', value] = expression.split('=')
  if (value === undefined) return (element) => (attributeOf(element, name) ?? null) !== null
  return (element) => String(attributeOf(element, name)) === value.replace(/["']/g, '')
}
