/**
 * What leads `@cloudbase/node-sdk` to this machine, in a function or in any other process that acts as the server.
 * TENCENTCLOUD_RUNENV also spares the SDK two probes of the cloud's metadata server per call; the credentials are
 * dummies, without which it refuses to go.
 */
export function sdkVariables(envId: string, adminUrl: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
  }
}

/** The rest of a function's `process.env`: none of this machine's own variables, so that nothing leans on them. */
export function processVariables(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    ...(process.env.SystemRoot !== undefined && { SystemRoot: process.env.SystemRoot }),
    HOME: '/tmp',
    TZ: 'UTC',
    NODE_ENV: 'production',
  }
}
