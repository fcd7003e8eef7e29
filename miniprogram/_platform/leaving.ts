import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** Runs when the screen is left, hidden or closed: the last moment at which something can be kept. */
export function useLeaving(save: () => void) {
  const latest = useRef(save)
  useDidHide(save)
  useUnload(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    // A browser that reloads tells only the page itself.
    if (process.env.TARO_ENV === 'weapp') return undefined
    const leave = () => latest.current()
    // eslint-disable-next-line no-restricted-globals -- only the browser build gets here
    const browser = window
    browser.addEventListener('pagehide', leave)
    return () => browser.removeEventListener('pagehide', leave)
  }, [])
}
