import type { Environment } from './environment'
import type { Fields } from './fields'
import type { Account } from './records'

/** A call whose token has been checked. */
export type Call = {
  env: Environment
  account: Account
  query: URLSearchParams
  body: Fields
  form: FormData
}

export const ok = { errcode: 0, errmsg: 'ok' }
