import { randomBytes } from 'node:crypto'
import { readFlags, say, type Command } from './command'

export const keys: Command = {
  help: `npm run keys

Prints new keys for the functions' variables, as lines for the file that --values reads. They are kept nowhere.`,
  run(args) {
    readFlags(args, {})
    say(`TRAIL_KEY=${randomBytes(32).toString('base64url')}`)
    return Promise.resolve(true)
  },
}
