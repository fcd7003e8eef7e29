import type { Page } from 'playwright-core'

export const builds = ['h5', 'weapp'] as const
export const themes = ['light', 'dark'] as const
export const textSizes = ['normal', 'large'] as const
export const widths = [320, 390, 1024] as const

export type Build = (typeof builds)[number]

/** How a phone, or the person who holds it, wants a screen to look. */
export type Look = {
  readonly theme: (typeof themes)[number]
  readonly text: (typeof textSizes)[number]
  /** CSS pixels. */
  readonly width: (typeof widths)[number]
}

/** px, as phones and browsers tell it: 16 is normal, one and a half times that is large. */
export const fontSizes = { normal: 16, large: 24 } as const satisfies Record<Look['text'], number>

export const looks: readonly Look[] = widths.flatMap((width) =>
  textSizes.flatMap((text) => themes.map((theme) => ({ theme, text, width }))),
)

/** The narrowest and the widest, with both themes and both sizes of text: what `--kept` takes. */
export const keptLooks: Readonly<Record<Build, readonly Look[]>> = {
  h5: [
    { width: 320, theme: 'light', text: 'large' },
    { width: 1024, theme: 'dark', text: 'normal' },
  ],
  weapp: [{ width: 320, theme: 'dark', text: 'large' }],
}

export function nameOf({ theme, text, width }: Look): string {
  return `${width} ${theme}${text === 'large' ? ' large text' : ''}`
}

/** Of a phone's screen, CSS pixels. */
export const phoneHeight = 844

/** No screen is longer: what loads more whenever there is room would never end. */
const mostHeight = 9000

/** Makes the window as high as what is on the screen, so that nothing has to be scrolled to; answers with the height. */
export async function unroll(page: Page, width: number): Promise<number> {
  let height = phoneHeight
  for (;;) {
    await page.setViewportSize({ width, height })
    await page.evaluate(untilStill)
    const hidden = await page.evaluate(heightHidden)
    if (hidden <= 1 || height >= mostHeight) return height
    height = Math.min(mostHeight, height + Math.ceil(hidden * 1.05))
  }
}

// The functions below run in the page: each stands alone.

/** Until what moves has arrived, and pictures and type are there. */
async function untilStill(): Promise<void> {
  const ends = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
    .map((animation) => animation.finished.catch(() => undefined))
  const pictures = Array.from(document.images).map((picture) => picture.decode().catch(() => undefined))
  await Promise.all([...ends, ...pictures, document.fonts.ready])
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

/** How much of what can be scrolled now is out of sight. What lies under a sheet does not count. */
function heightHidden(): number {
  const hidden = Array.from(document.querySelectorAll('*'))
    .filter((element) => element instanceof HTMLElement && isScroller(element) && isOnTop(element))
    .map((element) => element.scrollHeight - element.clientHeight)
  return Math.max(0, ...hidden)

  function isScroller(element: HTMLElement): boolean {
    if (element instanceof HTMLTextAreaElement || element.clientHeight === 0) return false
    return element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowY)
  }

  /** What is seen in the middle of it moves with it. */
  function isOnTop(scroller: HTMLElement): boolean {
    if (scroller === document.scrollingElement) return true
    const { left, right, top, bottom } = scroller.getBoundingClientRect()
    const middle = document.elementFromPoint((left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2)
    for (let at = middle; at && at !== scroller; at = at.parentElement)
      if (getComputedStyle(at).position === 'fixed') return false
    return scroller.contains(middle)
  }
}
