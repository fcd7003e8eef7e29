import * as ge from 'glass-easel'
import { camelCase } from './templates'

export type Element = ge.Element
export type Node = ge.Node

export function isText(node: Node): node is ge.TextNode {
  return ge.TextNode.isTextNode(node)
}

export function isComponent(node: Node): node is ge.GeneralComponent {
  return ge.Component.isComponent(node)
}

/** A component of the app, in contrast to a built-in such as view or button. */
export function isCustomComponent(node: Node): node is ge.GeneralComponent {
  return isComponent(node) && !node.is.startsWith('wx-')
}

/** True for what stands in a template as a tag; blocks, slots and shadow roots are not. */
export function isTag(node: Node): node is Element {
  return !isText(node) && (isComponent(node) || ge.NativeNode.isNativeNode(node))
}

export function tagOf(element: Element): string {
  const is = isComponent(element) || ge.NativeNode.isNativeNode(element) ? element.is : ''
  return is.replace(/^wx-/, '')
}

/** What is drawn below a node: a custom component's own template, else its children. */
export function drawnChildren(node: Element): Node[] {
  const shadowRoot = isCustomComponent(node) ? node.getShadowRoot() : null
  return (shadowRoot ?? node).childNodes
}

/** All tags below an element, in document order, without the inside of custom components. */
export function* descendants(element: Element): Generator<Element> {
  for (const child of element.childNodes) {
    if (isText(child)) continue
    if (isTag(child)) yield child
    yield* descendants(child)
  }
}

export function parentTag(element: Element): Element | null {
  const parent = element.parentNode
  return parent === null || isTag(parent) ? parent : parentTag(parent)
}

export function textOf(node: Node): string {
  return isText(node) ? node.textContent : drawnChildren(node).map(textOf).join('')
}

export function attributeOf(element: Element, name: string): unknown {
  if (name === 'id') return element.id
  if (name === 'class') return element.class
  if (name === 'style') return element.style
  if (name.startsWith('data-')) return element.dataset[camelCase(name.slice('data-'.length))]
  if (isComponent(element)) return (element.data as Record<string, unknown>)[camelCase(name)]
  return element.getAttribute(name)
}

/** Whether the template gives it something to do on a tap. glass-easel tells no one but its own devtools. */
export function hearsTap(element: Element): boolean {
  const { listeners } = (element as unknown as { _$eventTarget: { listeners: object } })._$eventTarget
  return 'tap' in listeners
}

export function escapeMarkup(text: unknown): string {
  return String(text).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
}

export function innerWxml(element: Element): string {
  return drawnChildren(element).map(outerWxml).join('')
}

export function outerWxml(node: Node): string {
  if (isText(node)) return escapeMarkup(node.textContent)
  if (!isTag(node)) return innerWxml(node)
  const id = node.id ? ` id="${escapeMarkup(node.id)}"` : ''
  const className = node.class ? ` class="${escapeMarkup(node.class)}"` : ''
  return `<${tagOf(node)}${id}${className}>${innerWxml(node)}</${tagOf(node)}>`
}
