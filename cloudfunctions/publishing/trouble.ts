import { problemOf, problemOfError, type Problem } from '../../shared/publishing'
import { SecretTrouble } from '../_platform/secrets'
import { NoSecret, NoToken, WeChatError, WeChatUnreachable } from '../_platform/wechat'

/**
 * What stood in the way at WeChat, in words for a person. Whatever is not WeChat's is a fault of ours and goes on.
 * @throws the fault itself
 */
export function problemIn(fault: unknown): Problem {
  if (fault instanceof NoToken) {
    const { what, then } = problemIn(fault.cause)
    return problemOf(`没有取得公众号的凭证，${what}`, then)
  }
  if (fault instanceof WeChatError) return problemOfError(fault.errcode)
  if (fault instanceof NoSecret)
    return problemOf(
      '管理员还没有在渠道设置里填写它的 AppSecret',
      '请管理员到“渠道”页填写；填好后系统会自动继续',
    )
  if (fault instanceof SecretTrouble) return problemOf('服务器打不开它的 AppSecret', '请联系部署人员')
  if (fault instanceof WeChatUnreachable) return problemOf('微信没有回答', '系统每分钟再试一次，您不用做什么')
  throw fault
}
