import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CannotOpen } from './environment'
import { isEnvId } from './environments'
import { BadProject, foreignProject } from './foreign-project'
import { startLocal, type Local } from './index'

// `weigui-local`: a CloudBase for any project. Started by weigui-local.mjs, which sees to it that this is built.

const help = `A Tencent CloudBase on this machine, for the unmodified @cloudbase/node-sdk.

  weigui-local [options]

  --functions DIR     its functions, each as DIR/<name>/index.js or DIR/<name>.js
  --config FILE       limits, variables and timers of the functions (./cloudbaserc.json, if there)
  --indexes FILE      JSON: [{"name": "posts", "indexes": [{"name": "by-day", "fields": [["day", -1]]}]}]
  --env NAME          the environment (local)
  --dir DIR           where everything is kept (.local)
  --port NUMBER       0 takes any free one (3999)
  --timers            let timers fire by themselves
  --max-requests N    refuse further database calls while N are open, as the cloud's plans do (30)
  --help
`

const options = {
  functions: { type: 'string' },
  config: { type: 'string' },
  indexes: { type: 'string' },
  env: { type: 'string', default: 'local' },
  dir: { type: 'string', default: '.local' },
  port: { type: 'string', default: '3999' },
  timers: { type: 'boolean', default: false },
  'max-requests': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Flags = ReturnType<typeof readFlags>

/** Starts it as the command line says. `root` is where this package lies. */
export async function runAlone(root: string, args: readonly string[]): Promise<void> {
  try {
    const flags = readFlags(args)
    if (flags.help) return say(help)
    const local = await start(root, flags)
    const { environments } = local
    const environment = environments.get(flags.env) ?? (await environments.createFresh(flags.env))
    say(greeting(local, environment.variables(), flags.env))
    endWithSignals(local)
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`)
    process.exit(2)
  }
}

function readFlags(args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options })
  if (!isEnvId(values.env))
    throw new BadProject(`'${values.env}' is no name for an environment (a-z, 0-9, -).`)
  return {
    ...values,
    port: wholeNumber('--port', values.port, 0, 65_535),
    maxRequests:
      values['max-requests'] === undefined
        ? undefined
        : wholeNumber('--max-requests', values['max-requests'], 1, 1000),
  }
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new BadProject(`${flag} takes a whole number from ${least} to ${most}, not '${text}'.`)
}

function start(root: string, flags: Flags): Promise<Local> {
  const { functions, indexes, dir, port, timers, maxRequests } = flags
  if (flags.config !== undefined && !existsSync(flags.config))
    throw new BadProject(`There is no file ${flags.config}.`)
  const configFile = flags.config ?? (existsSync('cloudbaserc.json') ? 'cloudbaserc.json' : undefined)
  const project = foreignProject({
    functionsDir: functions,
    configFile,
    indexesFile: indexes,
    variables: process.env,
  })
  // It has no app of its own to show.
  const appDir = path.join(root, 'local', 'no-app')
  return startLocal({ root, project, dir, port, timers, maxRequests, appDir })
}

function greeting({ url }: Local, variables: Record<string, string>, envId: string): string {
  const exports = Object.entries(variables)
    .filter(([name]) => /^(TCB_|TENCENTCLOUD_|SCF_)/.test(name))
    .map(([name, value]) => `  export ${name}='${value}'`)
  return [
    `CloudBase is ready:  ${url}/   (environment '${envId}')`,
    '',
    'A program that uses @cloudbase/node-sdk reaches it with these variables:',
    '',
    ...exports,
    '',
    'Ctrl-C ends it; everything stays.',
    '',
  ].join('\n')
}

function endWithSignals(local: Local): void {
  const end = () => void local.close().finally(() => process.exit())
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

function sentenceFor(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof BadProject || error instanceof CannotOpen) return message
  if (code === 'EADDRINUSE') return 'This port is taken. Choose another with --port; 0 takes any free one.'
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\nSee weigui-local --help.`
  return error instanceof Error ? (error.stack ?? message) : String(error)
}

function say(text: string): void {
  process.stdout.write(text)
}
