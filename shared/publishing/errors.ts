/** What stands in the way, and what a person does about it: each half a sentence, put together where it is shown. */
export type Problem = { readonly what: string; readonly then: string }

/** Something that needs nobody's hand. */
export function problemOf(what: string, then = ''): Problem {
  return { what, then }
}

/** `微信没有回答。系统会再试。` */
export function sayProblem({ what, then }: Problem): string {
  return then === '' ? `${what}。` : `${what}。${then}。`
}

const settings = '请管理员到微信开发者平台核对公众号的 AppID 和 AppSecret，再更新系统里保存的一份'
const soon = '系统每分钟再试一次，您不用做什么'
const material = '请暂缓这篇稿件，请供稿人换好后重新提交；其余稿件照发'
const inConsole = '请到公众平台的草稿箱里打开这份草稿，按提示改好后发表，再把链接贴回来'
const newDraft = '系统会重新上传；反复出现时，请看看是否有人在公众平台删除了素材或草稿'
const ours = '请把错误码告诉系统的维护人员'

/** What WeChat's codes mean to the people of an editorial office, and what they do (wechat-facts 1.4–1.7, 1.10). */
const meanings: Readonly<Record<number, readonly [what: string, then: string]>> = {
  [-1]: ['微信系统繁忙', soon],
  40001: ['公众号的 AppSecret 不正确，或凭证已失效', settings],
  40003: [
    '没有这个微信号，或它没有关注公众号',
    '请测试人先关注公众号，再到“渠道”页核对微信号；这次请到草稿箱里看',
  ],
  40004: ['微信不接受这种文件', material],
  40005: ['微信不接受这种图片', material],
  40007: ['草稿或图片在公众号里已经不存在', newDraft],
  40009: ['图片太大', material],
  40013: ['公众号的 AppID 不正确', settings],
  40014: ['公众号的凭证不正确', settings],
  40035: ['微信认为参数不正确', ours],
  40059: ['微信没有这条消息的记录', '请到公众平台的发表记录里核对'],
  40114: ['微信说草稿里没有这一篇', newDraft],
  40125: ['公众号的 AppSecret 不正确', settings],
  40164: [
    '服务器地址不在公众号的 IP 白名单里',
    '请管理员到微信开发者平台，把系统的固定出口 IP 加入白名单；加好后系统会自动继续',
  ],
  41001: ['调用时缺少凭证', ours],
  41005: ['上传时缺少文件', ours],
  41039: ['原文链接不正确', material],
  42001: ['公众号的凭证已过期', soon],
  43002: ['调用的方式不正确', ours],
  44003: ['草稿里没有内容', newDraft],
  45002: ['正文太长', material],
  45003: ['标题太长', material],
  45004: ['摘要太长', material],
  45008: ['一期的篇数太多', '请在编辑台移出几篇，一期最多 8 篇（P1）'],
  45009: [
    '公众号今天的接口调用次数已用完',
    '请管理员到微信开发者平台清零次数；来不及时，请改为人工在公众平台发表',
  ],
  45028: [
    '公众号的群发次数已用完',
    '请到公众平台的发表记录里核对是否有人手动群发过；用完了就让稿件顺延（P2）',
  ],
  45065: ['微信回答这一期已经提交过群发', '系统正在查结果，请不要再发一次'],
  45066: ['微信回答这一期正在提交', '系统正在查结果，请不要再发一次'],
  45067: ['群发的编号太长', ours],
  45110: ['作者名太长', material],
  45166: ['正文里有微信不接受的内容', material],
  47001: ['微信读不懂提交的内容', ours],
  48001: ['公众号没有这项接口权限', '请到公众平台人工发表；以后请管理员在“渠道”页把发出方式改为“放入草稿箱”'],
  48004: ['公众号的接口已被微信封禁', '请管理员到公众平台查看违规通知，这一期请人工处理'],
  53404: ['草稿里的商品已不可用', inConsole],
  53405: ['草稿里的商品已不可用', inConsole],
  53406: ['草稿里的商品已不可用', inConsole],
  53503: ['草稿没有通过微信的发布检查', inConsole],
  53504: ['微信要求到公众平台官网使用这份草稿', inConsole],
  53505: ['微信要求先在公众平台手动保存这份草稿', inConsole],
  53600: ['微信没有这篇文章的记录', '请到公众平台的发表记录里核对'],
  88000: ['公众号没有留言权限', '请管理员到公众平台开通留言，或在系统里关闭留言'],
}

/** Every code of which there is something to say. */
export const knownErrors: readonly number[] = Object.keys(meanings).map(Number)

export function problemOfError(errcode: number): Problem {
  const [what, then] = meanings[errcode] ?? ['微信没有接受', ours]
  return { what: `${what}（错误码 ${errcode}）`, then }
}

/** What the API will not take from this account or of this draft, but the console does (wechat-facts 1.1, 1.6). */
const consoleOnlyErrors: readonly number[] = [48001, 53404, 53405, 53406, 53503, 53504, 53505]

export function needsConsole(errcode: number): boolean {
  return consoleOnlyErrors.includes(errcode)
}

/** There is none left for today, or this month (wechat-facts 1.7). */
export const noMassQuota = 45028

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

const pullAndResend = '请在编辑台暂缓有问题的稿件后补发其余的，或让全部顺延'

/**
 * @param status as MASSSENDJOBFINISH gives it: `send fail`, `err(10001)` …
 * @returns null when it tells no reason
 */
export function problemOfStatus(status: string): Problem | null {
  const code = /^err\((\d+)\)$/.exec(status)?.[1]
  if (code === undefined) return null
  return problemOf(`微信审核没有通过，${judgements[code] ?? '没有说明原因'}（${code}）`, pullAndResend)
}

/** How a publication failed, by its publish_status (wechat-facts 1.6). */
export function problemOfPublishing(status: number): Problem {
  const words: Readonly<Record<number, string>> = {
    2: '微信判断有文章不是原创，发布失败',
    3: '微信回报发布失败',
    4: '微信审核没有通过',
  }
  return problemOf(`${words[status] ?? '微信回报发布失败'}（状态 ${status}）`, pullAndResend)
}
