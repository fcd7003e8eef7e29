declare const window: {
  matchMedia(query: string): { readonly matches: boolean }
  /** What Taro's router in browsers goes by. */
  readonly __taroAppConfig: { animation?: boolean }
}

/** In a browser, screens are there at once, instead of sliding in, for whoever asked their device for less movement. */
export function heedReducedMotion(): void {
  if (process.env.TARO_ENV !== 'h5') return
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) window.__taroAppConfig.animation = false
}
