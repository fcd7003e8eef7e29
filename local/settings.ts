/** The Mini Program through which everyone here comes. */
export const miniProgramAppId = 'wx00000000000000a0'
const miniProgramSecret = 'local-secret-of-the-mini-program'

/** Official accounts that WeChat's stand-in may be told about, with what a company would keep in its secrets. */
export const subscriptionAccount = 'wx00000000000000a1'
export const serviceAccount = 'wx00000000000000a2'
export const secondSubscriptionAccount = 'wx00000000000000a3'

const callback = {
  token: 'local-callback-token',
  encodingAesKey: 'LocalCallbackKeyThatGuardsNothing0123456789',
}

/**
 * Values for the variables that `cloudbaserc.json` asks for. None is a secret: they sign and encrypt nothing but
 * this machine's own data. An environment may be made with others.
 */
export const localSettings: Readonly<Record<string, string>> = {
  TRAIL_KEY: 'local-trail-key-that-guards-nothing',
  WECHAT_SECRETS: JSON.stringify({
    [subscriptionAccount]: 'local-secret-of-the-subscription-account',
    [serviceAccount]: 'local-secret-of-the-service-account',
    [secondSubscriptionAccount]: 'local-secret-of-the-second-subscription-account',
  }),
  MINI_PROGRAM: JSON.stringify({ appId: miniProgramAppId, secret: miniProgramSecret }),
  WECHAT_CALLBACKS: JSON.stringify({
    [subscriptionAccount]: callback,
    [serviceAccount]: callback,
    [secondSubscriptionAccount]: callback,
  }),
}
