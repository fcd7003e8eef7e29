import * as ge from 'glass-easel'
import { attributeOf, type Element, isComponent, tagOf } from './tree'

type FireOptions = { bubbles?: boolean; extraFields?: Record<string, unknown> }

const TOUCH = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10, force: 1 }
const LIFTED = { touches: [], changedTouches: [TOUCH] }

let tapUnderWay = false

/** True while the handlers of a tap run: what WeChat asks of calls such as requestSubscribeMessage. */
export function isInsideTap(): boolean {
  return tapUnderWay
}

export function fire(element: Element, type: string, detail: unknown = {}, options: FireOptions = {}): void {
  const { bubbles = true, extraFields = LIFTED } = options
  const event = new ge.Event(type, detail, { bubbles, composed: bubbles, capturePhase: bubbles, extraFields })
  ge.Event.dispatchEvent(element, event)
}

/** An event of the kind that built-in components send to their own listeners only. */
export function fireOnSelf(element: Element, type: string, detail: unknown): void {
  fire(element, type, detail, { bubbles: false })
}

export function tap(element: Element): void {
  if (tagOf(element) === 'button' && attributeOf(element, 'disabled') === true) return
  fire(element, 'touchstart', {}, { extraFields: { touches: [TOUCH], changedTouches: [TOUCH] } })
  fire(element, 'touchend')
  tapUnderWay = true
  try {
    fire(element, 'tap', { x: TOUCH.pageX, y: TOUCH.pageY })
  } finally {
    tapUnderWay = false
  }
}

export function type(element: Element, value: string): void {
  fireOnSelf(element, 'focus', { value: attributeOf(element, 'value') ?? '', height: 0 })
  showNatively(element, { value })
  const keyCode = value ? value.charCodeAt(value.length - 1) : 8
  fireOnSelf(element, 'input', { value, cursor: value.length, keyCode })
  fireOnSelf(element, 'blur', { value, cursor: value.length })
}

/** A native control shows the person's change by itself, before the app hears of it. */
export function showNatively(element: Element, data: Record<string, unknown>): void {
  if (isComponent(element)) element.setData(data)
}
