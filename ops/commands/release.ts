import { noteOperation, readOperation } from '../../cloudfunctions/operations'
import { openCompany } from '../company'
import { goTo } from '../place'
import { Stop } from '../stop'
import { readFlags, say, type Command } from './command'
import { loadValues } from './keys'

export const release: Command = {
  help: `npm run release -- --env ID [--local URL] [--values FILE]

Lets the clock of an environment go on after a restore: editions lock and are sent again.`,
  async run(args) {
    const flags = readFlags(args, {})
    loadValues(flags.values)
    const { envId } = await goTo(flags)
    const company = openCompany()
    const restored = await readOperation(company, 'restore')
    if (restored?.state === 'under-way')
      throw new Stop('The restore was cut off: run the same npm run restore again, then release it.')
    if (restored?.state !== 'waiting') {
      say(`The clock of ${envId} is not held.`)
      return true
    }
    const { backup } = restored
    await noteOperation(company, 'restore', { at: company.now, backup, state: 'released' })
    say(`The clock of ${envId} goes on within a minute.`)
    return true
  },
}
