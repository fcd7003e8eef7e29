import * as z from 'zod'
import { nameInput } from '../shared/_kernel'
import { protectedWordLimits } from '../shared/accounts'
import { goesByItself, publishWays } from '../shared/channels'
import { accountKinds, defaultFigures, officeRoles, teamRoles, versionedId } from '../shared/rulebooks'
import { knownRulebooks } from '../shared/rulebooks/books'
import { oncePerUnit, roles, staffNoInput } from '../shared/staff'
import { ownRulebook } from './own-rulebook'

const text = z.string().trim().min(1).max(60)

const unitInput = z.strictObject({ _id: nameInput, name: text })

const personInput = z.strictObject({
  _id: nameInput,
  /** By which the company's rosters know them (工号). */
  staffNo: staffNoInput.optional(),
  name: text,
  position: text,
  unitId: nameInput,
  roles: z.array(z.enum(roles)),
  /** Who they are in WeCom, where the company has messages sent there. */
  wecomId: z
    .string()
    .regex(/^[\w.@-]{1,64}$/, 'is not a userid of WeCom')
    .optional(),
})

const channelInput = z.strictObject({
  _id: nameInput,
  name: text,
  kind: text,
  account: z.strictObject({
    /** WeChat's appid; of an account on Weibo, its uid. */
    appId: z.string().regex(/^(wx[0-9a-z]{16}|\d{5,12})$/, 'is neither an appid nor a uid of Weibo'),
    kind: z.enum(accountKinds).default('subscription'),
    publishBy: z.enum(publishWays),
    /** Who gets the previews, and where in WeChat. */
    testers: z.array(z.strictObject({ person: nameInput, wechatName: text })).default([]),
    /** Whom WeChat asks to confirm each mass send by API, while that protection is on. */
    confirmer: nameInput.optional(),
  }),
  /** By their versioned ids: those that come with the product, and the company's own. */
  rulebooks: z.array(text).min(1),
  figures: z.strictObject({
    plannedPosts: z.int().min(1),
    lockMinutes: z.int().min(0).default(defaultFigures.lockMinutes),
    textsCloseMinutes: z.int().min(0).default(defaultFigures.textsCloseMinutes),
    testersUntilMinutes: z.int().min(0).default(defaultFigures.testersUntilMinutes),
    urgeAfterHours: z.int().min(1).default(defaultFigures.urgeAfterHours),
    unitHeadFirst: z.boolean().default(defaultFigures.unitHeadFirst),
    skipHolidays: z.boolean().default(defaultFigures.skipHolidays),
  }),
  team: z.record(z.enum(teamRoles), z.array(nameInput).min(1, 'nobody could take this step')),
})

/** What an empty environment begins with, as an operator writes it down. */
export const companyFile = z
  .strictObject({
    units: z.array(unitInput),
    people: z.array(personInput),
    rulebooks: z.array(ownRulebook).default([]),
    /** What the whole company follows beside what its channels name, by versioned ids. */
    adopts: z.array(text).default([]),
    channels: z.array(channelInput),
    /** Who decides for the departments that regulations name (G13). */
    offices: z.partialRecord(z.enum(officeRoles), z.array(nameInput)).default({}),
    /** The company's names and trademarks, which no account carries unasked (G13). */
    protectedWords: z.array(z.string().trim().min(2).max(protectedWordLimits.characters)).default([]),
  })
  .superRefine(({ units, people, rulebooks, adopts, channels, offices }, ctx) => {
    const known = new Set(people.map(({ _id }) => _id))
    const say = (path: PropertyKey[], message: string) => ctx.addIssue({ code: 'custom', path, message })
    // Units, people and channels have their trails under their ids.
    const ids = [...units, ...people, ...channels].map(({ _id }) => _id)
    const unitIds = new Set(units.map(({ _id }) => _id))
    people.forEach(({ unitId, roles: held }, index) => {
      if (!unitIds.has(unitId)) say(['people', index, 'unitId'], `'${unitId}' is not among the units`)
      const again = people.slice(0, index).filter((person) => person.unitId === unitId)
      const double = oncePerUnit.find(
        (role) => held.includes(role) && again.some((p) => p.roles.includes(role)),
      )
      if (double) say(['people', index, 'roles'], `'${unitId}' already has a ${double} (G1)`)
    })
    const twice = ids.find((id, index) => ids.indexOf(id) !== index)
    if (twice !== undefined) say([], `the id '${twice}' is given twice`)
    if (!people.some((person) => person.roles.includes('admin'))) say(['people'], 'nobody is an admin')
    rulebooks.forEach(({ id }, index) => {
      const theirs = knownRulebooks.some((book) => book.id === id)
      const again = rulebooks.findIndex((book) => book.id === id) < index
      if (theirs || again) say(['rulebooks', index, 'id'], `'${id}' is the name of another rulebook`)
    })
    const adoptable = [...knownRulebooks, ...rulebooks].map(versionedId)
    const knowAll = (ids: readonly string[], path: PropertyKey[]) =>
      ids.forEach((id, nth) => {
        if (!adoptable.includes(id)) say([...path, nth], `'${id}' is not a rulebook that is known here`)
      })
    knowAll(adopts, ['adopts'])
    channels.forEach((channel, index) => knowAll(channel.rulebooks, ['channels', index, 'rulebooks']))
    channels.forEach(({ account: { appId, kind, publishBy, testers, confirmer } }, index) => {
      const path = ['channels', index, 'account']
      if ((kind === 'weibo') !== /^\d/.test(appId)) say([...path, 'appId'], `is none of a ${kind} account`)
      if (kind === 'weibo' && publishBy !== 'hand')
        say([...path, 'publishBy'], 'a post goes out on Weibo by hand only')
      if (testers.length === 0 && goesByItself(publishBy))
        say([...path, 'testers'], 'a preview needs at least one tester (W3)')
      const involved = [...testers.map(({ person }) => person), ...(confirmer ? [confirmer] : [])]
      const stranger = involved.find((id) => !known.has(id))
      if (stranger !== undefined) say(path, `'${stranger}' is not among the people`)
    })
    for (const role of officeRoles) {
      const stranger = offices[role]?.find((id) => !known.has(id))
      if (stranger !== undefined) say(['offices', role], `'${stranger}' is not among the people`)
    }
    channels.forEach(({ team }, index) => {
      for (const role of teamRoles) {
        const stranger = team[role].find((id) => !known.has(id))
        if (stranger !== undefined)
          say(['channels', index, 'team', role], `'${stranger}' is not among the people`)
      }
    })
  })

export type Company = z.input<typeof companyFile>

export type ReadCompany = z.output<typeof companyFile>
