import { makeWeChatDoor, type WeChatOptions } from './_platform/wechat-door'
import { listener } from './wechat-reports'

/** The door for WeChat's servers. Tests pin the clock. */
export function makeWeChat(options: Omit<WeChatOptions, 'listener'> = {}) {
  return makeWeChatDoor({ ...options, listener })
}

export const main = makeWeChat()
