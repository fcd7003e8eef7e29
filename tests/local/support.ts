import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import type { CollectionSpec } from '../../cloudfunctions/_platform/indexes'
import {
  openDatabase,
  WireError,
  type Database,
  type DatabaseCall,
  type DatabaseOptions,
} from '../../local/database'

// Without a mark that it runs in the cloud, the SDK asks a metadata service before every call.
process.env.TENCENTCLOUD_RUNENV = 'SCF'
process.env.TENCENTCLOUD_REGION = 'local'
process.env.SCF_NAMESPACE = 'local'

export type Caller = (action: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>

type Reply = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer }

/** A server on this machine, at `origin`. */
export async function serve(
  answer: (request: IncomingMessage, body: Buffer) => Promise<Reply>,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => answer(request, body))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => stop(server) }
}

/** Serves `POST /admin` as the platform does: the answer, or code and message, both with HTTP 200. */
export async function serveAdmin(call: Caller): Promise<{ url: string; stop: () => Promise<void> }> {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const { origin, stop } = await serve(async (_request, body) => {
    const { action, ...params } = JSON.parse(body.toString()) as { action: string }
    const answer = await call(action, params).catch((fault: unknown) => {
      if (!(fault instanceof WireError)) throw fault
      return { code: fault.code, message: fault.message }
    })
    return { status: 200, headers, body: Buffer.from(JSON.stringify({ requestId: 'request', ...answer })) }
  })
  return { url: `${origin}/admin`, stop }
}

/** The real SDK, talking to `url`. */
export function sdkFor(url: string): ReturnType<typeof tcb.init> {
  return tcb.init({
    env: 'local',
    serviceUrl: url,
    secretId: 'id',
    secretKey: 'key',
    keepalive: true,
  })
}

export type TestDatabase = {
  readonly db: ReturnType<ReturnType<typeof tcb.init>['database']>
  readonly database: Database
  readonly calls: DatabaseCall[]
  /** Closes the file and opens it again, as after a restart. */
  reopen(): void
  stop(): Promise<void>
}

export async function openTestDatabase(
  collections: readonly CollectionSpec[],
  options: Partial<DatabaseOptions> = {},
): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'weigui-'))
  const calls: DatabaseCall[] = []
  const open = () => {
    const file = join(directory, 'database.sqlite')
    const opened = openDatabase({
      file,
      now: Date.now,
      durable: false,
      onCall: (call) => calls.push(call),
      ...options,
    })
    opened.declare(collections)
    return opened
  }
  let database = open()
  const { url, stop: stopServing } = await serveAdmin((action, params) => database.call(action, params))
  return {
    db: sdkFor(url).database(),
    calls,
    get database() {
      return database
    },
    reopen() {
      database.close()
      database = open()
    },
    async stop() {
      await stopServing()
      database.close()
      rmSync(directory, { recursive: true })
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
