import { environment } from '../environment'
import { openSecret } from '../secrets/open-secret'
import { callWeChat } from '../wechat/request'
import type { WeChatContext } from '../wechat/token'

/** The company has one: its address is the secret that lets us write in its group. */
export const robotOwner = 'notices'

/** An address outside of WeCom would be sent what only colleagues may read. */
export function isRobotAddress(address: string): boolean {
  const start = `${environment().WECOM_API_URL}/cgi-bin/webhook/send?key=`
  return address.startsWith(start) && /^[\w-]{8,64}$/.test(address.slice(start.length))
}

/**
 * Says something in the robot's group, and calls those of these members by name. Twice is said twice.
 * @returns false when nobody has entered its address
 * @throws WeChatError or WeChatUnreachable
 */
export async function speakAsRobot(
  ctx: WeChatContext,
  content: string,
  members: readonly string[],
  patienceMs: number,
): Promise<boolean> {
  const [address] = await openSecret(ctx, 'webhook', robotOwner)
  if (address === undefined) return false
  const text = { content, mentioned_list: members }
  await callWeChat(address, { msgtype: 'text', text }, { requestId: ctx.requestId, patienceMs })
  return true
}
