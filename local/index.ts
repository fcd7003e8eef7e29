import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { environmentsIn, type Environments } from './environments'
import { readDefinitions } from './functions/definitions'
import { readFunctionRules } from './functions/security-rules'
import { openGateway } from './gateway'
import { localSettings } from './settings'
import { startStandIn, type StandIn } from './stand-in'

export type LocalOptions = {
  /** The repository: `cloudbaserc.json`, `config/`, `dist/` and the page are found under it. */
  readonly root: string
  /** Each environment lives in `<dir>/<envId>/`. */
  readonly dir: string
  /** 0 (the default) takes any free port. */
  readonly port?: number
  /** False gives up safety at a power cut for speed; a killed process loses nothing either way. */
  readonly durable?: boolean
  /** Whether timers fire in real time. */
  readonly timers?: boolean
  readonly appDir?: string
  /** Bundles of functions as `<name>/index.js`, and the `cloudbaserc.json` that lists them. */
  readonly functionsDir?: string
  readonly functionsFile?: string
  /** Values for the variables that `cloudbaserc.json` asks for. */
  readonly settings?: Readonly<Record<string, string>>
  readonly maxInstances?: number
  readonly idleMs?: number
}

export type Local = {
  readonly url: string
  readonly adminUrl: string
  readonly environments: Environments
  close(): Promise<void>
}

/** Starts CloudBase on this machine: gateway, environments, functions, and WeChat's stand-in where it is built. */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const at = (...parts: string[]) => path.join(options.root, ...parts)
  const dir = path.resolve(options.dir)
  mkdirSync(dir, { recursive: true })

  let url = ''
  let standIn: StandIn | undefined
  const environments = environmentsIn({
    dir,
    durable: options.durable ?? true,
    timers: options.timers ?? false,
    gatewayUrl: () => url,
    standIn: () => standIn,
    definitions: readDefinitions(
      options.functionsFile ?? at('cloudbaserc.json'),
      options.functionsDir ?? at('dist', 'functions'),
    ),
    settings: { ...localSettings, ...options.settings },
    workerFile: at('dist', 'local', 'function-worker.js'),
    maxInstances: options.maxInstances,
    idleMs: options.idleMs,
  })
  const gateway = openGateway({
    dir,
    environments,
    standIn: () => standIn,
    rules: readFunctionRules(at('config', 'function-rules.json')),
    appDir: path.resolve(options.appDir ?? at('dist', 'h5')),
    pageDir: at('local', 'page'),
  })

  url = await gateway.listen(options.port ?? 0)
  const standInBundle = at('dist', 'local', 'wechat.js')
  if (existsSync(standInBundle)) {
    standIn = await startStandIn({
      bundle: standInBundle,
      endWithParent: at('dist', 'local', 'end-with-parent.js'),
      dir: path.join(dir, '_wechat'),
      gatewayUrl: url,
    })
  }
  environments.openAll()
  return {
    url,
    adminUrl: `${url}/admin`,
    environments,
    close: async () => {
      await gateway.close()
      await environments.close()
      standIn?.stop()
    },
  }
}
