/** The Mini Program through which everyone here comes. */
export const miniProgramAppId = 'wx00000000000000a0'
const miniProgramSecret = 'local-secret-of-the-mini-program'

/** Official accounts that WeChat's stand-in may be told about, with what a company would keep in its secrets. */
export const subscriptionAccount = 'wx00000000000000a1'
export const serviceAccount = 'wx00000000000000a2'
export const secondSubscriptionAccount = 'wx00000000000000a3'

/** Subscription messages as a company chooses them from WeChat's library: each with fields and numbers of its own. */
const noticeTemplates = {
  decide: {
    id: 'local-template-decide',
    fields: { about: 'thing1', state: 'phrase2', by: 'name3', at: 'time4', note: 'thing5' },
  },
  result: {
    id: 'local-template-result',
    fields: { about: 'thing2', state: 'phrase1', note: 'thing4', at: 'date3' },
  },
  schedule: {
    id: 'local-template-schedule',
    fields: { about: 'thing1', state: 'thing2', note: 'thing3', at: 'time6' },
  },
  publish: {
    id: 'local-template-publish',
    fields: { about: 'thing1', state: 'phrase3', at: 'time2', number: 'character_string5' },
  },
  remind: { id: 'local-template-remind', fields: { about: 'thing1', note: 'thing2', at: 'time3' } },
}

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
  NOTICE_TEMPLATES: JSON.stringify(noticeTemplates),
  WECHAT_CALLBACKS: JSON.stringify({
    [subscriptionAccount]: callback,
    [serviceAccount]: callback,
    [secondSubscriptionAccount]: callback,
  }),
}
