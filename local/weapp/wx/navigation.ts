import type { Navigation } from '../pages/navigation'
import type { DefineApi, WxMembers } from './async-api'

type Address = { url: string }

export function navigationMembers(pages: Navigation, api: DefineApi): WxMembers {
  return {
    navigateTo: api<Address>('navigateTo', ({ url }) => pages.navigateTo(url)),
    redirectTo: api<Address>('redirectTo', ({ url }) => pages.redirectTo(url)),
    reLaunch: api<Address>('reLaunch', ({ url }) => pages.reLaunch(url)),
    switchTab: api<Address>('switchTab', ({ url }) => pages.switchTab(url)),
    navigateBack: api<{ delta?: number }>('navigateBack', ({ delta }) => pages.navigateBack(delta)),
    startPullDownRefresh: api(
      'startPullDownRefresh',
      () => void pages.call(pages.current(), 'onPullDownRefresh'),
    ),
    stopPullDownRefresh: api('stopPullDownRefresh', () => undefined),
    pageScrollTo: api('pageScrollTo', () => undefined),
  }
}
