import type { Page } from 'playwright-core'

export type Kind = 'overflow' | 'cut off' | 'overlap' | 'contrast' | 'target'

/** One thing on a screen that is not as it must be. */
export type Finding = {
  readonly kind: Kind
  /** The element, and the text that it shows. */
  readonly element: string
  readonly measured: string
  readonly limit: string
}

const limits = {
  /** WCAG 2.2, 1.4.3: text against what really lies behind it. */
  contrast: 4.5,
  /** CSS pixels, in both directions. */
  target: 44,
  /** What rounding may take, CSS pixels. */
  rounding: 1,
} as const

/** What is wrong with the page as it is drawn now: its whole length has to be in the viewport. */
export async function measure(page: Page): Promise<Finding[]> {
  const found = await page.evaluate(measureBoxes, limits)
  await page.evaluate(hideTexts)
  // Only what lies behind the texts is left: pictures, veils and colours, as the browser blended them.
  const behind = (await page.screenshot({ animations: 'disabled', scale: 'css' })).toString('base64')
  const faint = await page.evaluate(measureContrast, { behind, limits })
  await page.evaluate(showTexts)
  return [...found, ...faint]
}

type Limits = typeof limits

type Drawn = {
  readonly element: string
  readonly colour: string
  readonly opacity: number
  readonly boxes: readonly Box[]
}
type Box = { left: number; top: number; right: number; bottom: number }
type Measured = typeof window & { drawnTexts?: Drawn[] }

// The functions below run in the page: each stands alone.

/** Boxes, and the texts in them. Texts are kept for their contrast, which needs a picture. */
function measureBoxes({ target, rounding }: Limits): Finding[] {
  const findings: Finding[] = []
  const width = document.documentElement.clientWidth
  const all = Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter(
    (element) => isShown(element) && !isOfWeChat(element),
  )

  for (const element of all) measureOverflow(element)
  const drawn = all.flatMap(textsOf)
  for (const text of drawn) measureCut(text)
  measureOverlaps(drawn)
  const tapped = new Set(all.filter(isTarget))
  for (const element of tapped) measureTarget(element)
  ;(window as Measured).drawnTexts = drawn.map(({ element, boxes }) => ({
    ...{ element: nameOf(element), colour: colourOf(element), opacity: opacityOf(element), boxes },
  }))
  return findings

  function add(kind: Kind, element: Element, measured: string, limit: string) {
    const name = nameOf(element)
    if (!findings.some((found) => found.kind === kind && found.element === name))
      findings.push({ kind, element: name, measured, limit })
  }

  function nameOf(element: Element): string {
    const steps: string[] = []
    for (let at: Element | null = element; at && steps.length < 3; at = at.parentElement) {
      const first = at.id
        ? `#${at.id}`
        : Array.from(at.classList)
            .slice(0, 2)
            .map((name) => `.${name}`)
            .join('')
      if (first) steps.unshift(first)
      if (at.id) break
    }
    const said = element instanceof HTMLInputElement ? element.placeholder : element.textContent
    const text = Array.from(said.trim()).slice(0, 16).join('')
    return `${steps.join(' ') || element.tagName.toLowerCase()}${text ? ` “${text}”` : ''}`
  }

  /** The bars around a page, in the drawing of the weapp build. */
  function isOfWeChat(element: HTMLElement): boolean {
    return element.closest('#tabs') !== null
  }

  function isShown(element: HTMLElement): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const box = element.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && getComputedStyle(element).display !== 'contents'
  }

  /** Nothing may reach past the sides of the screen, except inside what is made to be moved sideways, or to crop it. */
  function measureOverflow(element: HTMLElement) {
    const { left, right } = element.getBoundingClientRect()
    if (left >= -rounding && right <= width + rounding) return
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible' && isInside(at)) return
    // A screen that waits beside this one is not on it.
    if (left >= width || right <= 0) return
    add('overflow', element, `from ${Math.round(left)} to ${Math.round(right)} px`, `0 to ${width} px`)
  }

  /** A page may move up and down only: sideways it hides what reaches past it, which is what we look for. */
  function isInside(scroller: HTMLElement): boolean {
    const { left, right } = scroller.getBoundingClientRect()
    const isPage = right - left >= width - rounding
    return !isPage
  }

  type Text = { element: HTMLElement; boxes: Box[] }

  function textsOf(element: HTMLElement): Text[] {
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    if (field) {
      if (!element.value && !element.placeholder) return []
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return [{ element, boxes: seen(element, [{ left, top, right, bottom }]) }].filter(hasBoxes)
    }
    const boxes = Array.from(element.childNodes)
      .filter((node) => node instanceof Text && node.data.trim() !== '')
      .flatMap((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return Array.from(range.getClientRects()).map(({ left, right, top, bottom }) => {
          // Of the height of a line, only what its characters fill.
          const spare = Math.max(0, (bottom - top - size) / 2)
          return { left, right, top: top + spare, bottom: bottom - spare }
        })
      })
    return [{ element, boxes: seen(element, boxes) }].filter(hasBoxes)
  }

  function hasBoxes({ boxes }: Text): boolean {
    return boxes.length > 0
  }

  /** What is not wholly under something else, and nobody has to scroll to. */
  function seen(element: HTMLElement, boxes: Box[]): Box[] {
    return boxes.filter(({ left, right, top, bottom }) => {
      if (right - left < 1) return false
      const x = Math.min(Math.max((left + right) / 2, 1), width - 1)
      return [0.2, 0.5, 0.8].some((share) => {
        const over = document.elementFromPoint(x, top + (bottom - top) * share)
        return over !== null && (element.contains(over) || over.contains(element))
      })
    })
  }

  /** No text is cut off by a box that hides what reaches past it, nor spills over the edge of a painted one. */
  function measureCut({ element, boxes }: Text) {
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return
    let painted = false
    for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.display === 'inline') continue
      const clips = /hidden|clip/.test(style.overflowX + style.overflowY)
      const paints =
        !painted && (style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.borderTopWidth !== '0px')
      if (paints) painted = true
      if (clips || paints) {
        const box = at.getBoundingClientRect()
        for (const { left, right, top, bottom } of boxes) {
          const past = Math.max(box.left - left, right - box.right, box.top - top, bottom - box.bottom)
          if (past > rounding) {
            const how = clips ? 'hidden by' : 'spills over'
            add('cut off', element, `${past.toFixed(1)} px ${how} ${nameOf(at)}`, `${rounding} px`)
            return
          }
        }
      }
      // What is fixed to the window is not cut by what it lies in.
      if (style.position === 'fixed' || /auto|scroll/.test(style.overflowX + style.overflowY)) return
    }
  }

  function measureOverlaps(texts: readonly Text[]) {
    const boxes = texts.flatMap(({ element, boxes: own }) => own.map((box) => ({ element, box })))
    boxes.sort((a, b) => a.box.top - b.box.top)
    boxes.forEach(({ element, box }, index) => {
      for (const other of boxes.slice(index + 1)) {
        if (other.box.top >= box.bottom) break
        if (other.element === element || other.element.contains(element) || element.contains(other.element))
          continue
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
        if (across > 2 && down > 2)
          add('overlap', element, `${down.toFixed(1)} px under ${nameOf(other.element)}`, '0 px')
      }
    })
  }

  /** Whatever hears a tap. React keeps what it was given on the element; the drawn weapp page says it itself. */
  function isTarget(element: HTMLElement): boolean {
    if (element.matches('wx-button, wx-input, wx-textarea, [data-hears-tap]')) return true
    // How large a switch is, is the phone's own matter.
    if (element.matches('input[type="checkbox"], wx-switch')) return false
    if (element.matches('input, textarea, button, a, .weui-tabbar__item, .weui-dialog__btn'))
      return element.parentElement?.closest('wx-input, wx-textarea') === null
    const given = Object.entries(element).find(([key]) => key.startsWith('__reactProps$'))?.[1] as
      { onClick?: unknown } | undefined
    return typeof given?.onClick === 'function'
  }

  /**
   * A finger needs a circle of 44 px that belongs to this target alone. Only what the browser would really hit
   * counts: where a neighbour, or a target inside this one, lies on top, the place is theirs. Text fields belong
   * to the line in which they stand, which is touched as well.
   */
  function measureTarget(element: HTMLElement) {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const [across, down] = [right - left, bottom - top]
    if (across < target - rounding || down < target - rounding) {
      add('target', element, `${across.toFixed(0)} × ${down.toFixed(0)} px`, `${target} × ${target} px`)
      return
    }
    const half = target / 2 - rounding
    const places = (from: number, to: number) => {
      const steps = Math.max(1, Math.floor((to - from - target) / 11))
      return Array.from({ length: steps + 1 }, (_, n) =>
        to - from <= target ? (from + to) / 2 : from + half + 1 + ((to - from - target) * n) / steps,
      )
    }
    const free = places(top, bottom).some((y) => places(left, right).some((x) => isOurs(element, x, y, half)))
    if (!free && isReachable(element)) add('target', element, 'no circle of its own', `${target} px across`)
  }

  function isOurs(element: HTMLElement, x: number, y: number, half: number): boolean {
    const aslant = half * Math.SQRT1_2
    return [
      [0, 0],
      ...[-half, half].flatMap((far) => [
        [far, 0],
        [0, far],
      ]),
      ...[-aslant, aslant].flatMap((x) => [
        [x, -aslant],
        [x, aslant],
      ]),
    ].every(([dx = 0, dy = 0]) => {
      const hit = document.elementFromPoint(x + dx, y + dy)
      if (!hit || !element.contains(hit)) return false
      for (let at: Element | null = hit; at && at !== element; at = at.parentElement)
        if (tapped.has(at as HTMLElement)) return false
      return true
    })
  }

  /** What lies under a sheet is not to be tapped now. */
  function isReachable(element: HTMLElement): boolean {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return hit !== null && element.contains(hit)
  }

  function colourOf(element: HTMLElement): string {
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    const isEmpty = isField && element.value === ''
    return getComputedStyle(element, isEmpty ? '::placeholder' : undefined).color
  }

  function opacityOf(element: HTMLElement): number {
    let opacity = 1
    for (let at: HTMLElement | null = element; at; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity)
    return opacity
  }
}

function hideTexts() {
  const style = document.createElement('style')
  style.id = 'texts-hidden'
  style.textContent = `*, *::placeholder { color: transparent !important; -webkit-text-fill-color: transparent !important;
    caret-color: transparent !important; transition: none !important }`
  document.head.append(style)
}

function showTexts() {
  document.getElementById('texts-hidden')?.remove()
}

/** Each text's colour against the pixels behind it; the worst of them counts. */
async function measureContrast({
  behind,
  limits: { contrast },
}: {
  behind: string
  limits: Limits
}): Promise<Finding[]> {
  const picture = new Image()
  picture.src = `data:image/png;base64,${behind}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('there is no canvas to measure on')
  context.drawImage(picture, 0, 0)
  const findings: Finding[] = []
  for (const { element, colour, opacity, boxes } of (window as Measured).drawnTexts ?? []) {
    const [worst, on] = boxes
      .flatMap((box) => ratiosIn(box, colour, opacity))
      .sort((a, b) => a[0] - b[0])[0] ?? [contrast, '']
    if (worst < contrast)
      findings.push({
        ...{ kind: 'contrast', element, measured: `${worst.toFixed(2)} (${colour} on ${on})` },
        limit: String(contrast),
      })
  }
  return findings

  function ratiosIn({ left, right, top, bottom }: Box, colour: string, opacity: number): [number, string][] {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    const columns = Math.min(12, Math.max(2, Math.floor((right - left) / 8)))
    const points = Array.from({ length: columns * 3 }, (_, n) => [
      left + ((right - left) * ((n % columns) + 0.5)) / columns,
      top + ((bottom - top) * (Math.floor(n / columns) + 0.5)) / 3,
    ])
    return points.map(([x = 0, y = 0]) => {
      const pixel = context?.getImageData(Math.floor(x), Math.floor(y), 1, 1).data
      const under = [pixel?.[0] ?? 0, pixel?.[1] ?? 0, pixel?.[2] ?? 0]
      const share = alpha * opacity
      const text = [red, green, blue].map((part, n) => part * share + (under[n] ?? 0) * (1 - share))
      const [light = 0, dark = 0] = [luminance(text), luminance(under)].sort((a, b) => b - a)
      return [(light + 0.05) / (dark + 0.05), `rgb(${under.join(', ')})`]
    })
  }

  function luminance(parts: readonly number[]): number {
    const [red = 0, green = 0, blue = 0] = parts.map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
}
