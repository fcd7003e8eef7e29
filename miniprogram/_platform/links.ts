/* eslint-disable no-restricted-globals -- of the browser only its own address is read, in the browser build only */

/** Whether a screen is forwarded into a chat, as WeChat does; in a browser its address is copied. */
export const canForward = process.env.TARO_ENV === 'weapp'

/** Where a browser opens this screen; null in WeChat, whose screens have no address outside of it. */
export function addressOf(screen: string): string | null {
  if (process.env.TARO_ENV !== 'h5') return null
  const [app = ''] = window.location.href.split('#')
  return `${app}#${screen}`
}
