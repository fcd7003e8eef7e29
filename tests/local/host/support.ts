import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openClock, type ShiftedClock } from '../../../local/clock'
import { readDefinitions } from '../../../local/functions/definitions'
import { openFunctionHost, type FunctionHost, type FunctionHostOptions } from '../../../local/functions/host'
import type { Invocation } from '../../../local/functions/invocation'
import type { FunctionRules } from '../../../local/functions/security-rules'
import { answerClient } from '../../../local/gateway/client-functions'
import type { Call, Reply } from '../../../local/gateway/http'

/** A function by the text of its bundle, with what `cloudbaserc.json` says of it. */
export type WrittenFunction = { readonly source: string } & Record<string, unknown>

export type TestHost = {
  readonly functions: FunctionHost
  readonly clock: ShiftedClock
  /** The value that the function answered with. */
  invoke(name: string, event?: unknown, as?: Omit<Invocation, 'event'>): Promise<unknown>
  /** `POST /v1/functions/{name}`, for anybody unless the rules say otherwise. */
  post(name: string, body: string, headers?: Record<string, string>, rules?: FunctionRules): Promise<Reply>
  log(): string
  close(): Promise<void>
}

export const zhang = { caller: { openId: 'zhang', appId: 'wxapp' } }

/** A function host by itself: no gateway, no database. */
export function openHost(
  written: Record<string, WrittenFunction>,
  options: Partial<FunctionHostOptions> = {},
): TestHost {
  const dir = mkdtempSync(path.join(tmpdir(), 'weigui-host-'))
  for (const [name, { source }] of Object.entries(written)) {
    mkdirSync(path.join(dir, name))
    writeFileSync(path.join(dir, name, 'index.js'), source)
  }
  const file = path.join(dir, 'cloudbaserc.json')
  const configured = Object.entries(written).map(([name, { source: _, ...rest }]) => ({ name, ...rest }))
  writeFileSync(file, JSON.stringify({ functions: configured }))
  const logFile = path.join(dir, 'functions.log')
  const clock = openClock(path.join(dir, 'clock.json'))
  const functions = openFunctionHost({
    envId: 'shop',
    adminUrl: () => 'http://127.0.0.1:9/admin',
    definitions: readDefinitions(file, dir),
    settings: () => ({}),
    clock,
    workerFile: path.resolve('dist/local/function-worker.js'),
    logFile,
    ...options,
  })
  return {
    functions,
    clock,
    invoke: async (name, event = {}, as = {}) => JSON.parse(await functions.invoke(name, { event, ...as })),
    post: (name, body, headers = {}, rules = { '*': { invoke: true } }) =>
      answerClient(aCall({ body: Buffer.from(body), headers }), name, { functions }, rules),
    log: () => readFileSync(logFile, 'utf8'),
    close: async () => {
      await functions.close()
      rmSync(dir, { recursive: true })
    },
  }
}

export function aCall(parts: Partial<Call> = {}): Call {
  return {
    method: 'POST',
    url: new URL('http://local/'),
    segments: [],
    headers: {},
    body: Buffer.alloc(0),
    requestId: 'request-1',
    ...parts,
  }
}

/** Resolves when there is no such process any more. */
export async function gone(pid: number): Promise<void> {
  while (runs(pid)) await new Promise((resolve) => setImmediate(resolve))
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
