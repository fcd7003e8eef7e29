import { rotateSecrets as rotate } from '../../cloudfunctions/_platform/secrets/rotate-secrets'
import { openCompany } from '../company'
import { isReadable } from '../deploy/variables'
import { goTo } from '../place'
import { Stop } from '../stop'
import { readFlags, say, type Command } from './command'
import { loadValues } from './keys'

const needed = ['SEALING_KEY', 'SECRET_KEYS'] as const

export const rotateSecrets: Command = {
  help: `npm run rotate-secrets -- --env ID --values FILE [--local URL]

Seals every secret anew under SEALING_KEY. SECRET_KEYS must hold its private key and those before. It may be cut off and
run again; when it is through, the older keys open nothing any more and may go.`,
  async run(args) {
    const flags = readFlags(args, {})
    loadValues(flags.values)
    await goTo(flags)
    for (const name of needed) {
      if (!process.env[name]) throw new Stop(`${name} must be set; npm run keys makes one.`)
      if (!isReadable(name)) throw new Stop(`${name} is malformed; npm run keys makes one.`)
    }
    const { keyId, resealed, current, failed } = await rotate(openCompany())
    for (const why of failed) say(`✗ ${why}`)
    say(`Under '${keyId}': ${resealed} sealed anew, ${current} were already.`)
    say(
      failed.length === 0
        ? `Every other key of SECRET_KEYS may go: take it out of the values, then npm run deploy.`
        : `${failed.length} could not be sealed anew, and stay as they are. Keep every key.`,
    )
    return failed.length === 0
  },
}
