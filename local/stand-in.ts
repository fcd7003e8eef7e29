import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** WeChat's servers on this machine: a process of its own, because functions reach it over HTTP like the real ones. */
export type StandIn = {
  readonly url: string
  /** Variables that lead the functions of an environment to it. */
  settingsFor(envId: string): Record<string, string>
  setClock(envId: string, offsetMs: number): Promise<void>
  forget(envId: string): Promise<void>
  /** Moves all that it knows of an environment into this folder, which is made. */
  putAside(envId: string, dir: string): Promise<void>
  /** Has an environment begin with what was put aside in this folder. */
  begin(envId: string, dir: string): Promise<void>
  sends(envId: string): Promise<unknown>
  stop(): void
}

export type StandInOptions = {
  readonly bundle: string
  readonly endWithParent: string
  readonly dir: string
  /** Where it listens if nobody else does, so that links to its pages outlive a restart; 0 takes any free port. */
  readonly port: number
  /** False gives up safety at a power cut for speed. */
  readonly durable: boolean
  /** It sends its callbacks to `<gateway>/http/<env>/wechat/<appid>`. */
  readonly gatewayUrl: string
}

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      options.endWithParent,
      options.bundle,
      '--dir',
      options.dir,
      ...(options.durable ? [] : ['--not-durable']),
    ],
    {
      env: { ...process.env, PORT: String(options.port), GATEWAY_URL: options.gatewayUrl },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve((JSON.parse(line) as { url: string }).url),
    )
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the WeChat stand-in ended (${code}) before it was ready`)))
  })

  const control = async (envId: string, path: string, init?: RequestInit) => {
    const response = await fetch(`${url}/_stand-in/${envId}${path}`, init)
    return response.ok ? ((await response.json()) as unknown) : undefined
  }
  const tell = (envId: string, path: string, body: object) =>
    control(envId, path, { method: 'POST', headers: jsonHeaders, body: JSON.stringify(body) })
  return {
    url,
    settingsFor: (envId) => ({ WECHAT_API_URL: `${url}/${envId}`, WECOM_API_URL: `${url}/${envId}` }),
    setClock: async (envId, offsetMs) => {
      await tell(envId, '/clock', { offsetMs })
    },
    forget: async (envId) => {
      await control(envId, '', { method: 'DELETE' })
    },
    putAside: async (envId, dir) => {
      await tell(envId, '/put-aside', { dir })
    },
    begin: async (envId, dir) => {
      await tell(envId, '/begin', { dir })
    },
    sends: (envId) => control(envId, '/sends'),
    stop: () => {
      child.kill()
    },
  }
}

const jsonHeaders = { 'content-type': 'application/json' }
