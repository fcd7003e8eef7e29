/** The Mini Program through which everyone here comes. */
export const miniProgramAppId = 'wx00000000000000a0'
const miniProgramSecret = 'local0secret0of0the0mini0program'

/** Official accounts that WeChat's stand-in may be told about. */
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
  token: 'LocalCallbackToken',
  encodingAesKey: 'LocalCallbackKeyThatGuardsNothing0123456789',
}

/**
 * What a company's admin finds in WeChat's console and enters on the channel's page. None is a secret: they open
 * nothing but the stand-in on this machine.
 */
export const accountSecrets = {
  [subscriptionAccount]: { appSecret: 'local0secret0of0a0subscription00', callback },
  [serviceAccount]: { appSecret: 'local0secret0of0the0service0acct', callback },
  [secondSubscriptionAccount]: { appSecret: 'local0secret0of0another0account0', callback },
} as const

/** Seals and opens on this machine alone. */
const key = {
  id: 'local',
  publicKey: 'MCowBQYDK2VuAyEA+UBsi1+UwIOsCQNB2kco4kND92NJ4VvaFJHLN24ScRE=',
  privateKey: 'MC4CAQAwBQYDK2VuBCIEIEBw330d+eJ6IbatLzSzxNKkkFYYzagtd8OnD7ZPyVBV',
}

/**
 * Values for the variables that `cloudbaserc.json` asks for. None is a secret: they sign and encrypt nothing but
 * this machine's own data. An environment may be made with others.
 */
export const localSettings: Readonly<Record<string, string>> = {
  TRAIL_KEY: 'local-trail-key-that-guards-nothing',
  MINI_PROGRAM: JSON.stringify({ appId: miniProgramAppId, secret: miniProgramSecret }),
  NOTICE_TEMPLATES: JSON.stringify(noticeTemplates),
  SEALING_KEY: JSON.stringify({ id: key.id, publicKey: key.publicKey }),
  SECRET_KEYS: JSON.stringify({ [key.id]: key.privateKey }),
}
