import { openCompany } from '../company'
import { migrate as bringUp } from '../migrate/migrate'
import { goTo } from '../place'
import { readFlags, say, type Command } from './command'
import { loadValues } from './keys'

export const migrate: Command = {
  help: `npm run migrate -- --env ID [--local URL] [--values FILE]

Brings every stored document to the newest shape, while the company works. Deploy first: older functions cannot read
newer shapes. It may be cut off and run again.`,
  async run(args) {
    const flags = readFlags(args, {})
    loadValues(flags.values)
    const { envId } = await goTo(flags)
    const migrated = await bringUp(openCompany())
    for (const { name, documents, changed, overtaken } of migrated) {
      if (changed + overtaken === 0) continue
      const also = overtaken > 0 ? `, ${overtaken} were changed by somebody meanwhile` : ''
      say(`  ${name}: ${changed} of ${documents} brought to the newest shape${also}`)
    }
    const sum = (count: (one: (typeof migrated)[number]) => number) =>
      migrated.reduce((total, one) => total + count(one), 0)
    say(
      `${sum(({ documents }) => documents)} documents in ${envId}, ${sum(({ changed }) => changed)} changed.`,
    )
    return true
  },
}
