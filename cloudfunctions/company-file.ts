import * as z from 'zod'
import { nameInput } from '../shared/_kernel'
import { groupMedia, stepRoles, versionedId, wechatPlatform, type Rulebook } from '../shared/rulebooks'
import { roles } from '../shared/staff'

/** The rulebooks that a company can adopt. */
export const knownRulebooks: readonly Rulebook[] = [groupMedia, wechatPlatform]

const text = z.string().trim().min(1).max(60)

const personInput = z.strictObject({
  _id: nameInput,
  name: text,
  position: text,
  unitId: nameInput,
  unitName: text,
  roles: z.array(z.enum(roles)),
})

const channelInput = z.strictObject({
  _id: nameInput,
  name: text,
  kind: text,
  account: z.strictObject({
    appId: z.string().regex(/^wx[0-9a-z]{16}$/, 'is not an appid'),
    publishBy: z.literal('mass-send'),
    testers: z.array(text).min(1, 'a preview needs at least one tester (W3)'),
  }),
  rulebooks: z.array(z.enum(knownRulebooks.map(versionedId), 'is not a rulebook that is known here')).min(1),
  figures: z.strictObject({
    plannedPosts: z.int().min(1),
    lockMinutes: z.int().min(0),
    textsCloseMinutes: z.int().min(0),
  }),
  team: z.record(z.enum(stepRoles), z.array(nameInput).min(1, 'nobody could take this step')),
})

/** What an empty environment begins with, as an operator writes it down. */
export const companyFile = z
  .strictObject({ people: z.array(personInput), channels: z.array(channelInput) })
  .superRefine(({ people, channels }, ctx) => {
    const known = new Set(people.map(({ _id }) => _id))
    const say = (path: PropertyKey[], message: string) => ctx.addIssue({ code: 'custom', path, message })
    // People and channels have their trails under their ids.
    const ids = [...people, ...channels].map(({ _id }) => _id)
    const twice = ids.find((id, index) => ids.indexOf(id) !== index)
    if (twice !== undefined) say([], `the id '${twice}' is given twice`)
    if (!people.some((person) => person.roles.includes('admin'))) say(['people'], 'nobody is an admin')
    channels.forEach(({ team }, index) => {
      for (const role of stepRoles) {
        const stranger = team[role].find((id) => !known.has(id))
        if (stranger !== undefined)
          say(['channels', index, 'team', role], `'${stranger}' is not among the people`)
      }
    })
  })

export type Company = z.infer<typeof companyFile>
