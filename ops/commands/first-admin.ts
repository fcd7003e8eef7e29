import { openCompany } from '../company'
import { inviteAdmin, setUp as setUpCompany } from '../first-admin'
import { goTo } from '../place'
import { Stop } from '../stop'
import { readFlags, say, type Command } from './command'
import { loadValues } from './keys'

export const setUp: Command = {
  help: `npm run set-up -- --env ID --company FILE [--local URL] [--values FILE]

Writes a company's units, people, channels and rules down as FILE says (docs/company.example.json shows how), and prints
the invite of its first admin. What is there already stays as it is.`,
  async run(args) {
    const flags = readFlags(args, { company: { type: 'string' } })
    if (!flags.company)
      throw new Stop('Say which company: --company FILE, as docs/company.example.json shows.')
    loadValues(flags.values)
    await goTo(flags)
    say(await setUpCompany(openCompany(), flags.company))
    return true
  },
}

export const invite: Command = {
  help: `npm run invite -- --env ID [--person ID] [--local URL] [--values FILE]

Prints a new invite for the first admin, or for the admin who is named; it works once, and ends the one before.`,
  async run(args) {
    const flags = readFlags(args, { person: { type: 'string' } })
    loadValues(flags.values)
    await goTo(flags)
    say(await inviteAdmin(openCompany(), flags.person))
    return true
  },
}
