import { setUpCompany } from '../../cloudfunctions/set-up-company'
import { sealSecret } from '../../cloudfunctions/_platform/secrets'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import type { Instant } from '../../shared/_kernel'
import { theSystem } from '../../shared/trail'
import { demoCompany, newcomer } from './small-company'
import { openIdOf, registerAccounts, secretsOf } from '../../local/demo/identities'
import { useKept, type TestEnvironment } from './local'

/** Thursday, 1 January 2026, 10:00 in Beijing: what is handed in now appears on Sunday, 4 January, at 17:00. */
const demoStartsAt: Instant = '2026-01-01T02:00:00.000Z'

/** The demo company at work: its functions run in the local CloudBase, as they are deployed. */
export function openDemoCompany(): Promise<TestEnvironment> {
  return useKept('company-at-work', demoStartsAt, async (local) => {
    await setUpDemoCompany(local, demoStartsAt)
    await local.invoke('clock', {}, { trigger: 'every-minute' })
  })
}

/** Sets the company up as an operator does, enters the accounts' secrets, and binds everybody but the newcomer. */
export async function setUpDemoCompany(local: TestEnvironment, now: Instant): Promise<void> {
  await registerAccounts((verb, body) => local.standIn(verb, body))
  await setUpCompany(demoCompany, now)
  const ctx = openContext(now, secureRandom, null, 'test')
  const { db } = ctx
  const secrets = await Promise.all(
    demoCompany.channels.flatMap(({ account: { appId } }) => {
      const { appSecret, callback } = secretsOf(appId)
      const owned = { owner: appId, by: theSystem }
      return [
        sealSecret(ctx, { ...owned, purpose: 'app-secret', value: appSecret }),
        sealSecret(ctx, { ...owned, purpose: 'callback', value: callback }),
      ]
    }),
  )
  const people = await db.find('people', { where: {}, limit: 1000 })
  await db.transact(async (tx) => {
    for (const write of secrets) await write(tx)
    for (const person of people.filter(({ _id }) => _id !== newcomer))
      await tx.replace('people', { ...person, openId: openIdOf(person._id) })
  })
}
