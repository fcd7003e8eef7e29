import { existsSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { Environment } from '../environment'
import type { Environments } from '../environments'
import { json, Refused, type Call, type Reply } from '../gateway/http'
import { documentsOf, readCollections } from './collections'
import { fileAddress, listFiles } from './files'
import { describeFunctions } from './functions'
import type { Reader } from './reader'
import { describeTimers } from './timers'

export type InspectorContext = {
  readonly environments: Environments
  readonly reader: Reader
  /** The H5 build, which not every project has. */
  readonly appDir: string
  /** Whether timers fire by themselves here. */
  readonly timers: boolean
}

const wholeNumber = z.coerce.number().int().min(0).default(0)

/** `GET /_inspect/…`: what the page `/` shows of the environments. Nothing here changes anything. */
export async function answerInspector(call: Call, context: InspectorContext): Promise<Reply> {
  if (call.method !== 'GET') throw new Refused(405, 'ACTION_FORBIDDEN', 'the inspector only reads')
  const [, envId, ...what] = call.segments
  if (envId === undefined) return told(overview(context))
  const environment = context.environments.get(envId)
  if (!environment) throw new Refused(404, 'INVALID_ENV', `no environment is called '${envId}'`)
  return told(await answerAbout(what, call, environment, context))
}

function told(value: unknown): Reply {
  return json(200, value, { 'cache-control': 'no-store' })
}

function overview({ environments, appDir }: InspectorContext) {
  return {
    environments: environments.names(),
    first: environments.first()?.envId ?? null,
    hasApp: existsSync(path.join(appDir, 'index.html')),
  }
}

async function answerAbout(
  [area = '', name]: readonly string[],
  { url }: Call,
  environment: Environment,
  context: InspectorContext,
): Promise<unknown> {
  const asked = (parameter: string) => url.searchParams.get(parameter) ?? undefined
  const { calls } = environment.watch
  switch (area) {
    case 'collections':
      if (name === undefined) return readCollections(environment, context.reader)
      return documentsOf(environment, context.reader, {
        collection: name,
        query: asked('query') ?? '{}',
        skip: numberIn(asked('skip')),
      })
    case 'calls':
      if (name === undefined) return { last: calls.last(), calls: calls.after(numberIn(asked('after'))) }
      return calls.open(numberIn(name)) ?? missing(`call ${name}`)
    case 'functions':
      return describeFunctions(environment)
    case 'timers':
      return { areFiring: context.timers, timers: describeTimers(environment) }
    case 'files':
      if (name === undefined) return listFiles(environment, numberIn(asked('skip')))
      return fileAddress(environment, asked('path') ?? '')
    default:
      return missing(`'${url.pathname}'`)
  }
}

function missing(what: string): never {
  throw new Refused(404, 'INVALID_PATH', `there is no ${what}`)
}

function numberIn(text: string | undefined): number {
  const parsed = wholeNumber.safeParse(text)
  if (!parsed.success) throw new Refused(400, 'INVALID_PARAM', `'${text}' is no whole number`)
  return parsed.data
}
