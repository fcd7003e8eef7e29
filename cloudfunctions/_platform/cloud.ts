import * as tcb from '@cloudbase/node-sdk'

/**
 * The one CloudBase of this process, made at first use. In the cloud the SDK finds the environment by itself; on this
 * machine `local/` points it to itself through the same environment variables. Without `keepalive` the SDK opens a
 * connection for every call inside SCF.
 */
let app: tcb.CloudBase | undefined

export function cloud(): tcb.CloudBase {
  app ??= tcb.init({
    env: process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? tcb.SYMBOL_CURRENT_ENV,
    keepalive: true,
  })
  return app
}
