import { beijingDay } from './beijing-day'
import type { Environment } from './environment'
import type { CallCount } from './records'
import { put } from './store'

/** Calls per Beijing day of one account (wechat-facts 1.3, 1.4, 1.6, 2.2). */
const perDay: Record<string, number> = {
  stable_token: 500_000,
  'material/add_material': 100_000,
  'draft/add': 1000,
  'draft/update': 1000,
  'draft/delete': 1000,
  'draft/count': 1000,
  'draft/batchget': 1000,
  'draft/get': 500,
  'freepublish/submit': 100,
  'freepublish/get': 100,
  'freepublish/getarticle': 100,
  'freepublish/batchget': 100,
  'freepublish/delete': 10,
  'message/mass/sendall': 100,
  msg_sec_check: 2_000_000,
}

/** Calls per minute of one account (wechat-facts 1.3, 1.7, 2.2). */
const perMinute: Record<string, number> = {
  stable_token: 10_000,
  'message/mass/sendall': 60,
  msg_sec_check: 4000,
}

/** Counts the call; false when the account has used up the endpoint's day or minute (45009). */
export function countCall(env: Environment, appid: string, endpoint: string): boolean {
  const key = `${appid} ${endpoint}`
  const before = env.store.get('calls', key)
  const day = beijingDay(env.now())
  const minute = Math.floor(env.now() / 60_000)
  const count: CallCount = {
    endpoint,
    total: (before?.total ?? 0) + 1,
    day,
    today: (before?.day === day ? before.today : 0) + 1,
    minute,
    thisMinute: (before?.minute === minute ? before.thisMinute : 0) + 1,
  }
  env.store.note(put('calls', key, count))
  return (
    count.today <= (perDay[endpoint] ?? Infinity) && count.thisMinute <= (perMinute[endpoint] ?? Infinity)
  )
}
