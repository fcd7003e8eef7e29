import type { Id, Refusal } from '../../shared/_kernel'
import { remember } from '../../shared/_kernel'
import {
  creditId,
  creditsLeft,
  mostCredits,
  templateNames,
  templateTitles,
  type ConsentAnswer,
  type Credit,
  type TemplateName,
} from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import type { Database } from '../_platform/database'
import { untilUncontended } from '../_platform/database'
import { environment } from '../_platform/environment'
import { templatesInUse } from './by-subscription'

export function creditsOf(db: Database, ...people: readonly string[]): Promise<Credit[]> {
  const ids = people.flatMap((personId) => templateNames.map((name) => creditId(personId, name)))
  return db.getMany('credits', ids)
}

export type CreditRow = { readonly template: TemplateName; readonly title: string; readonly left: number }

/** How many messages of each kind can still be sent to this person. */
export async function creditRows({ db, person }: Pick<StaffContext, 'db' | 'person'>): Promise<CreditRow[]> {
  const left = creditsLeft(await creditsOf(db, person._id), person.openId)
  return templatesInUse().map((template) => ({
    template,
    title: templateTitles[template],
    left: left[template],
  }))
}

/** What a phone needs to ask for consent: the templates' ids by our names. */
export function templateIds(): Partial<Record<TemplateName, string>> {
  const { NOTICE_TEMPLATES } = environment()
  return Object.fromEntries(templatesInUse().map((name) => [name, NOTICE_TEMPLATES[name]?.id]))
}

export type Consent = {
  readonly commandId: Id
  readonly answers: readonly { readonly templateId: string; readonly answer: ConsentAnswer }[]
}

/** Writes down what somebody answered to WeChat's question: each 允许 is one message more. */
export function noteConsent(ctx: StaffContext, consent: Consent): Promise<CreditRow[] | Refusal> {
  return untilUncontended(ctx.random, async () => {
    await addCredits(ctx, consent)
    return creditRows(ctx)
  })
}

async function addCredits({ db, person }: StaffContext, { commandId, answers }: Consent): Promise<void> {
  const { openId } = person
  if (openId === null) return
  const ids = templateIds()
  const accepted = templateNames.filter((name) =>
    answers.some(({ templateId, answer }) => templateId === ids[name] && answer === 'accept'),
  )
  const before = await creditsOf(db, person._id)
  const counted = (name: TemplateName) =>
    before.find(({ template }) => template === name)?.commands.includes(commandId)
  const added = accepted.filter((name) => !counted(name))
  if (added.length === 0) return
  const left = creditsLeft(before, openId)
  await db.transact(async (tx) => {
    for (const template of added) {
      const known = before.find((credit) => credit.template === template)
      const credit: Credit = {
        ...(known ?? {
          _id: creditId(person._id, template),
          schema: 1,
          version: 1,
          personId: person._id,
          template,
        }),
        openId,
        left: Math.min(left[template] + 1, mostCredits),
        commands: remember(known?.commands ?? [], commandId),
      }
      await (known ? tx.replace('credits', credit) : tx.insert('credits', credit))
    }
  })
}
