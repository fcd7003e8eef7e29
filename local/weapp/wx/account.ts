import type { Problems } from '../problems'
import { isInsideTap } from '../view/gestures'
import { type DefineApi, WxError, type WxMembers } from './async-api'

export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'

export type Subscriptions = {
  /** What the person answers for a template; `accept` where nothing is set. */
  answers: Map<string, SubscribeAnswer>
  /** The templates of each request, in order. */
  requests: string[][]
}

const MAX_TEMPLATES = 5

export function accountMembers(subscriptions: Subscriptions, problems: Problems, api: DefineApi): WxMembers {
  const answer = (tmplIds: string[]) => {
    if (tmplIds.length > MAX_TEMPLATES) throw new WxError('The number of templates exceeds the limit', 20003)
    subscriptions.requests.push(tmplIds)
    return Object.fromEntries(tmplIds.map((id) => [id, subscriptions.answers.get(id) ?? 'accept']))
  }
  const requestSubscribeMessage = api<{ tmplIds: string[] }>('requestSubscribeMessage', ({ tmplIds }) =>
    answer(tmplIds),
  )
  const refuse = api('requestSubscribeMessage', () => {
    throw new WxError('can only be invoked by user TAP gesture.', 20000)
  })
  return {
    login: api('login', () => ({ code: 'host-code' })),
    checkSession: api('checkSession', () => undefined),
    getSetting: api('getSetting', () => ({ authSetting: {} })),
    openSetting: api('openSetting', () => ({ authSetting: {} })),
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: false,
      privacyContractName: '',
    })),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => undefined),
    requestSubscribeMessage(options?: { tmplIds: string[] }) {
      if (isInsideTap()) return requestSubscribeMessage(options)
      // The app may well catch this failure; on a phone it means that consent is never asked for.
      problems.fail(new Error('wx.requestSubscribeMessage was not called synchronously in a tap'))
      return refuse(options)
    },
  }
}
