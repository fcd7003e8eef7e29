import type { Problems } from '../problems'
import type { WxMembers } from './async-api'
import { documentedMembers } from './documented-members'

/**
 * Adds what WeChat documents and this shim lacks. Such a member fails with its name when it is called;
 * silence would let a test pass on a screen that does nothing.
 */
export function withMissingMembers(
  typeName: string,
  label: string,
  members: WxMembers,
  problems: Problems,
): WxMembers {
  const missing = [...documentedMembers(typeName)].filter((name) => !(name in members))
  const refuse = (name: string) => () => {
    const error = new Error(`${label}.${name} is not in the wx shim (local/weapp/wx)`)
    problems.fail(error)
    throw error
  }
  return { ...members, ...Object.fromEntries(missing.map((name) => [name, refuse(name)])) }
}
