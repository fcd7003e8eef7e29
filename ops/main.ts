import { backup } from './commands/backup'
import type { Command } from './commands/command'
import { deploy } from './commands/deploy'
import { doctor } from './commands/doctor'
import { invite, setUp } from './commands/first-admin'
import { migrate } from './commands/migrate'
import { keys } from './commands/new-keys'
import { release } from './commands/release'
import { restore } from './commands/restore'
import { rotateSecrets } from './commands/rotate-secrets'
import { verifyTrail } from './commands/verify-trail'
import { Stop } from './stop'

// An operator's commands. Ends with 0 when everything is well, 1 when something is not, 2 when nothing was done.

const commands: Readonly<Record<string, Command>> = {
  keys,
  deploy,
  doctor,
  'set-up': setUp,
  invite,
  backup,
  restore,
  release,
  migrate,
  'rotate-secrets': rotateSecrets,
  'verify-trail': verifyTrail,
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return refuse(`The commands are ${Object.keys(commands).join(', ')}.`)
  if (args.includes('--help')) {
    process.stdout.write(`${command.help}\n`)
    return 0
  }
  try {
    return (await command.run(args)) ? 0 : 1
  } catch (fault) {
    return refuse(sentenceFor(fault, name))
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 2
}

function sentenceFor(fault: unknown, name: string): string {
  if (fault instanceof Stop) return fault.message
  const { code, message = String(fault) } = (fault ?? {}) as { code?: unknown; message?: string }
  const known = typeof code === 'string' ? code : ''
  if (known.startsWith('ERR_PARSE_ARGS')) return `${message}\nSee npm run ${name} -- --help.`
  if (known === 'DATABASE_COLLECTION_NOT_EXIST')
    return 'A collection is missing in this environment: npm run deploy comes first.'
  if (/^[A-Z_.]{4,}$/i.test(known)) return `CloudBase answered ${known}: ${message}`
  return `It could not be done: ${message}`
}

void main(process.argv.slice(2)).then((code) => {
  // A connection that is kept alive must not keep the command.
  process.exit(code)
})
