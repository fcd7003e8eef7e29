import path from 'node:path'
import type { WeappHost } from '../host'
import type { OpenPage } from '../pages/navigation'
import {
  attributeOf,
  drawnChildren,
  type Element,
  escapeMarkup,
  hearsTap,
  isTag,
  isText,
  type Node,
  tagOf,
} from '../view/tree'
import { lengthsToCss } from './wxss'

const DRAWN_ATTRIBUTES = ['type', 'mode', 'size', 'disabled', 'hidden']

/** The elements of a page as HTML: `<view>` becomes `<wx-view>`, controls get their HTML inside. */
export function pageToHtml(host: WeappHost, page: OpenPage): string {
  const draw = (node: Node): string => {
    if (isText(node)) return escapeMarkup(node.textContent)
    const children = drawnChildren(node).map(draw).join('')
    if (!isTag(node)) return children
    const tag = `wx-${tagOf(node)}`
    return `<${tag}${attributes(node)}>${inside(host, page, node, children)}</${tag}>`
  }
  return page.content.childNodes.map(draw).join('')
}

function attributes(element: Element): string {
  const pairs: [string, unknown][] = [
    ['id', element.id],
    ['class', element.class],
    ['style', lengthsToCss(element.style)],
    ['data-hears-tap', hearsTap(element) ? 'yes' : null],
    ...DRAWN_ATTRIBUTES.map((name): [string, unknown] => [name, attributeOf(element, name)]),
  ]
  const present = pairs.filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
  )
  return present.map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`).join('')
}

function inside(host: WeappHost, page: OpenPage, element: Element, children: string): string {
  const value = (name: string) => attributeOf(element, name)
  const text = (name: string) => escapeMarkup(value(name) ?? '')
  // In WeChat it is an element of its own, which has its own class.
  const placeholder = () => `<div class="${text('placeholderClass')}">${text('placeholder')}</div>`
  const checked = value('checked') ? 'checked' : ''
  switch (tagOf(element)) {
    case 'input':
      if (!value('value')) return placeholder()
      return `<input type="${value('password') ? 'password' : 'text'}" value="${text('value')}">`
    case 'textarea':
      if (!value('value')) return placeholder()
      return `<textarea>${text('value')}</textarea>`
    case 'image':
      return `<img src="${escapeMarkup(imageSource(host, page, value('src')))}">`
    case 'switch':
      return `<i class="${checked && 'on'}"></i>`
    case 'checkbox':
    case 'radio':
      return `<input type="${tagOf(element)}" ${checked}>${children}`
    case 'progress':
      return `<progress max="100" value="${text('percent')}"></progress>`
    case 'slider':
      return `<input type="range" value="${text('value')}">`
    case 'rich-text':
      return richText(value('nodes'))
    default:
      return children
  }
}

/** Files of the package and chosen files become data; addresses on the net stay. */
function imageSource(host: WeappHost, page: OpenPage, source: unknown): string {
  if (typeof source !== 'string' || source === '') return ''
  if (/^(data|https?):/.test(source)) return source
  const isRelative = !/^(\/|\w+:)/.test(source)
  const file = isRelative ? path.posix.join(path.posix.dirname(page.route), source) : source
  if (!host.files.has(file)) return ''
  const type = path.extname(file).slice(1).replace('svg', 'svg+xml').replace('jpg', 'jpeg')
  return `data:image/${type};base64,${Buffer.from(host.files.read(file)).toString('base64')}`
}

type RichNode = {
  type?: string
  text?: string
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

function richText(nodes: unknown): string {
  if (typeof nodes === 'string') return nodes
  return Array.isArray(nodes) ? (nodes as RichNode[]).map(richNode).join('') : ''
}

function richNode({ type, text, name = 'div', attrs = {}, children = [] }: RichNode): string {
  if (type === 'text') return escapeMarkup(text ?? '')
  const given = Object.entries(attrs).map(([key, value]) => ` ${key}="${escapeMarkup(lengthsToCss(value))}"`)
  return `<${name}${given.join('')}>${children.map(richNode).join('')}</${name}>`
}
