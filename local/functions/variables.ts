import type { FunctionDefinition } from './definitions'

export const region = 'ap-shanghai'

/** Names and values together, of what one function is deployed with. */
const limitBytes = 4 * 1024

/**
 * Fills `{{env.NAME}}` as the CloudBase CLI does; a variable with a name that is not set is left out.
 * @throws where the cloud would refuse to deploy them
 */
export function resolveVariables(
  { name: functionName, variables }: Pick<FunctionDefinition, 'name' | 'variables'>,
  settings: Readonly<Record<string, string>>,
): Record<string, string> {
  const resolved: Record<string, string> = {}
  for (const [name, template] of Object.entries(variables)) {
    const wanted = /^\{\{env\.(\w+)\}\}$/.exec(template)?.[1]
    const value = wanted === undefined ? template : settings[wanted]
    if (value !== undefined) resolved[name] = value
  }
  const bytes = Buffer.byteLength(Object.entries(resolved).flat().join(''))
  if (bytes > limitBytes) {
    throw new Error(
      `function '${functionName}': its environment variables take ${bytes} bytes, ${limitBytes} at most`,
    )
  }
  return resolved
}

/**
 * What leads `@cloudbase/node-sdk` to this machine, in a function or in any other process that acts as the server.
 * TENCENTCLOUD_RUNENV also spares the SDK two probes of the cloud's metadata server per call; the credentials are
 * dummies, without which it refuses to go.
 */
export function sdkVariables(envId: string, adminUrl: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: region,
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
