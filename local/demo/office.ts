import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { appRouter, makeApi, type AppRouter } from '../../cloudfunctions/api'
import { makeClock } from '../../cloudfunctions/clock'
import { makeWeChat } from '../../cloudfunctions/wechat'
import { addMinutes, newId, timeOf, type Instant, type Refusal } from '../../shared/_kernel'
import { localControl } from './control'
import { openIdOf, registerAccounts } from './identities'
import { platformContext } from './platform-context'
import { seeded } from './seeded'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

type Asking = <D extends keyof Outputs, P extends keyof Outputs[D] & keyof Inputs[D]>(
  domain: D,
  procedure: P,
  input?: Omit<NonNullable<Inputs[D][P]>, 'commandId'>,
) => Promise<Exclude<Outputs[D][P], Refusal>>

/**
 * The company at work, on a clock that is set by hand. Everybody knocks at the real doors, which run in this process:
 * told the time and a randomness that follows from what is asked, they store the same on every run.
 */
export type Office = {
  readonly now: Instant
  /** Lets time go by: everything that is due on the way is done. */
  until(instant: Instant): Promise<void>
  /** One minute later, whatever is due is done. */
  minute(): Promise<void>
  /** What this person's phone asks of the api; a refusal is an error. @param name tells calls apart that are alike */
  as(personId: string, name?: string): Asking
  /** Asks something of WeChat's stand-in. */
  wechat(verb: string, body: object): Promise<unknown>
  clearFaults(): Promise<unknown>
  /** From now on WeChat takes its time to report, instead of doing so before the next minute. */
  letWeChatTakeItsTime(): void
  close(): Promise<void>
}

export async function openOffice(url: string, envId: string, startsAt: Instant): Promise<Office> {
  const control = localControl(url, envId)
  let now = startsAt
  let nextDueAt: Instant | null = startsAt
  let tickedAt = startsAt
  let reportsAtOnce = true
  let calls = 0
  let heard = 0

  const callbacks = await listen(async (event) => {
    heard += 1
    const wechat = makeWeChat({ now: () => now, random: seeded(`heard ${heard}`) })
    return wechat(event, platformContext())
  })
  // As long as it is made: a report that came after a real second would come at another minute on a slow machine.
  await control.tellStandIn('completion', { afterMs: null })
  await setTime(startsAt)
  await registerAccounts(control.tellStandIn, callbacks.url)

  async function setTime(instant: Instant): Promise<void> {
    now = instant
    await control.setClock(instant)
    if (reportsAtOnce) await control.tellStandIn('settle', {})
  }

  async function tick(at: Instant): Promise<void> {
    await setTime(at)
    tickedAt = at
    const clock = makeClock({ now: () => now, random: seeded(`tick ${at}`) })
    nextDueAt = fullMinute((await clock({}, platformContext())).nextDueAt)
  }

  /** When something is due; in calm hours an hour after the last time, however soon that may be. */
  function nextTick(): Instant | null {
    if (nextDueAt === null) return null
    const rested = addMinutes(tickedAt, isBusy(nextDueAt) ? 1 : 60)
    const at = nextDueAt > rested ? nextDueAt : rested
    return at > now ? at : now
  }

  return {
    get now() {
      return now
    },
    async until(instant) {
      for (;;) {
        const at = nextTick()
        if (at === null || at > instant) break
        await tick(at)
      }
      if (instant > now) await setTime(instant)
    },
    minute: () => tick(addMinutes(now, 1)),
    as: (personId, name) => async (domain, procedure, input) => {
      const path = `${domain}.${String(procedure)}`
      const type = procedures[path]?._def.type
      const seed = `${personId} ${path} ${name ?? (calls += 1)}`
      const command = type === 'mutation' && !unnamed.has(path) ? { commandId: newId(seeded(seed)) } : {}
      const api = makeApi({ now: () => now, random: seeded(`${seed} ${now}`) })
      const given = input === undefined && type === 'query' ? undefined : { ...command, ...input }
      const answer = await api(
        { path, type, input: given, appVersion: '0.1.0' },
        platformContext(openIdOf(personId)),
      )
      if (!('data' in answer)) throw new Error(`${now} ${personId} ${path}: ${JSON.stringify(answer)}`)
      return answer.data as never
    },
    wechat: control.tellStandIn,
    clearFaults: control.clearFaults,
    letWeChatTakeItsTime: () => {
      reportsAtOnce = false
    },
    async close() {
      await registerAccounts(control.tellStandIn)
      await new Promise((resolve) => callbacks.server.close(resolve))
    },
  }
}

/** When editions lock and go out, each minute counts. */
function isBusy(instant: Instant): boolean {
  return '13:59' <= timeOf(instant) && timeOf(instant) <= '17:40'
}

/** Looking at a file is no command. */
const unnamed = new Set(['posts.checkPicture', 'approvals.checkFile'])

type Procedure = { readonly _def: { readonly type: 'query' | 'mutation' } }

const { procedures } = appRouter._def as unknown as {
  procedures: Readonly<Record<string, Procedure>>
}

function fullMinute(instant: Instant | null): Instant | null {
  if (instant === null) return null
  const passed = Date.parse(instant) % 60_000
  return passed === 0 ? instant : addMinutes(instant, 1 - passed / 60_000)
}

type Answer = { readonly statusCode: number; readonly body: string }

/** Where WeChat's stand-in reports to while the company is made, so that the reports come in on its clock. */
async function listen(
  hear: (event: object) => Promise<Answer>,
): Promise<{ readonly url: (appId: string) => string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
      const queryStringParameters = Object.fromEntries(searchParams)
      const body = Buffer.concat(parts).toString()
      hear({ path: pathname, httpMethod: request.method, queryStringParameters, body }).then(
        (answer) => response.writeHead(answer.statusCode).end(answer.body),
        () => response.writeHead(500).end(),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: (appId) => `http://127.0.0.1:${port}/${appId}`, server }
}
