import { restore as bringBack } from '../backup/restore'
import { openCompany } from '../company'
import { goTo } from '../place'
import { Stop } from '../stop'
import { readFlags, say, type Command } from './command'
import { loadValues } from './keys'

export const restore: Command = {
  help: `npm run restore -- --env ID --from DIR [--local URL] [--values FILE]

Brings a company back from a backup, into an environment that is deployed and empty. Every part is checked before
anything is written; one that was cut off is gone on with by the same command. Afterwards the clock waits for
npm run release.`,
  async run(args) {
    const flags = readFlags(args, { from: { type: 'string' } })
    if (!flags.from) throw new Stop('Say where from: --from DIR, the folder of a backup.')
    loadValues(flags.values)
    const { envId } = await goTo(flags)
    const { documents, files, trails, brokenTrails } = await bringBack(openCompany(), {
      dir: flags.from,
      say,
    })
    say(`${documents} documents and ${files} files are back in ${envId}.`)
    if (brokenTrails.length > 0) {
      say(
        `${brokenTrails.length} trails are not whole, as they were in the backup:\n  ${brokenTrails.join('\n  ')}`,
      )
      say('See docs/runbook.md, “A trail is broken”.')
    } else say(`All ${trails} trails are whole.`)
    say(
      'The clock stands still. Look at the company, see that no other environment sends in its stead, then run',
    )
    say(`  npm run release -- --env ${envId}`)
    return brokenTrails.length === 0
  },
}
