import { instantOf, type Instant } from '../../shared/_kernel'
import { theSystem } from '../../shared/trail'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { sealSecret } from '../../cloudfunctions/_platform/secrets'
import { useLocal, type TestEnvironment } from '../_support/local'

const startsAt: Instant = '2026-01-04T01:00:00.000Z'

/** Official accounts of which WeChat and we know the secrets, under a clock that is set by hand. */
export type Accounts = {
  readonly local: TestEnvironment
  /** As an invocation of its own has it. */
  ctx(): ReturnType<typeof openContext>
  readonly now: () => Instant
  /** Time goes on, for us and for WeChat. */
  pass(minutes: number): Promise<void>
  /** An account, each time another. Answers with its appid. */
  open(appSecret?: string): Promise<string>
  setSecret(appId: string, appSecret: string): Promise<void>
  calls(endpoint: string): Promise<number>
}

export const appSecret = 'a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4'

export async function openAccounts(): Promise<Accounts> {
  const local = await useLocal({ now: startsAt })
  let now = startsAt
  let opened = 0
  const ctx = () => ({ ...openContext(now, secureRandom, null, 'test'), clock: () => now })
  const accounts: Accounts = {
    local,
    ctx,
    now: () => now,
    async pass(minutes) {
      now = instantOf(Date.parse(now) + minutes * 60_000)
      await local.setClock(now)
    },
    async open(secret = appSecret) {
      opened += 1
      const appid = `wx${String(opened).padStart(16, '0')}`
      await local.standIn('accounts', { appid, secret, kind: 'subscription', verified: true })
      await accounts.setSecret(appid, secret)
      return appid
    },
    async setSecret(owner, value) {
      const write = await sealSecret(ctx(), { purpose: 'app-secret', owner, value, by: theSystem })
      await ctx().db.transact(write)
    },
    async calls(endpoint) {
      return ((await local.standIn('calls')) as Record<string, number>)[endpoint] ?? 0
    },
  }
  return accounts
}
