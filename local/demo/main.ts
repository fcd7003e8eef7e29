import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { setUpCompany } from '../../cloudfunctions/set-up-company'
import { addDays, dayOf, instantAt, instantOf, type Instant } from '../../shared/_kernel'
import { admin, demoCompany, newcomer, tester } from './company'
import { miniProgramAppId } from '../settings'
import { noticeTemplateIds, openIdOf, registerAccounts, secretsOf } from './identities'
import { demoPosts, type DemoPost } from './posts'
import { demoPhone, localControl } from './phone'

// Loads the demo company into a fresh environment the way a company would: set up, invited, bound, and then five days
// of work through the same doors as everybody, on a clock that ends at the present.

const { LOCAL_URL, PEOPLE_FILE, TCB_ENV } = z
  .object({ LOCAL_URL: z.url(), PEOPLE_FILE: z.string(), TCB_ENV: z.string() })
  .parse(process.env)

const daysOfWork = 5

async function load(): Promise<void> {
  const present = instantOf(Date.now())
  const control = localControl(LOCAL_URL, TCB_ENV)
  const firstDay = addDays(dayOf(present), -daysOfWork)
  const startsAt = instantAt(firstDay, '08:00')
  await control.setClock(startsAt)
  await registerAccounts(control.tellStandIn)
  const { invite } = await setUpCompany(demoCompany, startsAt)
  await control.tick()
  const phone = demoPhone(LOCAL_URL, TCB_ENV)
  let reached: Instant = startsAt
  await bindEverybody(phone, invite)
  await enterSecrets(phone)
  await consentToMessages(control, phone)
  for (const post of inOrder(demoPosts)) {
    const day = addDays(firstDay, Math.min(post.daysIn, daysOfWork))
    const wanted = instantAt(day, post.at)
    await workUntil(wanted < present ? wanted : present)
    const postId = await phone(post.by).handIn(post)
    for (const { by, ...decision } of post.decisions) await phone(by).decide(postId, decision)
  }
  await workUntil(present)
  writeFileSync(PEOPLE_FILE, JSON.stringify(switcherRows(), null, 2))

  /** Each afternoon on the way the tester looks at the previews that are out, and finds them fine (W3). */
  async function workUntil(to: Instant): Promise<void> {
    for (const { at, editionId } of previewsUntil(to)) {
      if (at > reached) {
        await control.advanceTo(at)
        reached = at
      }
      await phone(tester).approvePreview(editionId).catch(nothingToTest)
    }
    await control.advanceTo(to)
    reached = to
  }

  function previewsUntil(to: Instant): { at: Instant; editionId: string }[] {
    const days = Array.from({ length: daysOfWork + 1 }, (_, n) => addDays(firstDay, n))
    return days
      .flatMap((day) =>
        demoCompany.channels.map(({ _id }) => ({
          at: instantAt(day, '15:30'),
          editionId: `${_id}_${day}_1`,
        })),
      )
      .filter(({ at }) => at > reached && at <= to)
  }
}

/** Not every day has an edition on its way. */
function nothingToTest(fault: unknown): void {
  if (!/wrong-state|not-found/.test(String(fault))) throw fault
}

/** As they were handed in: the clock only goes on. */
function inOrder(posts: readonly DemoPost[]): DemoPost[] {
  const whenIn = ({ daysIn, at }: DemoPost) => `${daysIn} ${at}`
  return [...posts].sort((a, b) => (whenIn(a) < whenIn(b) ? -1 : 1))
}

/** As an admin does it before the first edition goes out. */
async function enterSecrets(phone: ReturnType<typeof demoPhone>): Promise<void> {
  for (const { _id, account } of demoCompany.channels)
    await phone(admin._id).enterSecrets(_id, secretsOf(account.appId))
}

const tapsOnConsent = 3

/** Everybody has tapped 允许 a few times, so that the first messages arrive. */
async function consentToMessages(
  { tellStandIn }: ReturnType<typeof localControl>,
  phone: ReturnType<typeof demoPhone>,
): Promise<void> {
  const ids = noticeTemplateIds()
  for (const { _id } of demoCompany.people) {
    if (_id === newcomer) continue
    const given = { appid: miniProgramAppId, openid: openIdOf(_id), count: tapsOnConsent }
    for (const templateId of ids) await tellStandIn('consents', { ...given, templateId })
    for (let tap = 0; tap < tapsOnConsent; tap += 1) await phone(_id).consent(ids)
  }
}

async function bindEverybody(phone: ReturnType<typeof demoPhone>, adminInvite: string): Promise<void> {
  await phone(admin._id).bind(adminInvite)
  for (const { _id } of demoCompany.people) {
    if (_id === admin._id || _id === newcomer) continue
    await phone(_id).bind(await phone(admin._id).invite(_id))
  }
}

/** What the page around the app lists. */
function switcherRows(): object[] {
  const bound = demoCompany.people.filter(({ _id }) => _id !== newcomer)
  const unitNames = new Map(demoCompany.units.map((unit) => [unit._id, unit.name]))
  return bound.map(({ _id, name, unitId, position }) => ({
    openId: openIdOf(_id),
    name,
    role: position,
    unit: unitNames.get(unitId),
  }))
}

load().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
