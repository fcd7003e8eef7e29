import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { openSpares } from './functions/spares'
import { environmentsIn, type Environments } from './environments'
import { openGateway } from './gateway'
import { openReader } from './inspector/reader'
import { ownProject, type OwnProjectOptions, type Project } from './project'
import { startStandIn, type StandIn } from './stand-in'

export type LocalOptions = OwnProjectOptions & {
  /** Something else to run than the product of this repository. */
  readonly project?: Project
  /** Each environment lives in `<dir>/<envId>/`. */
  readonly dir: string
  /** 0 (the default) takes any free port. */
  readonly port?: number
  /** False gives up safety at a power cut for speed; a killed process loses nothing either way. */
  readonly durable?: boolean
  /** Whether processes of functions start from what V8 made of their bundles before: faster, with stacks in their terms. */
  readonly keepCompiled?: boolean
  /** Whether what an environment leaves warm when it is removed serves the next one, as it would never in the cloud. */
  readonly keepInstances?: boolean
  /** Whether timers fire in real time. */
  readonly timers?: boolean
  readonly appDir?: string | undefined
  /** Database calls that may be open at once in an environment, as a plan of CloudBase has it (30); no limit without it. */
  readonly maxRequests?: number | undefined
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

  const project = options.project ?? ownProject(options)
  const timers = options.timers ?? false
  const reader = openReader({ processFile: at('dist', 'local', 'inspector-reading.js') })
  const spares = options.keepInstances ? openSpares() : undefined
  let url = ''
  let standIn: StandIn | undefined
  const environments = environmentsIn({
    dir,
    durable: options.durable ?? true,
    timers,
    gatewayUrl: () => url,
    standIn: () => standIn,
    definitions: project.definitions,
    storageRules: project.storageRules,
    collections: project.collections,
    settings: project.settings,
    workerFile: at('dist', 'local', 'function-worker.js'),
    compiledDir: options.keepCompiled ? path.join(dir, '_compiled') : undefined,
    spares,
    maxInstances: options.maxInstances,
    idleMs: options.idleMs,
    maxRequests: options.maxRequests,
  })
  const gateway = openGateway({
    dir,
    environments,
    reader,
    timers,
    standIn: () => standIn,
    rules: project.rules,
    appDir: path.resolve(options.appDir ?? at('dist', 'h5')),
    pageDir: at('local', 'page'),
  })

  url = await gateway.listen(options.port ?? 0)
  const standInBundle = at('dist', 'local', 'wechat.js')
  if (project.needsWechat && existsSync(standInBundle)) {
    standIn = await startStandIn({
      bundle: standInBundle,
      endWithParent: at('dist', 'local', 'end-with-parent.js'),
      dir: path.join(dir, '_wechat'),
      port: options.port ? options.port + 1 : 0,
      durable: options.durable ?? true,
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
      await Promise.all([environments.close(), reader.close()])
      await spares?.close()
      standIn?.stop()
    },
  }
}
