import { beijingDay, beijingMonth } from './beijing-day'
import type { Environment } from './environment'
import type { Account, Send } from './records'

// wechat-facts 1.7
const subscriptionPerDay = 1
const serviceToAllPerDay = 1
const serviceToAllPerMonth = 4

/**
 * Whether one more mass send fits. Sends pressed in the web console count too; failed ones do not.
 * A service account's sends to a part of its followers are bounded per follower, which is not modelled.
 */
export function hasMassQuota(env: Environment, account: Account, toAll: boolean): boolean {
  const counted = env.store
    .all('sends')
    .filter((send) => send.appid === account.appid && send.status !== 'SEND_FAIL')
  if (account.kind === 'subscription') return sentToday(env, counted) < subscriptionPerDay
  if (!toAll) return true
  const broad = counted.filter((send) => send.toAll)
  const thisMonth = broad.filter((send) => beijingMonth(send.acceptedAt) === beijingMonth(env.now()))
  return sentToday(env, broad) < serviceToAllPerDay && thisMonth.length < serviceToAllPerMonth
}

function sentToday(env: Environment, sends: Send[]): number {
  return sends.filter((send) => beijingDay(send.acceptedAt) === beijingDay(env.now())).length
}
