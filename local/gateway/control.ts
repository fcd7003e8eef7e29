import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { Environment } from '../environment'
import { isEnvId, type Environments } from '../environments'
import { advanceTo } from '../fast-forward'
import { FunctionError } from '../functions/function-error'
import { timerEvent } from '../functions/invocation'
import type { StandIn } from '../stand-in'
import { callerWith } from './client-functions'
import { bodyOf, json, Refused, type Call, type Reply } from './http'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const name = z.string().refine(isEnvId)
const creation = z.object({
  envId: name,
  now: instant.optional(),
  settings: z.record(z.string(), z.string()).optional(),
  from: name.optional(),
})
const keeping = z.object({ as: name })
const clockSetting = z.object({ now: instant })
const advance = z.object({ to: instant })
const killing = z.object({ name: z.string() })
const trap = killing.extend({ write: z.int().min(0), when: z.enum(['before', 'after']) })
const invocation = z.object({
  name: z.string(),
  event: z.unknown().optional(),
  openId: z.string().optional(),
  trigger: z.string().optional(),
})

export type ControlContext = {
  readonly dir: string
  readonly environments: Environments
  readonly standIn: () => StandIn | undefined
}

/** `/_local/`: what a console or the passing of time does in the cloud. For the page, the tests and `npm start`. */
export async function answerControl(call: Call, context: ControlContext): Promise<Reply> {
  const [, area, envId, verb] = call.segments
  if (area === 'health') return json(200, { dir: context.dir })
  if (area !== 'environments') throw new Refused(404, 'INVALID_PATH', `nothing is at '${call.url.pathname}'`)
  if (envId === undefined) return answerCollection(call, context)
  if (call.method === 'DELETE' && verb === undefined) {
    await context.environments.remove(known(envId, context).envId)
    return json(200, {})
  }
  const environment = known(envId, context)
  return json(200, await perform(`${call.method} ${verb ?? ''}`.trim(), call, environment, context))
}

async function answerCollection(call: Call, { environments, standIn }: ControlContext): Promise<Reply> {
  if (call.method !== 'POST')
    return json(200, { first: environments.first()?.envId ?? null, kept: environments.kept() })
  const { envId, ...made } = bodyOf(call, creation)
  if (made.from !== undefined && !environments.kept().includes(made.from))
    throw new Refused(404, 'INVALID_ENV', `nothing was put aside as '${made.from}'`)
  return json(200, await described(await environments.createFresh(envId, made), standIn()))
}

function known(envId: string, { environments }: ControlContext): Environment {
  const environment = environments.get(envId)
  if (!environment) throw new Refused(404, 'INVALID_ENV', `no environment is called '${envId}'`)
  return environment
}

async function perform(what: string, call: Call, environment: Environment, context: ControlContext) {
  const { environments, standIn } = context
  switch (what) {
    case 'GET':
      return described(environment, standIn())
    case 'POST clock':
      await environment.clock.set(bodyOf(call, clockSetting).now)
      return described(environment, standIn())
    case 'POST keep':
      await environments.keep(environment.envId, bodyOf(call, keeping).as)
      return {}
    case 'POST advance':
      return advanceTo(environment, bodyOf(call, advance).to)
    case 'POST invoke':
      return invoke(environment, bodyOf(call, invocation), call.requestId)
    case 'POST kill':
      await environment.functions.kill(bodyOf(call, killing).name)
      return {}
    case 'POST trap':
      environment.traps.arm(bodyOf(call, trap))
      return {}
    case 'GET trap':
      return { writes: environment.traps.writes() }
    case 'GET variables':
      return environment.variables()
    case 'GET people':
      return readPeople(environment)
    case 'GET sends':
      return (await standIn()?.sends(environment.envId)) ?? []
    default:
      throw new Refused(404, 'INVALID_PATH', `'${what}' is not known`)
  }
}

async function described(environment: Environment, standIn?: StandIn) {
  return {
    envId: environment.envId,
    now: new Date(environment.clock.now()).toISOString(),
    documents: await environment.counts(),
    wastefulCalls: environment.wasteful(),
    standInUrl: standIn ? `${standIn.url}/_stand-in/${environment.envId}` : null,
    log: path.join(environment.dir, 'functions.log'),
  }
}

async function invoke(environment: Environment, asked: z.infer<typeof invocation>, requestId: string) {
  const { name, openId, trigger } = asked
  const event = trigger ? timerEvent(trigger, new Date(environment.clock.now())) : asked.event
  const caller = openId ? callerWith(openId) : undefined
  try {
    const answer = await environment.functions.invoke(name, { event, caller, timer: trigger }, requestId)
    return { result: JSON.parse(answer) as unknown }
  } catch (error) {
    if (error instanceof FunctionError) throw new Refused(500, error.code, error.message)
    throw error
  }
}

/** Written by the demo company; an environment without one has nobody to switch to. */
function readPeople({ dir }: Environment): unknown {
  const file = path.join(dir, 'people.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}
