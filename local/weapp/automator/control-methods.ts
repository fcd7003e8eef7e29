import { fireOnSelf, showNatively, type } from '../view/gestures'
import { attributeOf, type Element } from '../view/tree'

type ControlMethod = (element: Element, ...args: never[]) => unknown

/** What a person does to a built-in control: it shows the change and tells the app. */
const METHODS: Record<string, ControlMethod> = {
  'input.input': type,
  'textarea.input': type,
  'switch.tap': (element) => change(element, { value: !attributeOf(element, 'checked') }, 'checked'),
  'slider.slideTo': (element, value: number) => change(element, { value }, 'value'),
  'swiper.swipeTo': (element, current: number) => {
    showNatively(element, { current })
    fireOnSelf(element, 'change', { current, source: 'touch' })
  },
  'movable-view.moveTo': (element, x: number, y: number) =>
    fireOnSelf(element, 'change', { x, y, source: 'touch' }),
  'scroll-view.scrollTo': (element, scrollLeft: number, scrollTop: number) =>
    fireOnSelf(element, 'scroll', {
      scrollLeft,
      scrollTop,
      deltaX: 0,
      deltaY: 0,
      scrollHeight: 0,
      scrollWidth: 0,
    }),
  'scroll-view.scrollTop': () => 0,
  'scroll-view.scrollLeft': () => 0,
  'scroll-view.scrollWidth': () => 0,
  'scroll-view.scrollHeight': () => 0,
}

export function callControl(element: Element, name: string, args: unknown[]): unknown {
  const method = METHODS[name]
  if (!method) throw new Error(`${name} is not supported`)
  return method(element, ...(args as never[]))
}

function change(element: Element, detail: { value: unknown }, shownAs: string) {
  showNatively(element, { [shownAs]: detail.value })
  fireOnSelf(element, 'change', detail)
}
