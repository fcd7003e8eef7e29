import { verifyTrail as verify } from '../../cloudfunctions/trail'
import { openCompany } from '../company'
import { goTo } from '../place'
import { Stop } from '../stop'
import { readFlags, say, type Command } from './command'
import { loadValues } from './keys'

export const verifyTrail: Command = {
  help: `npm run verify-trail -- --env ID --values FILE [--local URL]

Reads everything that was ever told, and finds what was tampered with: an entry that was changed, removed or swapped, a
tail that was cut off, a subject that vanished, a chain that was written anew. TRAIL_KEY must be known.`,
  async run(args) {
    const flags = readFlags(args, {})
    loadValues(flags.values)
    await goTo(flags)
    if (!process.env.TRAIL_KEY)
      throw new Stop('TRAIL_KEY must be set, the key that the days are sealed with.')
    const { subjects, entries, seals, breaks } = await verify(openCompany())
    for (const { subjectId, what } of breaks) say(`✗ ${subjectId ?? 'the seals'}: ${what}`)
    const read = `${entries} entries of ${subjects} subjects, ${seals} sealed days`
    say(breaks.length === 0 ? `${read}: all as they were told.` : `${read}: ${breaks.length} breaks.`)
    return breaks.length === 0
  },
}
