import * as tcb from '@cloudbase/node-sdk'

const apps = new Map<string | undefined, tcb.CloudBase>()

/**
 * The CloudBase of the environment that this process runs in, made at first use. In the cloud the SDK finds it by
 * itself; on this machine `local/` points the SDK to itself through the same environment variables. Without
 * `keepalive` the SDK opens a connection for every call inside SCF.
 */
export function cloud(): tcb.CloudBase {
  const envId = environmentId()
  const app = apps.get(envId) ?? tcb.init({ env: envId ?? tcb.SYMBOL_CURRENT_ENV, keepalive: true })
  apps.set(envId, app)
  return app
}

export function environmentId(): string | undefined {
  return process.env.TCB_ENV ?? process.env.SCF_NAMESPACE
}
