import { randomBytes } from 'node:crypto'
import { newKey } from '../../cloudfunctions/_platform/secrets/new-key'
import { systemNow } from '../../cloudfunctions/_platform/open-context'
import { dayOf } from '../../shared/_kernel'
import { isReadable } from '../deploy/variables'
import { Stop } from '../stop'
import { readFlags, say, type Command } from './command'
import { loadValues } from './keys'

export const keys: Command = {
  help: `npm run keys [-- --values FILE]

Prints new keys for the functions' variables, as lines for the file that --values reads. They are kept nowhere. With the
file that is in use, older keys of SECRET_KEYS stay beside the new one: put both lines in, npm run deploy, npm run
rotate-secrets; then the older ones may go.`,
  run(args) {
    const flags = readFlags(args, {})
    loadValues(flags.values)
    if (!isReadable('SECRET_KEYS'))
      throw new Stop('SECRET_KEYS is malformed: mend it, so that its keys stay.')
    const older = JSON.parse(process.env.SECRET_KEYS || '{}') as Record<string, string>
    const { id, publicKey, privateKey } = newKey(`${dayOf(systemNow())}-${randomBytes(2).toString('hex')}`)
    say(`TRAIL_KEY=${randomBytes(32).toString('base64url')}`)
    say(`SEALING_KEY='${JSON.stringify({ id, publicKey })}'`)
    say(`SECRET_KEYS='${JSON.stringify({ ...older, [id]: privateKey })}'`)
    return Promise.resolve(true)
  },
}
