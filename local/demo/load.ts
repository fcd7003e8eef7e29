import { setUpCompany } from '../../cloudfunctions/set-up-company'
import { instantAt, type Instant } from '../../shared/_kernel'
import { miniProgramAppId } from '../settings'
import { admin, demoCompany, newcomer, startHere } from './company'
import { companyAtWork } from './company-at-work'
import { noticeTemplateIds, openIdOf, secretsOf } from './identities'
import { openOffice, type Office } from './office'
import { firstDay } from './plan'
import { dailyRoutine } from './routine'
import { scenes } from './scenes'
import { seeded } from './seeded'

/**
 * The demo company in a fresh environment, the way a company comes to be: set up, invited, bound, and then some weeks
 * of work through the same doors as everybody. The same on every run.
 * @param until when its work ends, and whoever opens it begins
 * @returns the code with which the newcomer joins
 */
export async function loadDemo(url: string, envId: string, until: Instant): Promise<string> {
  const startsAt = instantAt(firstDay, '08:00')
  const office = await openOffice(url, envId, startsAt)
  try {
    const { invite } = await setUpCompany(demoCompany, startsAt, seeded('the first invite'))
    await office.minute()
    await bindEverybody(office, invite)
    await enterSecrets(office)
    await consentToMessages(office)
    const company = companyAtWork(office)
    const events = [...dailyRoutine(), ...scenes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    for (const { at, run } of events) {
      if (at > until) break
      await office.until(at)
      await run(company)
    }
    await office.until(until)
    await office.clearFaults()
    await office.wechat('completion', { afterMs: 1000 })
    return (await office.as(admin)('staff', 'invite', { personId: newcomer })).code
  } finally {
    await office.close()
  }
}

async function bindEverybody(office: Office, adminInvite: string): Promise<void> {
  await office.as(admin)('staff', 'bind', { code: adminInvite })
  for (const { _id } of demoCompany.people) {
    if (_id === admin || _id === newcomer) continue
    const { code } = await office.as(admin)('staff', 'invite', { personId: _id })
    await office.as(_id)('staff', 'bind', { code })
  }
}

/** As an admin copies them from WeChat's console before the first edition goes out. */
async function enterSecrets(office: Office): Promise<void> {
  for (const { _id: channelId, account } of demoCompany.channels) {
    const { appSecret, callback } = secretsOf(account.appId)
    for (const secret of [
      { kind: 'app-secret', appSecret },
      { kind: 'callback', ...callback },
    ] as const)
      await office.as(admin)('channels', 'setSecret', { channelId, secret })
  }
}

const tapsOnConsent = 3

/** Those whom the switcher offers first have tapped 允许 a few times, so that the first messages reach them. */
async function consentToMessages(office: Office): Promise<void> {
  const ids = noticeTemplateIds()
  const answers = ids.map((templateId) => ({ templateId, answer: 'accept' as const }))
  for (const [personId] of startHere) {
    const given = { appid: miniProgramAppId, openid: openIdOf(personId), count: tapsOnConsent }
    for (const templateId of ids) await office.wechat('consents', { ...given, templateId })
    for (let tap = 0; tap < tapsOnConsent; tap += 1)
      await office.as(personId)('notices', 'noteConsent', { answers })
  }
}
