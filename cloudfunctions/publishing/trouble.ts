import { sayWeChatError } from '../../shared/publishing'
import { SecretTrouble } from '../_platform/secrets'
import { NoSecret, NoToken, WeChatError, WeChatUnreachable } from '../_platform/wechat'

/**
 * What stood in the way at WeChat, in words for a person. Whatever is not WeChat's is a fault of ours and goes on.
 * @throws the fault itself
 */
export function problemIn(fault: unknown): string {
  if (fault instanceof NoToken) return `没有取得公众号的凭证，${problemIn(fault.cause)}`
  if (fault instanceof WeChatError) return sayWeChatError(fault.errcode)
  if (fault instanceof NoSecret) return '管理员还没有在渠道设置里填写它的 AppSecret'
  if (fault instanceof SecretTrouble) return '服务器打不开它的 AppSecret，请联系部署人员'
  if (fault instanceof WeChatUnreachable) return '微信没有回答'
  throw fault
}
