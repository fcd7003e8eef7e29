import type { Send } from './send'

/** What WeChat's codes mean to the people of an editorial office (wechat-facts 1.10). */
const meanings: Readonly<Record<number, string>> = {
  [-1]: '微信系统繁忙',
  40001: '公众号的 AppSecret 不正确，或凭证已失效',
  40003: '没有这个微信号，或它没有关注公众号',
  40004: '微信不接受这种图片',
  40005: '微信不接受这种图片',
  40007: '草稿或图片在公众号里已经不存在',
  40009: '图片太大',
  40013: '公众号的 AppID 不正确',
  40125: '公众号的 AppSecret 不正确',
  40164: '服务器地址不在公众号的 IP 白名单里',
  42001: '公众号的凭证已过期',
  45002: '正文太长',
  45003: '标题太长',
  45004: '摘要太长',
  45009: '公众号今天的接口调用次数已用完',
  45028: '公众号的群发次数已用完',
  45065: '微信回答这一期已经提交过群发',
  45066: '微信回答这一期正在提交，请稍候',
  45110: '作者名太长',
  45166: '正文里有微信不接受的内容',
  48001: '公众号没有这项接口权限',
  48004: '公众号的接口已被微信封禁',
  53503: '草稿没有通过微信的发布检查',
  53504: '需要到公众平台官网使用这份草稿',
  53505: '需要先在公众平台手动保存这份草稿',
}

export function sayWeChatError(errcode: number): string {
  return `${meanings[errcode] ?? '微信没有接受'}（错误码 ${errcode}）`
}

/** How WeChat's review judged a send that it stopped (wechat-facts 1.8). */
const judgements: Readonly<Record<string, string>> = {
  10001: '涉嫌广告',
  20001: '涉嫌政治',
  20002: '涉嫌色情',
  20004: '涉嫌社会',
  20006: '涉嫌违法犯罪',
  20008: '涉嫌欺诈',
  20013: '涉嫌版权',
  21000: '涉嫌其他',
  22000: '涉嫌互推',
}

/** @param status as MASSSENDJOBFINISH gives it: `send fail`, `err(10001)` … */
export function sayFailedSend(status: string): string {
  const code = /^err\((\d+)\)$/.exec(status)?.[1]
  if (code === undefined) return '微信回报发送失败'
  return `微信审核没有通过，${judgements[code] ?? '没有说明原因'}（${code}）`
}

/** Why a send was given up in the end: because somebody stopped it, or with what stood in its way. */
export function sayGivenUp({ problem, stopped }: Pick<Send, 'problem' | 'stopped'>): string {
  if (stopped) return `${stopped.byName}已停发：${stopped.reason}`
  return problem ? `到发布窗口关闭时仍未成功，${problem}` : '发布窗口已过'
}

/** What is known of a send of which nothing certain is known. */
export function sayUnconfirmed(send: Pick<Send, 'messageId' | 'draftSeenAt' | 'problem'>): string {
  if (send.messageId) return '微信已经收下，还没有回报结果'
  if (send.draftSeenAt) return '草稿还在草稿箱里，微信多半没有收到'
  return send.problem ?? '微信没有回答'
}
