import { getCloudbaseContext } from '@cloudbase/node-sdk'

/** What the platform hands to a function beside the event. */
export type PlatformContext = Parameters<typeof getCloudbaseContext>[0]

/** The WeChat user who calls. The identity is the platform's alone: an openid in the event is anybody's claim. */
export function callerOf(platform: PlatformContext): string | null {
  return getCloudbaseContext(platform).WX_OPENID || null
}

/** By what the platform tells that a client is calling, of whatever way of signing in. */
const identities = ['WX_OPENID', 'WX_UNIONID', 'QQ_OPENID', 'TCB_UUID', 'TCB_CUSTOM_USER_ID'] as const

/** Whether a client calls. The doors for machines do not open to them, whatever the function's security rules say. */
export function isClient(platform: PlatformContext): boolean {
  const context = getCloudbaseContext(platform)
  return identities.some((identity) => Boolean(context[identity]))
}
